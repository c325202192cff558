// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is the one list of what the API says and hears.
#include "server/http/openapi.h"

namespace talon::server {

std::string_view schemas_json()
{
    return R"json({
"Anything": {"type": "object"},
"Error": {"type": "object", "required": ["error"], "properties": {
    "findings": {"description": "Of site_not_valid", "$ref": "#/components/schemas/Findings"},
    "revision": {"description": "Of changed_meanwhile: who saved last", "$ref": "#/components/schemas/SiteRevision"},
    "differences": {"description": "Of changed_meanwhile: what others have changed since", "$ref": "#/components/schemas/Differences"},
    "error": {"type": "object", "required": ["code", "message"],
    "properties": {"code": {"type": "string", "examples": ["window_taken"]},
                   "message": {"type": "string", "description": "In the language of Accept-Language, Russian by default"},
                   "detail": {"type": "string", "description": "The path of an offending field; of a wrong password, what may have happened: password.layout, password.caps"}}}}},
"Health": {"type": "object", "required": ["status"],
    "properties": {"status": {"enum": ["ok", "failed"]}}},
"Instant": {"type": "string", "format": "date-time", "examples": ["2026-11-22T09:15:00.000Z"]},
"Text": {"type": "object", "required": ["ru", "en"], "description": "By language tags: further ones stand where the site says them",
    "properties": {"ru": {"type": "string"}, "en": {"type": "string"}}, "additionalProperties": {"type": "string"}},
"Language": {"type": "string", "minLength": 2, "maxLength": 12, "description": "A tag: two or three letters, then perhaps a script and a region",
    "examples": ["ru", "tt", "kk-Latn"]},
"Login": {"type": "object", "required": ["login", "password"],
    "properties": {"login": {"type": "string", "minLength": 1, "maxLength": 64}, "password": {"type": "string", "minLength": 1, "maxLength": 256}}},
"Session": {"type": "object", "required": ["user", "csrf", "window", "instance", "password_due"], "properties": {
    "user": {"type": "object", "required": ["login", "title", "roles", "permissions"], "properties": {
        "login": {"type": "string"}, "title": {"type": "string"}, "roles": {"type": "array", "items": {"type": "string"}},
        "permissions": {"type": "array", "items": {"type": "string", "examples": ["tickets.call"]}}}},
    "instance": {"type": "string", "description": "Of this run of talond; idempotency keys begin with it"},
    "password_due": {"type": "boolean", "description": "Before anything else a password of one's own is to be chosen"},
    "csrf": {"type": "string", "description": "For the header X-CSRF-Token of every change"},
    "window": {"type": ["string", "null"]}}},
"DeviceRole": {"enum": ["ticket", "hall", "stand", "survey"]},
"TicketState": {"enum": ["waiting", "called", "serving", "served", "no_show", "left", "parked"]},
"Ticket": {"type": "object", "required": ["ticket", "number", "state", "service", "arrived_at", "due_at"], "properties": {
    "ticket": {"type": "string"}, "number": {"type": "string", "examples": ["А023"]},
    "state": {"$ref": "#/components/schemas/TicketState"}, "service": {"type": "string"},
    "service_title": {"$ref": "#/components/schemas/Text"}, "class": {"type": "string"}, "language": {"$ref": "#/components/schemas/Language"},
    "arrived_at": {"$ref": "#/components/schemas/Instant"}, "due_at": {"$ref": "#/components/schemas/Instant"},
    "slot": {"$ref": "#/components/schemas/Instant", "description": "The booked time, of who has booked"},
    "promise": {"enum": ["kept", "soon", "alarm", "broken"], "description": "How urgent it is to serve who has booked"},
    "window": {"type": ["string", "null"]},
    "called_at": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
    "serving_since": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
    "calls": {"type": "integer", "minimum": 0},
    "parked_until": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
    "only_window": {"type": ["string", "null"], "description": "Only this window takes it"},
    "only_staff": {"type": ["string", "null"], "description": "Only this member of staff takes it"},
    "reason": {"description": "Why it is next; null in the lists of the hall", "anyOf": [{"$ref": "#/components/schemas/Text"}, {"type": "null"}]}}},
"MaybeTicket": {"anyOf": [{"$ref": "#/components/schemas/Ticket"}, {"type": "null"}]},
"Acted": {"type": "object", "required": ["ticket"], "properties": {"ticket": {"$ref": "#/components/schemas/Ticket"}}},
"Mine": {"type": "object", "required": ["window", "ticket", "next", "recalls_left"], "properties": {
    "window": {"type": ["string", "null"]}, "ticket": {"$ref": "#/components/schemas/MaybeTicket"},
    "next": {"$ref": "#/components/schemas/MaybeTicket"}, "recalls_left": {"type": "integer"}}},
"Window": {"type": "object", "required": ["window", "operator", "ticket"], "properties": {
    "window": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"}, "operator": {"type": ["string", "null"]},
    "operator_title": {"type": ["string", "null"]}, "ticket": {"$ref": "#/components/schemas/MaybeTicket"},
    "services": {"type": "array", "items": {"type": "string"}}}},
"Service": {"type": "object", "required": ["service", "waiting", "open"], "properties": {
    "service": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"}, "letter": {"type": "string"},
    "waiting": {"type": "integer"}, "wait_minutes": {"type": ["integer", "null"], "description": "The range's upper end"},
    "range": {"$ref": "#/components/schemas/MaybeRange"}, "open": {"type": "boolean"}}},
"MaybeRange": {"type": ["object", "null"], "description": "Of the wait of an ordinary visitor who comes now: nine of ten are called by its end. From 120 on it has none",
    "required": ["from_min", "to_min"], "properties": {"from_min": {"type": "integer"}, "to_min": {"type": "integer"}}},
"ForecastMarks": {"type": "object", "description": "Sums; seconds end in _s", "required": ["n", "inside", "later", "earlier", "error_s", "bias_s", "width_s",
    "compared", "compared_error_s", "last_wait_error_s", "formula_error_s"], "properties": {
    "n": {"type": "integer", "description": "Tickets that were foretold; who went straight to a window is none of them"}, "inside": {"type": "integer"}, "later": {"type": "integer"},
    "earlier": {"type": "integer"}, "error_s": {"type": "integer"}, "bias_s": {"type": "integer"}, "width_s": {"type": "integer"},
    "compared": {"type": "integer", "description": "Of n, those for which the other two ways were to be had"}, "compared_error_s": {"type": "integer"},
    "last_wait_error_s": {"type": "integer"}, "formula_error_s": {"type": "integer"}}},
"Forecast": {"type": "object", "required": ["days", "services"], "properties": {
    "days": {"type": "array", "maxItems": 40, "description": "The newest first", "items": {"type": "object", "required": ["day", "marks"], "properties": {
        "day": {"type": "string", "format": "date"}, "marks": {"$ref": "#/components/schemas/ForecastMarks"}}}},
    "services": {"type": "array", "items": {"type": "object", "required": ["service", "title", "marks"], "properties": {"service": {"type": "string"},
        "title": {"$ref": "#/components/schemas/Text"}, "marks": {"$ref": "#/components/schemas/ForecastMarks"}}}}}},
"Today": {"type": "object", "required": ["served", "no_show", "issued"],
    "properties": {"served": {"type": "integer"}, "no_show": {"type": "integer"}, "issued": {"type": "integer"}}},
"Tickets": {"type": "array", "maxItems": 5000, "items": {"$ref": "#/components/schemas/Ticket"}},
"Hall": {"type": "object", "required": ["version", "now", "site", "utc_offset_min", "windows", "waiting", "waiting_total", "parked", "no_show",
    "services", "mine", "today"], "properties": {
    "utc_offset_min": {"type": "integer", "description": "The site's zone: local time less UTC"},
    "parked": {"$ref": "#/components/schemas/Tickets"},
    "no_show": {"description": "Of the open day, the latest first", "$ref": "#/components/schemas/Tickets"},
    "version": {"type": "integer"}, "now": {"$ref": "#/components/schemas/Instant"}, "site": {"$ref": "#/components/schemas/Text"},
    "windows": {"type": "array", "items": {"$ref": "#/components/schemas/Window"}},
    "waiting": {"description": "In order of due time", "$ref": "#/components/schemas/Tickets"},
    "waiting_total": {"type": "integer"},
    "services": {"type": "array", "items": {"$ref": "#/components/schemas/Service"}},
    "mine": {"$ref": "#/components/schemas/Mine"},
    "today": {"$ref": "#/components/schemas/Today"}}},
"Moves": {"type": "object", "required": ["gone", "put"], "description": "Take out, then put in one after the other", "properties": {
    "gone": {"type": "array", "items": {"type": "string"}}, "put": {"type": "array", "items": {"type": "object", "required": ["after", "ticket"],
    "properties": {"after": {"type": ["string", "null"], "description": "The ticket that it follows; null: at the front"},
        "ticket": {"$ref": "#/components/schemas/Ticket"}}}}}},
"Changes": {"type": "object", "required": ["base", "version", "now", "windows", "services", "waiting", "parked", "no_show", "today"],
    "description": "What makes the document `version` of the document `base`: lines that differ, for everybody the same", "properties": {
    "base": {"type": "integer"}, "version": {"type": "integer"}, "now": {"$ref": "#/components/schemas/Instant"},
    "windows": {"type": "array", "items": {"$ref": "#/components/schemas/Window"}},
    "services": {"type": "array", "items": {"$ref": "#/components/schemas/Service"}},
    "waiting": {"$ref": "#/components/schemas/Moves"}, "parked": {"$ref": "#/components/schemas/Moves"},
    "no_show": {"$ref": "#/components/schemas/Moves"}, "today": {"$ref": "#/components/schemas/Today"}}},
"LiveFrame": {"anyOf": [
    {"type": "object", "required": ["v", "type", "body"], "description": "The first one, and where changes would not tell it",
        "properties": {"v": {"const": 1}, "type": {"const": "hall"}, "body": {"$ref": "#/components/schemas/Hall"}}},
    {"type": "object", "required": ["v", "type", "body"],
        "properties": {"v": {"const": 1}, "type": {"const": "changes"}, "body": {"$ref": "#/components/schemas/Changes"}}},
    {"type": "object", "required": ["v", "type", "body"], "description": "When it is another one than before",
        "properties": {"v": {"const": 1}, "type": {"const": "mine"}, "body": {"$ref": "#/components/schemas/Mine"}}}]},
"ReasonRequest": {"type": "object", "properties": {
    "reason": {"type": ["string", "null"], "maxLength": 64, "description": "A code, as unwell. A call out of turn needs one, and what is done for somebody else"}}},
"TransferRequest": {"type": "object", "description": "At least one of the three", "properties": {
    "service": {"type": ["string", "null"]}, "window": {"type": ["string", "null"], "examples": ["5"]}, "staff": {"type": ["string", "null"]}}},
"ParkRequest": {"type": "object", "properties": {
    "minutes": {"type": ["integer", "null"], "minimum": 1, "maximum": 480, "description": "None: until somebody takes it back"}}},
"Devices": {"type": "object", "required": ["devices", "places"], "properties": {"places": {"type": "array", "items": {
    "type": "object", "required": ["place", "role", "title"], "properties": {"place": {"type": "string"},
    "role": {"$ref": "#/components/schemas/DeviceRole"}, "title": {"$ref": "#/components/schemas/Text"}}}}, "devices": {"type": "array", "items": {
    "type": "object", "required": ["device", "role", "place", "online"], "properties": {
    "device": {"type": "string"}, "role": {"$ref": "#/components/schemas/DeviceRole"}, "place": {"type": "string"},
    "online": {"type": "boolean"}, "since": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
    "last_seen": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
    "printer": {"enum": ["ready", "absent", "stopped", "paper_out", "failed", "low", "cover_open", "jam", "unreachable", null]},
    "clock_offset_ms": {"type": ["integer", "null"]}, "pending": {"type": "integer"}, "acked_seq": {"type": "integer"},
    "archived_seq": {"type": "integer"}, "software": {"type": "string"}, "documents": {"type": "array", "items": {
    "type": "object", "properties": {"kind": {"type": "string"}, "held": {"type": "integer"}, "newest": {"type": "integer"}}}},
    "set_aside": {"enum": ["device_cloned", "device_set_back", null]}, "events_set_aside": {"type": "integer"}, "content": {"type": "object", "properties": {"epoch": {"type": "integer"},
    "edition": {"type": "integer"}, "since": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]}, "missing": {"type": "integer"},
    "trouble": {"type": "string"}}}, "replaced": {"type": "boolean"}}}}}},
