// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <vector>

struct input_event;

namespace talon::kiosk {

/// What a scanner sends, made into codes: a code ends with a carriage return, a line feed, a tabulator or silence. One that is longer than any
/// that means something here is passed over whole, and so is what is no UTF-8.
class ScanLine
{
public:
    static constexpr qsizetype longest = 256; ///< bytes

    /// The codes that end in these bytes.
    std::vector<QString> take(const QByteArray &bytes);
    /// Nothing has come for a while: what has begun is a code of a scanner that puts nothing behind it.
    std::optional<QString> silence() { return end(); }
    /// What had begun is forgotten: the scanner went away in the middle of it.
    void reset();

private:
    std::optional<QString> end();

    QByteArray m_bytes;
    bool m_tooLong = false;
};

/// What a scanner types that is a keyboard. By the keys' codes, as they stand on an American keyboard, which is what a scanner means:
/// whichever layout is in force on this machine, Cyrillic too.
class ScanKeys
{
public:
    /// The bytes that this event of the kernel types; mostly none.
    QByteArray take(const input_event &event);

private:
    bool m_shift = false;
};

} // namespace talon::kiosk
