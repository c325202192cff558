// SPDX-License-Identifier: GPL-3.0-or-later
// With a catalogue of the heads by which the lists of Russian services are known.
#include "core/booking/list_rows.h"

#include <algorithm>
#include <span>

namespace talon::core {

namespace {

using Words = std::span<const std::string_view>;

/// What a column must say to hold a thing: exactly one of `names`, else a part of `parts` and nothing of `others`.
struct Thing {
    Words names;
    Words parts;
    Words others;
};

constexpr std::string_view code_names[]{"код", "пин", "пин-код", "пинкод", "pin", "pin-код", "pin code", "code", "код записи", "код бронирования", "код (пин)",
                                        "код подтверждения", "booking code"};
constexpr std::string_view code_parts[]{"код", "пин", "pin", "code"};
constexpr std::string_view code_others[]{"услуг", "инспекц", "ифнс", "орган", "регион", "подразделен", "страны", "окна", "октмо", "service", "office", "postcode"};
constexpr std::string_view date_names[]{"дата", "день", "date", "day", "дата приема", "дата визита", "дата посещения", "дата и время", "дата и время приема",
                                        "дата, время", "dtstart"};
constexpr std::string_view date_parts[]{"дата", "день", "date", "day"};
constexpr std::string_view date_others[]{"рожд", "создан", "оформл", "подач", "подан", "отмен", "измен", "выгруз", "регистр", "birth", "created", "changed", "cancel"};
constexpr std::string_view time_names[]{"время", "время приема", "время визита", "время начала", "интервал", "time", "slot"};
constexpr std::string_view time_parts[]{"врем", "интервал", "time"};
constexpr std::string_view time_others[]{"дата", "date", "создан", "оформл", "подач", "подан", "отмен", "измен", "выгруз", "ожидан", "окончан", "конц", "рожд",
                                         "created", "changed", "end", "zone", "пояс"};
constexpr std::string_view service_names[]{"услуга", "наименование услуги", "название услуги", "цель визита", "цель обращения", "service", "summary"};
constexpr std::string_view service_parts[]{"услуг", "цель", "вопрос", "service"};
constexpr std::string_view service_others[]{"код", "номер", "дата", "врем", "статус", "id", "code"};
constexpr std::string_view state_names[]{"статус", "состояние", "статус записи", "отменено", "отменена", "отмена", "state", "status", "cancelled"};
constexpr std::string_view state_parts[]{"статус", "состояни", "отмен", "state", "status", "cancel"};
constexpr std::string_view state_others[]{"причин", "кем", "reason", "дата", "врем"};

constexpr std::string_view phone_names[]{"телефон", "номер телефона", "контактный телефон", "телефон заявителя", "телефон посетителя", "мобильный телефон", "phone",
                                         "phone number"};
constexpr std::string_view phone_parts[]{"телефон", "phone"};
constexpr std::string_view phone_others[]{"инспекц", "ифнс", "организац", "сотрудник", "инспектор", "справ", "office", "staff"};

// A name is known by exact heads alone: «Наименование», «Имя файла» and «ФИО сотрудника» are no visitor's name.
constexpr std::string_view name_names[]{"фио", "ф.и.о.", "ф.и.о", "ф. и. о.", "фамилия, имя, отчество", "фамилия имя отчество", "фио заявителя", "фио посетителя",
                                        "фио налогоплательщика", "заявитель", "full name"};

bool holds_one(const std::string &head, Words words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return head.find(word) != std::string::npos; });
}

std::optional<int> only_one(const std::vector<std::string> &heads, auto fits)
{
    const auto first = std::find_if(heads.begin(), heads.end(), fits);
    if (first == heads.end() || std::find_if(first + 1, heads.end(), fits) != heads.end())
        return std::nullopt;
    return static_cast<int>(first - heads.begin());
}

/// The column that bears a thing's very name; else the only one that speaks of it.
std::optional<int> column_of(const Thing &thing, const std::vector<std::string> &heads)
{
    const auto named = [&](const std::string &head) { return std::find(thing.names.begin(), thing.names.end(), head) != thing.names.end(); };
    if (std::any_of(heads.begin(), heads.end(), named))
        return only_one(heads, named);
    return only_one(heads, [&](const std::string &head) { return holds_one(head, thing.parts) && !holds_one(head, thing.others); });
}

int known(const ListColumns &columns)
{
    return columns.code.has_value() + columns.date.has_value() + columns.time.has_value() + columns.service.has_value() + columns.state.has_value();
}

} // namespace

ListColumns guess_columns(const std::vector<std::string> &header)
{
    std::vector<std::string> heads;
    std::transform(header.begin(), header.end(), std::back_inserter(heads), folded_name);
    ListColumns columns;
    columns.code = column_of({code_names, code_parts, code_others}, heads);
    columns.date = column_of({date_names, date_parts, date_others}, heads);
    columns.time = column_of({time_names, time_parts, time_others}, heads);
    columns.service = column_of({service_names, service_parts, service_others}, heads);
    columns.state = column_of({state_names, state_parts, state_others}, heads);
    columns.name = column_of({name_names, {}, {}}, heads);
    columns.phone = column_of({phone_names, phone_parts, phone_others}, heads);
    return columns;
}

void begin_at_header(ListTable &table)
{
    constexpr std::size_t looked_at = 10;
    std::size_t best = 0;
    int most = 2; // a title says one thing by chance
    for (std::size_t i = 0; i < std::min(looked_at, table.rows.size()); ++i) {
        const int here = known(guess_columns(table.rows[i].cells));
        // Of a header of two rows the lower one names the columns.
        if (here > most || (here == most && here > 2 && i == best + 1)) {
            best = i;
            most = here;
        }
    }
    table.rows.erase(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(best));
}

} // namespace talon::core
