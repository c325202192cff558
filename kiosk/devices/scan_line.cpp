// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/scan_line.h"

#include <QStringDecoder>

#include <linux/input.h>

#include <algorithm>
#include <array>

namespace talon::kiosk {

namespace {

struct Typed {
    int key;
    char plain;
    char shifted;
};

constexpr std::array keys{
    Typed{KEY_1, '1', '!'}, Typed{KEY_2, '2', '@'}, Typed{KEY_3, '3', '#'}, Typed{KEY_4, '4', '$'}, Typed{KEY_5, '5', '%'}, Typed{KEY_6, '6', '^'},
    Typed{KEY_7, '7', '&'}, Typed{KEY_8, '8', '*'}, Typed{KEY_9, '9', '('}, Typed{KEY_0, '0', ')'}, Typed{KEY_MINUS, '-', '_'}, Typed{KEY_EQUAL, '=', '+'},
    Typed{KEY_Q, 'q', 'Q'}, Typed{KEY_W, 'w', 'W'}, Typed{KEY_E, 'e', 'E'}, Typed{KEY_R, 'r', 'R'}, Typed{KEY_T, 't', 'T'}, Typed{KEY_Y, 'y', 'Y'},
    Typed{KEY_U, 'u', 'U'}, Typed{KEY_I, 'i', 'I'}, Typed{KEY_O, 'o', 'O'}, Typed{KEY_P, 'p', 'P'}, Typed{KEY_A, 'a', 'A'}, Typed{KEY_S, 's', 'S'},
    Typed{KEY_D, 'd', 'D'}, Typed{KEY_F, 'f', 'F'}, Typed{KEY_G, 'g', 'G'}, Typed{KEY_H, 'h', 'H'}, Typed{KEY_J, 'j', 'J'}, Typed{KEY_K, 'k', 'K'},
    Typed{KEY_L, 'l', 'L'}, Typed{KEY_Z, 'z', 'Z'}, Typed{KEY_X, 'x', 'X'}, Typed{KEY_C, 'c', 'C'}, Typed{KEY_V, 'v', 'V'}, Typed{KEY_B, 'b', 'B'},
    Typed{KEY_N, 'n', 'N'}, Typed{KEY_M, 'm', 'M'}, Typed{KEY_SPACE, ' ', ' '}, Typed{KEY_SEMICOLON, ';', ':'}, Typed{KEY_APOSTROPHE, '\'', '"'},
    Typed{KEY_COMMA, ',', '<'}, Typed{KEY_DOT, '.', '>'}, Typed{KEY_SLASH, '/', '?'}, Typed{KEY_LEFTBRACE, '[', '{'}, Typed{KEY_RIGHTBRACE, ']', '}'},
    Typed{KEY_BACKSLASH, '\\', '|'}, Typed{KEY_GRAVE, '`', '~'}, Typed{KEY_ENTER, '\n', '\n'}, Typed{KEY_TAB, '\t', '\t'}, Typed{KEY_KPENTER, '\n', '\n'},
    Typed{KEY_KP0, '0', '0'}, Typed{KEY_KP1, '1', '1'}, Typed{KEY_KP2, '2', '2'}, Typed{KEY_KP3, '3', '3'}, Typed{KEY_KP4, '4', '4'},
    Typed{KEY_KP5, '5', '5'}, Typed{KEY_KP6, '6', '6'}, Typed{KEY_KP7, '7', '7'}, Typed{KEY_KP8, '8', '8'}, Typed{KEY_KP9, '9', '9'},
};

} // namespace

std::vector<QString> ScanLine::take(const QByteArray &bytes)
{
    std::vector<QString> codes;
    for (const char c : bytes) {
        if (c == '\r' || c == '\n' || c == '\t') {
            if (auto code = end())
                codes.push_back(std::move(*code));
        } else if (m_bytes.size() == longest) {
            m_tooLong = true;
        } else {
            m_bytes += c;
        }
    }
    return codes;
}

std::optional<QString> ScanLine::end()
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = QString(utf8(m_bytes)).trimmed();
    const bool whole = !m_tooLong && !utf8.hasError() && !text.isEmpty();
    reset();
    return whole ? std::optional(text) : std::nullopt;
}

void ScanLine::reset()
{
    m_bytes.clear();
    m_tooLong = false;
}

QByteArray ScanKeys::take(const input_event &event)
{
    enum Value { released, pressed };
    if (event.type != EV_KEY)
        return {};
    if (event.code == KEY_LEFTSHIFT || event.code == KEY_RIGHTSHIFT) {
        m_shift = event.value != released;
        return {};
    }
    const auto key = std::find_if(keys.begin(), keys.end(), [&](const Typed &each) { return each.key == event.code; });
    if (event.value != pressed || key == keys.end()) // a key that repeats itself was held down by no scanner
        return {};
    return QByteArray(1, m_shift ? key->shifted : key->plain);
}

} // namespace talon::kiosk
