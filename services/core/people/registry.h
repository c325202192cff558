// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/staff.h"
#include "core/values/ids.h"
#include "core/values/restore_mark.h"
#include "core/values/result.h"
#include "core/values/time.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace talon::core {

enum class DeviceRole : std::uint8_t { ticket, hall, stand, survey };

/// No enrolment code is good for longer.
inline constexpr std::chrono::hours longest_code_life{720};

/// A one-time code was given out. Only its hash is kept.
struct EnrolmentCodeIssued {
    std::string code_hash; ///< hex
    DeviceRole role = DeviceRole::ticket;
    std::string place;
    Instant expires{};
    bool operator==(const EnrolmentCodeIssued &) const = default;
};

/// A device proved the code and left its public key. `epoch` counts the enrolments of its place, from 1.
struct DeviceEnrolled {
    DeviceId device;
    std::string code_hash; ///< the code that is used up by this
    DeviceRole role = DeviceRole::ticket;
    std::string place;
    std::string public_key; ///< Ed25519, base64
    std::int64_t epoch = 1;
    int prefix = 0; ///< of a ticket kiosk's own numbers, 1…99 (number.h); 0: none
    bool operator==(const DeviceEnrolled &) const = default;
};

struct DeviceRevoked {
    DeviceId device;
    bool operator==(const DeviceRevoked &) const = default;
};

/// The journal was put back from a backup. What the hall gave after that backup is not known here: numbers granted,
/// blocks reserved, devices enrolled. So up to `until` (the local day after the restore) no number is granted, no
/// block is cut (NumberBook), and prefixes are skipped (Registry).
struct HallRestored {
    Day until{};
    int prefix = 0; ///< own prefixes up to this one count as given; 0: ten after the last one known
    bool operator==(const HallRestored &) const = default;
};

/// A device's stream contradicts what is known of it, so that two disks claim to be one device, or one was set back:
/// nothing of this enrolment is taken any more, until the device is enrolled anew.
struct DeviceSetAside {
    DeviceId device;
    std::int64_t epoch = 1; ///< the enrolment that is set aside
    std::int64_t seq = 0;   ///< where in the stream it was noticed
    std::string reason;     ///< a code of the protocol: "device_cloned", "device_set_back"
    bool operator==(const DeviceSetAside &) const = default;
};

struct RegistryImage;

/// Who may log in and which devices are known: the state that the events above evolve.
struct Registry {
    std::map<StaffId, StaffSaved> staff;
    std::set<StaffId> one_time; ///< who has to choose a password of their own before anything else
    std::map<DeviceId, DeviceEnrolled> devices; ///< revoked ones are not here
    std::map<std::string, EnrolmentCodeIssued> codes; ///< open codes by hash; those long past are dropped when a new one is given out
    std::map<DeviceId, DeviceSetAside> set_aside; ///< devices of which nothing is taken
    std::map<DeviceId, int> events_set_aside; ///< single events that could not be taken, counted on the open day

    void apply(const StaffSaved &event);
    void apply(const PasswordSet &event);
    void apply(const EnrolmentCodeIssued &event);
    void apply(const DeviceEnrolled &event);
    void apply(const DeviceRevoked &event);
    void apply(const HallRestored &event);
    void apply(const DeviceSetAside &event);
    void count_set_aside(const DeviceId &device) { ++events_set_aside[device]; }
    void begin_day() { events_set_aside.clear(); }

    /// The open code with this hash that has not run out at `now`, or null.
    const EnrolmentCodeIssued *open_code(const std::string &code_hash, Instant now) const;
    /// The epoch a device at `place` gets when it is enrolled next (1 for the first).
    std::int64_t next_epoch(const std::string &place) const;
    /// The prefix of 1…99 that the next ticket kiosk gets for its own numbers: the first after the last one given (so
    /// that a replaced disk's comes back as late as can be) that no known kiosk has, or, where every one is taken, that
    /// only the earlier enrolment of a place has. 0 when there is none.
    int next_prefix() const;

    /// For a restore now that leads to this registry: a server epoch and a prefix that none before it had. `before`: the mark
    /// that is there, empty for none; `server_epoch`: that of the backup.
    RestoreMark next_restore(const RestoreMark &before, std::int64_t server_epoch, Instant now) const;

    /// As plain values, and back (hall_image.h); the error is a sentence.
    RegistryImage image() const;
    static Result<Registry, std::string> from(const RegistryImage &image);

    bool operator==(const Registry &) const = default;

private:
    bool is_latest(const DeviceEnrolled &device) const;

    std::map<std::string, std::int64_t> m_epochs;
    int m_last_prefix = 0;
};

} // namespace talon::core
