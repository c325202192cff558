// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of what people did.
#include "server/reports/acts.h"

#include <map>
#include <vector>

namespace talon::server {

using core::Text;

std::span<const ActKind> act_kinds()
{
    static const std::vector<ActKind> kinds{
        {"site_saved", Text("Изменены настройки", "Settings changed")},
        {"staff_saved", Text("Изменён сотрудник", "Person changed")},
        {"password_set", Text("Сменён пароль", "Password set")},
        {"enrolment_code_issued", Text("Выдан код подключения", "Enrolment code issued")},
        {"device_enrolled", Text("Подключено устройство", "Device enrolled")},
        {"device_revoked", Text("Отозвано устройство", "Device revoked")},
        {"device_set_aside", Text("Устройство отстранено", "Device set aside")},
        {"hall_restored", Text("Журнал восстановлен из копии", "Journal restored from a backup")},
        {"time_corrected", Text("Исправлено время зала", "The hall's clock put right")},
        {"bookings_imported", Text("Загружен список записей", "List of bookings taken in")},
        {"booking_joined", Text("Запись присоединена к талону", "Booking joined to a ticket")},
        {"booking_parted", Text("Запись отсоединена от талона", "Booking parted from a ticket")},
        {"booking_reinstated", Text("Опоздавший по записи принят", "Late booked visitor taken")},
        {"booking_kept", Text("Запись вне часов приёма оставлена", "Booking outside the hours kept")},
        {"booking_cancelled", Text("Запись отменена инспекцией", "Booking cancelled by us")},
        {"booking_made", Text("Посетитель записан сотрудником", "Visitor booked by staff")},
        {"personal_data_shown", Text("Показано ФИО по записи", "Name of a booking shown")},
        {"personal_data_destroyed", Text("Уничтожены персональные данные", "Personal data destroyed")},
        {"page_saved", Text("Изменена страница стенда", "Page of the stands changed")},
        {"page_published", Text("Опубликована страница стенда", "Page of the stands published")},
        {"page_withdrawn", Text("Снята страница стенда", "Page of the stands withdrawn")},
        {"sections_saved", Text("Изменены разделы стендов", "Sections of the stands changed")},
        {"survey_published", Text("Опубликована анкета", "Survey published")},
        {"survey_closed", Text("Завершён опрос", "Survey closed")},
        {"hall_message_set", Text("Сообщение залу", "Hall message")},
        {"hall_message_ended", Text("Сообщение залу снято", "Hall message taken back")},
        {"survey_drafted", Text("Изменён черновик анкеты", "Draft of a survey changed")},
        {"answer_text_removed", Text("Удалён текст отзыва", "Words of an answer removed")},
        {"results_exported", Text("Выгружены результаты анкеты", "Results of a survey exported")},
        {"ticket_called", Text("Вызов вне очереди", "Call out of turn")},
        {"ticket_returned", Text("Талон возвращён администратором", "Ticket returned by an administrator")},
        {"no_show_corrected", Text("Исправлена неявка", "No-show corrected")},
        {"ticket_left", Text("Посетитель отмечен ушедшим", "Visitor marked as gone")},
        {"window_released", Text("Окно освобождено администратором", "Window released by an administrator")},
        {"window_taken_over", Text("Окно занято вместо коллеги", "Window taken over")},
    };
    return kinds;
}

std::string act_field(const std::string &name, core::Language language)
{
    static const std::map<std::string, Text> fields{
        {"title", Text("название", "title")},         {"roles", Text("роли", "roles")},           {"active", Text("вход открыт", "may log in")},
        {"one_time", Text("одноразовый", "one-time")}, {"place", Text("место", "place")},          {"reason", Text("причина", "reason")},
        {"until", Text("номера закрыты до", "numbers fenced until")}, {"seconds", Text("секунд", "seconds")}, {"rows", Text("строк", "rows")},
        {"added", Text("добавлено", "added")},        {"moved", Text("перенесено", "moved")},     {"cancelled", Text("снято", "cancelled")},
        {"bookings", Text("записей", "bookings")},    {"act", Text("акт", "act")},
        {"from", Text("с", "from")}, {"until_time", Text("до", "until")},
        {"to", Text("по", "to")},                  {"format", Text("формат", "format")},
        {"revision", Text("версия", "revision")},     {"holder", Text("сотрудник", "operator")}, {"more", Text("и ещё изменений", "and further changes")},
    };
    const auto found = fields.find(name);
    return found == fields.end() ? name : found->second.in(language);
}

} // namespace talon::server
