// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace boost::json {
class value;
}

namespace talon::wire::detail {

/// Writes canonical JSON: fields in the order they are given, no white space, strings escaped only where they must be.
class Writer
{
public:
    template<class T>
    void operator()(std::string_view key, const T &value)
    {
        this->key(key);
        write(*this, value);
    }
    /// A field that readers may miss; written all the same, so that there is one form only.
    template<class T>
    void maybe(std::string_view key, const T &value) { (*this)(key, value); }
    /// A field that came later: written only where there is something to say, so that what was written before stays as it is.
    template<class T>
    void where(bool known, std::string_view key, const T &value)
    {
        if (known)
            (*this)(key, value);
    }

    void key(std::string_view name);
    void begin_object() { open('{'); }
    void end_object() { close('}'); }
    void begin_array() { open('['); }
    void end_array() { close(']'); }
    void string(std::string_view text);
    void integer(std::int64_t number) { word(std::to_string(number)); }
    void flag(bool value) { word(value ? "true" : "false"); }
    void null() { word("null"); }
    /// JSON that is canonical already.
    void raw(std::string_view text) { word(text); }

    std::string take() { return std::move(m_out); }

private:
    void open(char bracket);
    void close(char bracket);
    void word(std::string_view text);
    void separate();

    std::string m_out;
    bool m_comma = false; ///< something stands before on this level
};

/// Canonical JSON of a parsed value: what an event's hash is taken over.
std::string canonical(const boost::json::value &value);

} // namespace talon::wire::detail