"TextList": {"type": "array", "items": {"$ref": "#/components/schemas/Text"}},
"PageState": {"enum": ["draft", "planned", "published", "ending", "over", "unchecked"]},
"Page": {"type": "object", "required": ["id", "kind", "title", "blocks"], "description": "At most 48 KiB; the forms of blocks stand in PROTOCOL.md",
    "properties": {"id": {"type": "string", "maxLength": 64}, "kind": {"enum": ["service", "how_to", "news", "contacts", "appeal", "general"]},
    "service": {"type": "string"}, "section": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"},
    "wish": {"$ref": "#/components/schemas/Text"}, "summary": {"type": "object", "properties": {
        "bring": {"type": "array", "items": {"$ref": "#/components/schemas/Text"}}, "term": {"$ref": "#/components/schemas/Text"},
        "fee": {"$ref": "#/components/schemas/Text"}}},
    "blocks": {"type": "array", "maxItems": 60, "items": {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["paragraph",
        "warning", "steps", "items", "table", "sample", "payment", "legal_act", "contact"]}, "text": {"$ref": "#/components/schemas/Text"},
        "steps": {"$ref": "#/components/schemas/TextList"}, "items": {"$ref": "#/components/schemas/TextList"},
        "rows": {"type": "array", "items": {"$ref": "#/components/schemas/TextList"}}, "title": {"$ref": "#/components/schemas/Text"},
        "pages": {"type": "array", "items": {"type": "string"}}, "hints": {"type": "array", "items": {"type": "array", "items": {"type": "object",
            "properties": {"left": {"type": "integer"}, "top": {"type": "integer"}, "width": {"type": "integer"}, "height": {"type": "integer"},
            "text": {"$ref": "#/components/schemas/Text"}}}}}, "requisites": {"type": "object", "properties": {"payee": {"type": "string"},
            "inn": {"type": "string"}, "kpp": {"type": "string"}, "account": {"type": "string"}, "bank": {"type": "string"}, "bic": {"type": "string"},
            "bank_account": {"type": "string"}, "kbk": {"type": "string"}, "oktmo": {"type": "string"}, "purpose": {"type": "string"}}},
        "name": {"$ref": "#/components/schemas/Text"}, "post": {"$ref": "#/components/schemas/Text"}, "phone": {"type": "string"},
        "place": {"$ref": "#/components/schemas/Text"}}}},
    "synonyms": {"type": "array", "items": {"type": "string"}}, "checked": {"type": ["string", "null"], "format": "date"}}},
