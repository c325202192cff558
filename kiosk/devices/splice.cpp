// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/splice.h"

#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/voice_pack.h"

namespace talon::kiosk {

namespace {

const std::string window = "window";

/// The pause after `id` when `next` follows.
int pauseBetween(const std::string &id, const std::string &next)
{
    if (next == window)
        return Pauses::atComma;
    if (id == window)
        return Pauses::beforeWindow;
    if (id == "ticket")
        return Pauses::afterTicket;
    return id.starts_with("letter.") ? Pauses::afterLetter : Pauses::insideNumber;
}

} // namespace

QByteArray splice(const VoicePack &pack, const std::vector<std::string> &ids, core::Language language)
{
    QByteArray sound;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool last = i + 1 == ids.size();
        QString id = QString::fromStdString(ids[i]);
        const QString atComma = id + QStringLiteral(".comma");
        if (!last && ids[i + 1] == window && pack.has(language, atComma))
            id = atComma;
        const QByteArray fragment = pack.fragment(language, id);
        if (fragment.isEmpty())
            return {};
        sound += fragment;
        if (!last)
            sound += silence(pauseBetween(ids[i], ids[i + 1]));
    }
    return sound;
}

} // namespace talon::kiosk
