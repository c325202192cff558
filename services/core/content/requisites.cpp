// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/requisites.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace talon::core::content {

namespace {

bool digits(const std::string &text, std::size_t count)
{
    return text.size() == count && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int digit(char c)
{
    return c - '0';
}

/// The check digit of the number's first digits, one weight each.
template<std::size_t Count>
int inn_digit(const std::string &inn, const std::array<int, Count> &weights)
{
    int sum = 0;
    for (std::size_t i = 0; i < Count; ++i)
        sum += digit(inn[i]) * weights[i];
    return sum % 11 % 10;
}

/// Whether the account's check digit agrees with the three digits of the bank that stand before it.
bool agrees(const std::string &bank, const std::string &account)
{
    constexpr std::array weights{7, 1, 3};
    const std::string all = bank + account;
    int sum = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        sum += digit(all[i]) * weights[i % weights.size()] % 10;
    return sum % 10 == 0;
}

/// 1…most characters on one line; the bytes that go on a character of UTF-8 are not counted.
bool fits(const std::string &text, std::ptrdiff_t most)
{
    const auto control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
    const auto begins = [](unsigned char c) { return (c & 0xc0) != 0x80; };
    return !text.empty() && std::count_if(text.begin(), text.end(), begins) <= most && std::none_of(text.begin(), text.end(), control);
}

} // namespace

bool valid_inn(const std::string &inn)
{
    if (digits(inn, 10))
        return inn_digit<9>(inn, {2, 4, 10, 3, 5, 9, 4, 6, 8}) == digit(inn[9]);
    return digits(inn, 12) && inn_digit<10>(inn, {7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) == digit(inn[10]) &&
           inn_digit<11>(inn, {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) == digit(inn[11]);
}

bool valid_kpp(const std::string &kpp)
{
    const auto reason = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
    return kpp.size() == 9 && digits(kpp.substr(0, 4), 4) && reason(kpp[4]) && reason(kpp[5]) && digits(kpp.substr(6), 3);
}

bool valid_bic(const std::string &bic)
{
    return digits(bic, 9);
}

bool valid_account(const std::string &account, const std::string &bic)
{
    if (!digits(account, 20) || !valid_bic(bic))
        return false;
    return account[0] == '0' || agrees(bic.substr(6), account);
}

bool valid_bank_account(const std::string &account, const std::string &bic)
{
    return digits(account, 20) && valid_bic(bic) && agrees("0" + bic.substr(4, 2), account);
}

bool valid_kbk(const std::string &kbk)
{
    return digits(kbk, 20);
}

bool valid_oktmo(const std::string &oktmo)
{
    return digits(oktmo, 8) || digits(oktmo, 11);
}

std::vector<std::string> wrong_fields(const Requisites &requisites)
{
    std::vector<std::string> wrong;
    const auto expect = [&](bool holds, const char *field) {
        if (!holds)
            wrong.emplace_back(field);
    };
    expect(fits(requisites.payee, 160), "payee");
    expect(valid_inn(requisites.inn), "inn");
    expect(valid_kpp(requisites.kpp), "kpp");
    expect(valid_account(requisites.account, requisites.bic), "account");
    expect(fits(requisites.bank, 100), "bank");
    expect(valid_bic(requisites.bic), "bic");
    expect(valid_bank_account(requisites.bank_account, requisites.bic), "bank_account");
    expect(requisites.kbk.empty() || valid_kbk(requisites.kbk), "kbk");
    expect(requisites.oktmo.empty() || valid_oktmo(requisites.oktmo), "oktmo");
    expect(fits(requisites.purpose, 210), "purpose");
    return wrong;
}

std::optional<std::string> payment_code(const Requisites &requisites)
{
    if (!wrong_fields(requisites).empty())
        return std::nullopt;
    const std::array<std::pair<const char *, const std::string *>, 10> fields{{{"Name", &requisites.payee},
                                                                              {"PersonalAcc", &requisites.account},
                                                                              {"BankName", &requisites.bank},
                                                                              {"BIC", &requisites.bic},
                                                                              {"CorrespAcc", &requisites.bank_account},
                                                                              {"PayeeINN", &requisites.inn},
                                                                              {"KPP", &requisites.kpp},
                                                                              {"CBC", &requisites.kbk},
                                                                              {"OKTMO", &requisites.oktmo},
                                                                              {"Purpose", &requisites.purpose}}};
    // Any sign that occurs in no value may separate them; the readers that are about expect the bar.
    constexpr std::string_view separators = "|~^_";
    const auto free = std::find_if(separators.begin(), separators.end(), [&](char sign) {
        return std::none_of(fields.begin(), fields.end(), [&](const auto &field) { return field.second->find(sign) != std::string::npos; });
    });
    if (free == separators.end())
        return std::nullopt;
    std::string code = "ST00012"; // the standard's mark, its version 1, UTF-8
    for (const auto &[name, value] : fields)
        if (!value->empty())
            code += std::string{*free} + name + "=" + *value;
    return code;
}

} // namespace talon::core::content