"FindingList": {"type": "array", "items": {"type": "object", "required": ["field", "kind", "hinders"], "properties": {
    "field": {"type": "string", "examples": ["blocks.2.text"]}, "hinders": {"type": "boolean", "description": "It stops the page from being published"},
    "kind": {"enum": ["empty", "too_long", "too_many", "bad_characters", "bad_requisites", "hint_outside", "service_missing", "no_english",
        "long_sentence", "many_words_in_title", "unchecked"]}}}},
"PageFindings": {"type": "object", "required": ["findings"], "properties": {"findings": {"$ref": "#/components/schemas/FindingList"}}},
"CheckPage": {"type": "object", "required": ["page"], "properties": {"page": {"$ref": "#/components/schemas/Page"}}},
"SavePage": {"type": "object", "required": ["base", "page"], "properties": {
    "base": {"type": "integer", "minimum": 0, "description": "The revision that it was made of; 0: the page is new"},
    "page": {"$ref": "#/components/schemas/Page"}}},
"PublishPage": {"type": "object", "required": ["revision"], "properties": {"revision": {"type": "integer", "minimum": 1},
    "from": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
    "until": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
    "places": {"type": "array", "items": {"type": "string"}, "description": "Stands; none: all of them"}}},
"WithdrawPage": {"type": "object", "required": ["reason"], "properties": {"reason": {"type": "string", "examples": ["no_longer"]}}},
"RestorePage": {"type": "object", "required": ["revision"], "properties": {"revision": {"type": "integer", "minimum": 1}}},
"SectionList": {"type": "array", "maxItems": 6, "items": {"type": "object", "required": ["id", "title"], "properties": {
    "id": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"}, "note": {"$ref": "#/components/schemas/Text"},
    "sign": {"type": "string", "examples": ["papers"]}}}},
