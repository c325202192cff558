// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace talon::core {

/// A name of one kind of thing; two kinds never mix. At most 64 bytes, checked where text enters (wire).
template<class Tag>
struct Id {
    std::string value;

    auto operator<=>(const Id &) const = default;
    bool empty() const { return value.empty(); }
};

/// 13 characters of Crockford's base 32 (65 bits, of which 64 are random): unique at a site without asking
/// anybody, and unguessable, so that it may stand in the address of a ticket's public status page.
using TicketId = Id<struct TicketTag>;
using ServiceId = Id<struct ServiceTag>;
using CategoryId = Id<struct CategoryTag>;
using ClassId = Id<struct ClassTag>;
/// A member of staff: the login, 1–64 characters of [a-z0-9._-].
using StaffId = Id<struct StaffTag>;
using DeviceId = Id<struct DeviceTag>;
/// A named set of permissions, "operator": people/roles.h.
using RoleId = Id<struct RoleTag>;
/// Why staff did something out of the ordinary: a code that screens say in words, so that no journal holds what somebody typed.
using ReasonId = Id<struct ReasonTag>;

/// A window's number as it hangs above it, 1–99.
using WindowNumber = int;

} // namespace talon::core

template<class Tag>
struct std::hash<talon::core::Id<Tag>> {
    std::size_t operator()(const talon::core::Id<Tag> &id) const noexcept
    {
        return std::hash<std::string>{}(id.value);
    }
};
