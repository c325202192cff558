// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace talon::core {

/// Whether a row's cell says that its booking is cancelled, under a column of this head. Words say so by themselves («отменена», «не
/// отменена», «подтверждена»); «да», «1» or a date do under a head that asks («Отменено», «Дата отмены») and mean nothing under another
/// («Статус»). An empty cell: it is not. Nothing: what the cell means cannot be told.
std::optional<bool> cancelled_by_cell(std::string_view head, std::string_view cell);

} // namespace talon::core
