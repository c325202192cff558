// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/survey/form_fields.h"

namespace talon::wire::detail {

void read(const Reader &at, Ids<std::vector<std::string>> field)
{
    field.value.clear();
    at.each(field.min, field.max, [&](const Reader &item) { field.value.push_back(item.id()); });
}

void write(Writer &out, const Ids<const std::vector<std::string>> &field)
{
    out.begin_array();
    for (const std::string &each : field.value)
        out.string(each);
    out.end_array();
}

} // namespace talon::wire::detail