"Sections": {"type": "object", "required": ["sections"], "properties": {"sections": {"$ref": "#/components/schemas/SectionList"}}},
"KeptPage": {"type": "object", "required": ["page", "revision", "state", "draft", "findings", "revisions", "hangs"], "properties": {
    "page": {"$ref": "#/components/schemas/Page"}, "revision": {"type": "integer"}, "state": {"$ref": "#/components/schemas/PageState"},
    "draft": {"type": "boolean", "description": "The newest revision is not what hangs"}, "findings": {"$ref": "#/components/schemas/FindingList"},
    "revisions": {"type": "array", "description": "The newest first", "items": {"type": "object", "required": ["revision", "at", "by"],
        "properties": {"revision": {"type": "integer"}, "at": {"$ref": "#/components/schemas/Instant"}, "by": {"type": "string"}}}},
    "hangs": {"type": "array", "items": {"type": "object", "required": ["revision", "from", "until", "places"], "properties": {
        "revision": {"type": "integer"}, "from": {"$ref": "#/components/schemas/Instant"},
        "until": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]}, "places": {"type": "array", "items": {"type": "string"}}}}}}},
"PageList": {"type": "object", "required": ["now", "edition", "sections", "pages", "stands", "coverage"], "properties": {
    "now": {"$ref": "#/components/schemas/Instant"},
    "edition": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["number", "made"], "properties": {"number": {"type": "integer"},
        "made": {"$ref": "#/components/schemas/Instant"}}}]},
    "sections": {"$ref": "#/components/schemas/SectionList"},
    "pages": {"type": "array", "items": {"type": "object", "required": ["page", "kind", "title", "state", "draft", "revision", "at", "by", "hindering", "advice"],
        "properties": {"page": {"type": "string"}, "kind": {"type": "string"}, "service": {"type": "string"}, "section": {"type": "string"},
        "title": {"$ref": "#/components/schemas/Text"}, "state": {"$ref": "#/components/schemas/PageState"}, "draft": {"type": "boolean"},
        "revision": {"type": "integer"}, "at": {"$ref": "#/components/schemas/Instant"}, "by": {"type": "string"},
        "hindering": {"type": "integer"}, "advice": {"type": "integer"}, "checked": {"type": ["string", "null"]}}}},
    "stands": {"type": "array", "items": {"type": "object", "required": ["place", "title", "device", "online", "current", "edition", "since", "missing",
        "trouble"], "properties": {"place": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"}, "device": {"type": ["string", "null"]},
        "online": {"type": "boolean"}, "current": {"type": "boolean", "description": "By its own word it shows the newest edition"},
        "edition": {"type": ["integer", "null"]}, "since": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
        "missing": {"type": "integer", "description": "Bytes that the newest edition still lacks there"}, "trouble": {"type": "string"}}}},
    "coverage": {"type": "array", "items": {"type": "object", "required": ["service", "title", "answered"], "properties": {"service": {"type": "string"},
        "title": {"$ref": "#/components/schemas/Text"}, "answered": {"type": "array", "items": {"enum": ["documents", "sample", "term", "fee", "appeal",
        "legal_act", "checked"]}}}}}}},
"Alarms": {"type": "object", "required": ["now", "alarms"], "properties": {"now": {"$ref": "#/components/schemas/Instant"},
    "alarms": {"type": "array", "items": {"type": "object", "required": ["id", "severity", "code", "since", "device", "parameters"],
    "properties": {"id": {"type": "string"}, "severity": {"enum": ["warning", "serious"]},
    "code": {"enum": ["device_offline", "events_waiting", "clock_off", "printer_paper_out", "printer_stopped", "printer_failed",
        "printer_absent", "printer_cover_open", "printer_jam", "printer_unreachable", "printer_paper_low", "device_cloned", "device_set_back", "events_set_aside", "documents_old", "calendar_jumped", "calendar_unconfirmed",
        "tickets_in_doubt", "tickets_late", "backup_failed", "backup_old", "drill_failed", "disk_nearly_full", "waiting_no_window", "transferred_to_nobody",
        "booking_promise", "answers_not_kept", "figures_failed"]},
    "since": {"$ref": "#/components/schemas/Instant"}, "device": {"anyOf": [{"type": "null"}, {"type": "object",
        "required": ["device", "role", "place"], "properties": {"device": {"type": "string"},
        "role": {"$ref": "#/components/schemas/DeviceRole"}, "place": {"type": "string"}}}]},
    "parameters": {"type": "object", "properties": {"events": {"type": "integer"}, "seconds": {"type": "integer"}, "tickets": {"type": "integer"},
        "minutes": {"type": "integer"}, "free_mib": {"type": "integer"}, "kinds": {"type": "string", "examples": ["menu,board"]},
        "error": {"type": "string"}, "service": {"type": "string"}}}}}}}},
"ListColumns": {"type": "object", "description": "Columns of a list, counted from 0", "properties": {
    "code": {"type": ["integer", "null"]}, "date": {"type": ["integer", "null"], "description": "May hold the time as well"},
    "time": {"type": ["integer", "null"]}, "service": {"type": ["integer", "null"]},
    "state": {"type": ["integer", "null"], "description": "Tells of what was cancelled"}}},
