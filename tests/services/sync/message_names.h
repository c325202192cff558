// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/messages.h"

namespace talon::sync_test {

// What was told, in a word or two: "welcome", "document menu", "error gap".
inline std::string name(const wire::Challenge &) { return "challenge"; }
inline std::string name(const wire::Welcome &) { return "welcome"; }
inline std::string name(const wire::Ack &each) { return "ack " + std::to_string(each.seq); }
inline std::string name(const wire::NumberGrant &each) { return "grant " + std::to_string(each.number.number); }
inline std::string name(const wire::Document &each) { return "document " + std::string(wire::name_of(wire::kind_of(each.body))); }
inline std::string name(const wire::TimeNow &) { return "time"; }
inline std::string name(const wire::ErrorMessage &each) { return "error " + each.code; }
inline std::string name(const wire::AnswersTaken &each) { return "answers_taken " + std::to_string(each.ids.size()); }
inline std::string name(const wire::Bye &each) { return "bye " + each.reason; }

} // namespace talon::sync_test
