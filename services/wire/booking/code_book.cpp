// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/booking/code_book.h"

#include "wire/booking/booking_fields.h"
#include "wire/json/parsed.h"

namespace talon::wire {

std::string encode_code_book(const CodeBook &book)
{
    return detail::to_json(book);
}

Decoded<CodeBook> decode_code_book(std::string_view json)
{
    return detail::parsed(json, max_code_book_bytes, [](const detail::Reader &at) {
        CodeBook book;
        read(at, book);
        return book;
    });
}

} // namespace talon::wire