"OpenedList": {"type": "object", "required": ["list", "encoding", "separator", "rows", "header", "first", "columns", "sheets", "sheet"], "properties": {
    "list": {"type": "string"}, "encoding": {"enum": ["utf-8", "utf-16", "windows-1251", "workbook"]}, "separator": {"type": "string"},
    "rows": {"type": "integer"}, "header": {"type": "array", "items": {"type": "string"}},
    "first": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
    "columns": {"$ref": "#/components/schemas/ListColumns"},
    "sheets": {"type": "array", "items": {"type": "string"}, "description": "Of a workbook, those that are shown"},
    "sheet": {"type": "integer", "description": "Which of them it is, from 0"}}},
"ListPlan": {"type": "object", "required": ["columns"], "properties": {
    "day": {"type": ["string", "null"], "format": "date", "description": "None: the day that most rows are of"},
    "columns": {"$ref": "#/components/schemas/ListColumns"},
    "services": {"type": "array", "maxItems": 500, "items": {"type": "object", "required": ["name", "service"],
        "properties": {"name": {"type": "string"}, "service": {"type": "string"}}}},
    "cancel_missing": {"type": "boolean", "description": "Bookings that the list does not hold are cancelled"},
    "despite_doubts": {"type": "boolean", "description": "A person has looked"}}},
"ComparedList": {"type": "object", "required": ["day", "add", "move", "cancel", "missing", "unchanged", "refused", "doubts", "unknown_services",
    "applied"], "properties": {"day": {"type": "string", "format": "date"}, "add": {"type": "integer"}, "move": {"type": "integer"},
    "cancel": {"type": "integer"}, "missing": {"type": "integer", "description": "Booked, and not in the list"}, "unchanged": {"type": "integer"},
    "refused": {"type": "array", "items": {"type": "object", "required": ["line", "fault", "cell"], "properties": {
        "line": {"type": "integer"}, "cell": {"type": "string"},
        "fault": {"enum": ["other_day", "unknown_service", "code_twice", "contradicts", "code", "date", "time", "service", "short_row", "state"]}}}},
    "doubts": {"type": "array", "items": {"enum": ["looks_cut_off", "other_day", "empty"]}},
    "unknown_services": {"type": "array", "items": {"type": "string"}}, "applied": {"type": "boolean"}}},
