// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the ready-made hall messages.
#include "core/message/hall_message.h"

namespace talon::core {

Text ready_text(MessageKind kind)
{
    switch (kind) {
    case MessageKind::text: break;
    case MessageKind::opening: return {"Здравствуйте! Приём начинается.", "Good morning! We are open."};
    case MessageKind::pause: return {"Объявляется перерыв.", "There is a break now."};
    case MessageKind::closing: return {"До окончания приёма десять минут.", "Ten minutes until closing."};
    case MessageKind::evacuation:
        return {"Внимание! Просим всех спокойно выйти из здания.", "Attention! Please leave the building calmly."};
    }
    return {};
}

} // namespace talon::core
