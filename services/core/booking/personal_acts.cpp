// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/personal_acts.h"

#include "core/booking/list_rows.h"
#include "core/values/cut_text.h"

#include <algorithm>

namespace talon::core {

void PersonalActs::apply(const PersonalDataDestroyed &event, Instant at, const std::string &actor)
{
    if (act(event.act))
        return;
    acts.push_back({++count, event, static_cast<int>(event.bookings.size()), at, actor});
    if (acts.size() > max_personal_acts)
        acts.erase(acts.begin());
    std::size_t kept = 0;
    for (auto each = acts.rbegin(); each != acts.rend(); ++each)
        if ((kept += each->what.bookings.size()) > max_act_bookings)
            each->what.bookings.clear();
}

const PersonalAct *PersonalActs::act(const std::string &id) const
{
    const auto found = std::find_if(acts.begin(), acts.end(), [&](const PersonalAct &each) { return each.what.act == id; });
    return found == acts.end() ? nullptr : &*found;
}

std::optional<std::string> PersonalActs::contradiction() const
{
    for (std::size_t i = 0; i < acts.size(); ++i)
        if (acts[i].number != count - static_cast<int>(acts.size() - 1 - i) || acts[i].number < 1)
            return "The acts of destroyed personal data are out of order.";
    return std::nullopt;
}

namespace {

std::size_t letters_in(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool fits(const std::string &name, const std::string &typed)
{
    for (std::size_t at = name.find(typed); at != std::string::npos; at = name.find(typed, at + 1))
        if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-')
            return true;
    return false;
}

} // namespace

std::vector<std::size_t> fitting_names(const std::vector<std::string> &names, std::string_view typed)
{
    std::vector<std::size_t> found;
    const std::string folded = folded_name(typed);
    if (letters_in(folded) < least_surname)
        return found;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (fits(folded_name(names[i]), folded))
            found.push_back(i);
    return found;
}

std::string surname_of(std::string_view name)
{
    return std::string(name.substr(0, name.find(' ')));
}

std::string tidy_name(std::string_view cell, std::size_t most)
{
    std::string tidy;
    bool blank = false;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const auto byte = static_cast<unsigned char>(cell[i]);
        const bool hard_blank = byte == 0xC2 && i + 1 < cell.size() && static_cast<unsigned char>(cell[i + 1]) == 0xA0;
        i += hard_blank;
        if (hard_blank || byte <= 0x20 || byte == 0x7F) {
            blank = true;
            continue;
        }
        if (blank && !tidy.empty())
            tidy += ' ';
        blank = false;
        tidy += cell[i];
    }
    tidy.resize(cut_text(tidy, most).size());
    return tidy;
}

} // namespace talon::core
