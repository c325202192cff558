// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "core/values/refusal.h"
#include "wire/json/wire_error.h"

#include <map>
#include <vector>

namespace talon::wire {

/// A stable code of the API and the protocol, "window_taken". HTTP statuses are the server's business.
std::string_view code(core::Refusal refusal);

/// What stands in a message's placeholders: {"window", "5"} for «Окно {window} уже занято.»
using Parameters = std::map<std::string, std::string>;

/// The sentence of the catalogue for a code. An unknown code gives the sentence of "internal"; a placeholder without
/// a parameter is left out together with the word's space, so that a sentence always reads.
std::string message(std::string_view code, core::Language language, const Parameters &parameters = {});

/// Every code that has a sentence, sorted.
std::vector<std::string> known_codes();

/// {"error":{"code":…,"message":…}}, with "detail" when `where` names the path of an offending field.
std::string encode_error(std::string_view code, core::Language language, const Parameters &parameters = {},
                         const std::string &where = {});

/// "ru" or "en" by an Accept-Language header: the better weighted of the two, Russian when neither is named.
core::Language accepted_language(std::string_view header);

} // namespace talon::wire