"Bookings": {"type": "object", "required": ["day", "now", "utc_offset_min", "bookings", "services"], "properties": {
    "day": {"type": "string", "format": "date"}, "now": {"$ref": "#/components/schemas/Instant"}, "utc_offset_min": {"type": "integer"},
    "bookings": {"type": "array", "items": {"type": "object", "required": ["booking", "slot", "service", "service_title", "state", "tickets", "twice"],
        "properties": {"booking": {"type": "string"}, "slot": {"$ref": "#/components/schemas/Instant"}, "service": {"type": "string"},
        "service_title": {"$ref": "#/components/schemas/Text"}, "state": {"enum": ["booked", "checked_in", "cancelled", "missed"]},
        "tickets": {"type": "array", "items": {"type": "string", "examples": ["А023"]}}, "twice": {"type": "boolean"}}}},
    "services": {"type": "array", "items": {"type": "object", "required": ["service", "title"],
        "properties": {"service": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"}}}}}},
"CodeRequest": {"type": "object", "required": ["role", "place"],
    "properties": {"role": {"$ref": "#/components/schemas/DeviceRole"}, "place": {"type": "string", "maxLength": 64}}},
"Code": {"type": "object", "required": ["code", "expires_at"],
    "properties": {"code": {"type": "string", "examples": ["7ZK3-M9QX"]}, "expires_at": {"$ref": "#/components/schemas/Instant"}}},
"Enrol": {"type": "object", "required": ["code", "public_key", "software"], "properties": {
    "code": {"type": "string", "maxLength": 16}, "public_key": {"type": "string", "description": "Ed25519, base64"},
    "software": {"type": "string"}}},
"Enrolled": {"type": "object", "required": ["device", "epoch", "role", "place", "site", "prefix"], "properties": {
    "device": {"type": "string"}, "epoch": {"type": "integer"}, "role": {"$ref": "#/components/schemas/DeviceRole"},
    "place": {"type": "string"}, "site": {"type": "string"},
    "prefix": {"type": "integer", "minimum": 0, "maximum": 99, "description": "Of a ticket kiosk's own numbers; 0: none"},
    "content_key": {"type": "string", "description": "Of a stand: the line by which minisign knows the editions of this site"}}},
"PasswordRequest": {"type": "object", "required": ["password", "new_password"], "properties": {
    "password": {"type": "string", "minLength": 1, "maxLength": 256, "description": "The present one"},
    "new_password": {"type": "string", "minLength": 8, "maxLength": 256}}},
"Roles": {"type": "array", "maxItems": 8, "items": {"type": "string", "examples": ["operator"]}},
"NewStaff": {"type": "object", "required": ["login", "title", "roles"], "properties": {
    "login": {"type": "string", "maxLength": 64, "description": "Of a-z, 0-9, '.', '_' and '-'"}, "title": {"type": "string", "minLength": 1, "maxLength": 300},
    "roles": {"$ref": "#/components/schemas/Roles"}}},
"StaffChange": {"type": "object", "required": ["title", "roles", "active"], "properties": {
    "title": {"type": "string", "minLength": 1, "maxLength": 300}, "roles": {"$ref": "#/components/schemas/Roles"}, "active": {"type": "boolean"}}},
"OneTimePassword": {"type": "object", "required": ["login", "password"], "properties": {
    "login": {"type": "string"}, "password": {"type": "string", "description": "Shown this once", "examples": ["7zk3-m9qx-2d5v"]}}},
"Staff": {"type": "object", "required": ["staff", "roles"], "properties": {
    "staff": {"type": "array", "items": {"type": "object", "required": ["login", "title", "roles", "active", "one_time", "sessions", "window"], "properties": {
        "login": {"type": "string"}, "title": {"type": "string"}, "roles": {"type": "array", "items": {"type": "string"}}, "active": {"type": "boolean"},
        "one_time": {"type": "boolean", "description": "Has not chosen a password of their own yet"}, "sessions": {"type": "integer", "minimum": 0},
        "window": {"type": ["string", "null"]}}}},
    "roles": {"type": "array", "items": {"type": "object", "required": ["role", "permissions"], "properties": {
        "role": {"type": "string"}, "permissions": {"type": "array", "items": {"type": "string"}}}}}}},
"Sessions": {"type": "object", "required": ["sessions"], "properties": {"sessions": {"type": "array", "items": {"type": "object",
    "required": ["session", "login", "started_at", "used_at", "own"], "properties": {"session": {"type": "string"}, "login": {"type": "string"},
    "started_at": {"$ref": "#/components/schemas/Instant"}, "used_at": {"$ref": "#/components/schemas/Instant"},
    "own": {"type": "boolean", "description": "Of who asks"}}}}}},
"Site": {"type": "object", "description": "The site as in a site file: services/wire/SITE.md"},
"SiteRevision": {"type": "object", "required": ["number", "at", "by", "note"], "properties": {
    "number": {"type": "integer", "minimum": 1}, "at": {"$ref": "#/components/schemas/Instant"},
    "by": {"type": "string", "description": "A login; talond: on the server's machine"}, "note": {"type": "string"}}},
"Settings": {"type": "object", "required": ["revision", "site"], "properties": {
    "revision": {"$ref": "#/components/schemas/SiteRevision"}, "site": {"$ref": "#/components/schemas/Site"}}},
"SettingsDraft": {"type": "object", "required": ["site"], "properties": {
    "site": {"$ref": "#/components/schemas/Site"}, "note": {"type": "string", "maxLength": 500}}},
"RevertRequest": {"type": "object", "properties": {"note": {"type": "string", "maxLength": 500}}},
"Findings": {"type": "array", "maxItems": 101, "items": {"type": "object", "required": ["path", "code", "message"], "properties": {
    "path": {"type": "string", "examples": ["services[3].title"]}, "code": {"type": "string", "examples": ["title_missing"]},
    "message": {"type": "string"}}}},
"Differences": {"type": "array", "maxItems": 1000, "items": {"type": "object", "required": ["path", "was", "now"], "properties": {
    "path": {"type": "string", "description": "Things by their ids", "examples": ["services[inn].title.ru"]},
    "was": {"description": "Any value; null: it was not there"}, "now": {"description": "Any value; null: it is not there any more"}}}},
"SettingsCheck": {"type": "object", "required": ["findings", "effects", "differences"], "properties": {
    "findings": {"description": "What keeps the draft from being saved; with any, the two others are empty", "$ref": "#/components/schemas/Findings"},
    "effects": {"type": "array", "maxItems": 1000, "items": {"type": "object",
        "required": ["kind", "service", "window", "staff", "waiting", "in_hand", "parked"], "properties": {
        "kind": {"enum": ["service_retired", "window_closed", "service_unserved"]}, "service": {"type": ["string", "null"]},
        "window": {"type": ["string", "null"]}, "staff": {"type": ["string", "null"], "description": "Who holds the window"},
        "waiting": {"type": "integer", "minimum": 0}, "in_hand": {"type": "integer", "minimum": 0}, "parked": {"type": "integer", "minimum": 0}}}},
    "differences": {"$ref": "#/components/schemas/Differences"}}},
"Revisions": {"type": "object", "required": ["revisions", "newest"], "properties": {
    "revisions": {"type": "array", "maxItems": 10, "items": {"$ref": "#/components/schemas/SiteRevision"}}, "newest": {"type": "integer"}}},
"Revision": {"type": "object", "required": ["revision", "site", "differences"], "properties": {
    "revision": {"$ref": "#/components/schemas/SiteRevision"}, "site": {"$ref": "#/components/schemas/Site"},
    "differences": {"description": "From the revision before it", "$ref": "#/components/schemas/Differences"}}},
"Status": {"type": "object", "required": ["number", "state", "updated_at"], "properties": {
    "number": {"type": "string"}, "letter_latin": {"type": "string", "examples": ["A023"]},
    "state": {"$ref": "#/components/schemas/TicketState"}, "ahead": {"type": ["integer", "null"]},
    "wait_minutes": {"type": ["integer", "null"], "description": "Until the end of what is expected"},
    "expected": {"type": ["object", "null"], "description": "When a waiting one is called, by the clock", "required": ["from", "to", "open_end", "too_late", "late"],
    "properties": {"from": {"$ref": "#/components/schemas/Instant"}, "to": {"$ref": "#/components/schemas/Instant"},
    "open_end": {"type": "boolean", "description": "In more than two hours; `to` does not count"}, "too_late": {"type": "boolean", "description": "Likely after the last hour of the day"},
    "late": {"type": "boolean", "description": "Not called by the end that was told at issue"}}},
    "window": {"type": ["string", "null"]},
    "service": {"$ref": "#/components/schemas/Text"}, "language": {"$ref": "#/components/schemas/Language"},
    "updated_at": {"$ref": "#/components/schemas/Instant"}, "site": {"$ref": "#/components/schemas/Text"},
    "languages": {"type": "array", "description": "That the site offers, the first one first", "items": {"$ref": "#/components/schemas/Language"}}}},
"SurveyForm": {"type": "object", "required": ["survey", "version", "title", "questions"], "properties": {
    "survey": {"type": "string"}, "version": {"type": "integer", "minimum": 1}, "title": {"$ref": "#/components/schemas/Text"},
    "questions": {"type": "array", "items": {"type": "object", "required": ["id", "kind", "title", "options", "least", "most", "may_decline", "show_if"],
    "properties": {"id": {"type": "string"}, "kind": {"enum": ["scale5", "yes_no", "one", "many", "nps", "number", "text", "note"]},
    "title": {"$ref": "#/components/schemas/Text"}, "options": {"type": "array", "items": {"type": "object", "required": ["id", "title"],
        "properties": {"id": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"}}}},
    "least": {"type": "integer"}, "most": {"type": "integer"}, "may_decline": {"type": "boolean"},
    "show_if": {"anyOf": [{"type": "null"}, {"type": "object", "required": ["question", "any_of"], "properties": {
        "question": {"type": "string"}, "any_of": {"type": "array", "items": {"type": "string"}}}}]}}}}}},
"RunningSurvey": {"type": "object", "required": ["form"], "properties": {"form": {"anyOf": [{"$ref": "#/components/schemas/SurveyForm"}, {"type": "null"}]}}},
"PhoneAnswer": {"type": "object", "required": ["id", "survey", "version", "answer"], "properties": {
    "id": {"type": "string", "minLength": 32, "maxLength": 32, "description": "128 random bits: sent again, it is the same answer"},
    "survey": {"type": "string"}, "version": {"type": "integer", "minimum": 1},
    "answer": {"type": "object", "description": "By question", "additionalProperties": {"type": "object", "properties": {
        "chosen": {"type": "array", "items": {"type": "string"}}, "number": {"type": "integer"}, "text": {"type": "string"},
        "declined": {"type": "boolean"}}}},
    "receipt": {"type": "string", "description": "The code of a receipt, which serves once"}}},
"ReceiptCode": {"type": "object", "required": ["receipt"], "properties": {"receipt": {"type": "string"}}},
"ReceiptState": {"type": "object", "required": ["state", "service"], "properties": {"state": {"enum": ["fresh", "used", "unknown"]},
    "service": {"description": "For which the ticket was", "anyOf": [{"$ref": "#/components/schemas/Text"}, {"type": "null"}]}}},
"Thanks": {"type": "object", "required": ["again"], "properties": {"again": {"type": "boolean", "description": "It had been taken before"}}},
"SurveyPublish": {"type": "object", "required": ["kiosks"], "properties": {
    "kiosks": {"type": "boolean", "description": "The ticket kiosks offer it too"}}},
"Surveys": {"type": "object", "required": ["surveys"], "properties": {"surveys": {"type": "array", "items": {"type": "object",
    "required": ["form", "preset", "running", "kiosks", "published_at"], "properties": {"form": {"$ref": "#/components/schemas/SurveyForm"},
    "preset": {"type": "boolean", "description": "Its words are fixed"}, "running": {"type": "boolean"}, "kiosks": {"type": "boolean"},
    "published_at": {"description": "Null: never", "anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]}}}}}},
"SurveySlices": {"type": "object", "description": "By slice; those that would tell too much are not there", "additionalProperties": {
    "type": "object", "required": ["marks", "best_thousandths", "best_between_thousandths", "low", "mean_hundredths", "standing"], "properties": {
        "marks": {"type": "integer"}, "best_thousandths": {"type": ["integer", "null"]},
        "best_between_thousandths": {"type": "array", "items": {"type": "integer"}}, "low": {"type": ["integer", "null"]},
        "mean_hundredths": {"type": ["integer", "null"]},
        "standing": {"enum": ["unproven", "better", "worse"], "description": "Its share of fives against all other answers, at the 95 % level"}}}},
"SurveyResults": {"type": "object", "required": ["survey", "version", "answers", "with_receipt", "services", "criteria"], "properties": {
    "survey": {"type": "string"}, "version": {"type": "integer"}, "answers": {"type": "integer", "description": "They move by five or more"},
    "with_receipt": {"type": "integer", "description": "Of them, those that came with the code of a receipt"},
    "services": {"type": "array", "items": {"type": "object", "required": ["id", "title"], "properties": {
        "id": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"}}}},
    "criteria": {"type": "array", "items": {"type": "object", "required": ["question", "title", "marks", "declined", "shown", "mean_hundredths",
        "best_thousandths", "best_between_thousandths", "counts", "low", "by_service", "by_part"], "properties": {"question": {"type": "string"},
        "title": {"$ref": "#/components/schemas/Text"}, "marks": {"type": "integer"}, "declined": {"type": "integer"}, "shown": {"type": "boolean"},
        "mean_hundredths": {"type": ["integer", "null"]}, "best_thousandths": {"type": ["integer", "null"], "description": "The share of fives"},
        "best_between_thousandths": {"type": "array", "items": {"type": "integer"}, "description": "Its 95 % interval"},
        "counts": {"type": "array", "items": {"type": ["integer", "null"]}, "description": "Ones to fives; null: hidden, too few"},
        "low": {"type": ["integer", "null"], "description": "Ones to threes together"},
        "by_service": {"$ref": "#/components/schemas/SurveySlices"}, "by_part": {"$ref": "#/components/schemas/SurveySlices"}}}}}},
"SurveyPoster": {"type": "object", "required": ["address", "rows"], "properties": {"address": {"type": "string"},
    "rows": {"type": "array", "description": "Of modules, 1 for a dark one; a quiet zone of four belongs around them", "items": {"type": "string"}}}},
"ReportCells": {"type": "array", "description": "In the order of the columns: a number, null for 0/0, few for too few values",
    "items": {"anyOf": [{"type": "integer"}, {"type": "null"}, {"enum": ["few"]}]}},
"Report": {"type": "object", "required": ["report", "from", "to", "state", "position", "hash", "told_at", "revision", "made_at", "sentences", "columns", "rows",
    "total", "load", "waits"], "properties": {
    "report": {"type": "string"}, "from": {"type": "string", "description": "The site's local days, both included"}, "to": {"type": "string"},
    "state": {"enum": ["ready", "behind"], "description": "behind: the figures are still catching up with the journal"},
    "position": {"type": "integer", "description": "The figures are of the journal up to this event"}, "hash": {"type": "string", "description": "Of that event"},
    "told_at": {"$ref": "#/components/schemas/Instant"}, "revision": {"type": "integer", "description": "Of the settings"},
    "made_at": {"$ref": "#/components/schemas/Instant"},
    "sentences": {"type": "array", "description": "Was the norm kept, where not, why, what it would take", "items": {"type": "string"}},
    "columns": {"type": "array", "items": {"type": "object", "required": ["id", "group", "kind", "title", "about"], "properties": {
        "id": {"type": "string"}, "group": {"enum": ["norm", "waits", "serving", "ends", "windows"]},
        "kind": {"enum": ["count", "duration", "share", "ratio"], "description": "Milliseconds, tenths of a percent, hundredths"},
        "title": {"type": "string"}, "about": {"type": "string"}}}},
    "rows": {"type": "array", "items": {"type": "object", "required": ["key", "title", "cells"], "properties": {
        "key": {"type": "string"}, "title": {"type": "string"}, "cells": {"$ref": "#/components/schemas/ReportCells"}}}},
    "total": {"$ref": "#/components/schemas/ReportCells"},
    "load": {"type": "array", "description": "Through the day, every five minutes, summed up over so many days", "items": {"type": "object",
        "required": ["minute", "days", "waiting", "windows"], "properties": {"minute": {"type": "integer"}, "days": {"type": "integer"},
        "waiting": {"type": "integer"}, "windows": {"type": "integer"}}}},
    "waits": {"type": "array", "description": "Visitors by the minutes until their first call", "items": {"type": "object", "required": ["up_to", "visitors"],
        "properties": {"up_to": {"type": ["integer", "null"]}, "visitors": {"type": "integer"}}}}}},
"ReportTickets": {"type": "object", "required": ["tickets", "next"], "properties": {"next": {"type": ["string", "null"]},
    "tickets": {"type": "array", "items": {"type": "object", "required": ["day", "number", "leg", "service", "class", "booked", "arrived_at", "called_at",
        "serving_since", "ended_at", "window", "operator", "first_wait", "norm", "served", "end", "out_of_turn"], "properties": {
        "day": {"type": "string"}, "number": {"type": "string"}, "leg": {"type": "integer", "minimum": 1}, "service": {"type": "string"}, "class": {"type": "string"},
        "booked": {"type": "boolean"}, "arrived_at": {"$ref": "#/components/schemas/Instant"},
        "called_at": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
        "serving_since": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
        "ended_at": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
        "window": {"type": ["integer", "null"]}, "operator": {"type": ["string", "null"], "description": "Null for who may not see it"},
        "first_wait": {"type": ["integer", "null"]}, "norm": {"type": "integer"}, "served": {"type": ["integer", "null"]},
        "end": {"enum": ["open", "transferred", "served", "no_show", "left", "ended_by_day"]}, "out_of_turn": {"type": ["string", "null"]}}}}}},
"Acts": {"type": "object", "required": ["acts", "next", "kinds", "people"], "properties": {"next": {"type": ["integer", "null"]},
    "kinds": {"type": "array", "items": {"type": "object", "required": ["kind", "title"], "properties": {"kind": {"type": "string"}, "title": {"type": "string"}}}},
    "people": {"type": "array", "items": {"type": "object", "required": ["login", "title"], "properties": {
        "login": {"type": "string"}, "title": {"type": "string"}}}},
    "acts": {"type": "array", "items": {"type": "object", "required": ["position", "at", "actor", "actor_title", "kind", "kind_title", "subject", "details"],
        "properties": {"position": {"type": "integer"}, "at": {"$ref": "#/components/schemas/Instant"}, "actor": {"type": "string"},
        "actor_title": {"type": "string"}, "kind": {"type": "string"}, "kind_title": {"type": "string"}, "subject": {"type": "string"},
        "details": {"type": "array", "items": {"type": "object", "required": ["what", "title", "was", "now"], "properties": {
            "what": {"type": "string"}, "title": {"type": "string"}, "was": {"type": ["string", "null"]}, "now": {"type": ["string", "null"]}}}}}}}}},
"ChainCheck": {"type": "object", "required": ["state", "checked", "of", "began_at", "ended_at", "wrong"], "properties": {
    "state": {"enum": ["never", "running", "sound", "damaged"]}, "checked": {"type": "integer"}, "of": {"type": "integer"},
    "began_at": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]},
    "ended_at": {"anyOf": [{"$ref": "#/components/schemas/Instant"}, {"type": "null"}]}, "wrong": {"type": ["string", "null"]}}},
"SurveyWords": {"type": "object", "required": ["words"], "properties": {"words": {"type": "array", "items": {"type": "object",
    "required": ["sealed", "question", "text"], "properties": {
        "sealed": {"type": "string"}, "question": {"type": "string"}, "text": {"type": "string"}}}}}}
})json";
}

} // namespace talon::server
