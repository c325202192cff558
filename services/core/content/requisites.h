// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace talon::core::content {

/// To whom a fee or a tax is paid, as digits without spaces; a field that does not apply is empty.
struct Requisites {
    std::string payee;        ///< name of the recipient, 1…160 characters
    std::string inn;          ///< 10 digits of an organisation or 12 of a person
    std::string kpp;          ///< 9 characters
    std::string account;      ///< 20 digits: the recipient's, or the treasury's account
    std::string bank;         ///< name of the bank, 1…100 characters
    std::string bic;          ///< 9 digits
    std::string bank_account; ///< 20 digits: the bank's account, or the single treasury account
    std::string kbk;          ///< 20 digits, or empty
    std::string oktmo;        ///< 8 or 11 digits, or empty
    std::string purpose;      ///< 1…210 characters

    bool operator==(const Requisites &) const = default;
};

// Whether a number is what it says it is: its length, its characters and, where the rules give one, its check digits.

/// Check digits: Приказ ФНС России от 29.06.2012 № ММВ-7-6/435@, as told in public references.
bool valid_inn(const std::string &inn);
bool valid_kpp(const std::string &kpp);
bool valid_bic(const std::string &bic);
/// The check digit by the Bank of Russia's order of 8 September 1997 № 515. A treasury account («0…») has none that the bank's number
/// proves; of it the form alone is checked.
bool valid_account(const std::string &account, const std::string &bic);
/// The single treasury account and other accounts at the Bank of Russia itself.
bool valid_bank_account(const std::string &account, const std::string &bic);
bool valid_kbk(const std::string &kbk);
bool valid_oktmo(const std::string &oktmo);

/// The fields that are wrong, by the names above, in their order; none when the requisites are sound.
std::vector<std::string> wrong_fields(const Requisites &requisites);

/// The text of the payment code that banking programs read (ГОСТ Р 56042-2014, UTF-8), without a sum. Nothing when a field is wrong,
/// or when no separator that the standard allows is free in the texts.
std::optional<std::string> payment_code(const Requisites &requisites);

} // namespace talon::core::content
