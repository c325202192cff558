// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/name_seal.h"

#include <functional>
#include <memory>
#include <vector>

namespace talon::vault {

/// The name of who has booked.
struct BookedName {
    core::BookingId booking;
    std::string name;
    bool operator==(const BookedName &) const = default;
};

/// A day of which names are kept.
struct NamesOfDay {
    core::Day day{};
    int names = 0;         ///< that are kept
    int bookings = 0;      ///< of which one was ever kept, those that were taken away included
    bool readable = true;  ///< false: the day's key is lost, and the names with it
    bool operator==(const NamesOfDay &) const = default;
};

/// That the names of a day were destroyed, for the journal and the paper. It holds no name.
struct DestructionAct {
    std::string id; ///< by which the journal knows it
    core::Day day{};
    std::vector<core::BookingId> bookings; ///< rising
    std::string reason; ///< one of core::destroy_reasons
    std::string actor;  ///< a login, or "talond" by the clock
    bool operator==(const DestructionAct &) const = default;
};

/// The names of booked visitors on the site's disk, `personal.db` and `personal.keys` of a folder: README.md tells what stands where and why. For
/// one thread at a time. After the first error of the disk every call is refused with it, until the store is opened again.
class NameStore
{
public:
    static constexpr std::size_t max_names = 4000; ///< of one day
    static constexpr std::size_t max_acts = 300;   ///< of which the file remembers what the journal must hold

    /// What was done to the disk, in this order; told to whoever tests what a crash leaves behind.
    enum class Step { act_written, key_gone, names_gone, read_back, act_done };
    using Watch = std::function<void(Step done)>;

    /// Opens the files, or makes them, readable by their user only, and goes on with a destruction that a crash has cut short. `held`, `newer`,
    /// `damaged`, `io`.
    static Kept<std::unique_ptr<NameStore>> open(const std::string &folder, Watch watch = {});
    ~NameStore();

    /// Keeps these names of that day, each in place of what was kept of its booking, and takes away those of `gone`, all or none of it: durable when
    /// this returns. `bounds` where a name is empty or longer than max_name_bytes, or the day has more than max_names bookings.
    Kept<core::Done> keep(core::Day day, const std::vector<BookedName> &names, const std::vector<core::BookingId> &gone);

    /// Nothing where none is kept or the day's key is lost.
    Kept<std::optional<std::string>> name(core::Day day, const core::BookingId &booking) const;
    /// All of a day that can be read, by booking.
    Kept<std::vector<BookedName>> names(core::Day day) const;
    /// The days of which something is kept, rising.
    Kept<std::vector<NamesOfDay>> days() const;
    /// Slots of the key file that did not hold when it was opened.
    int damaged_keys() const;

    /// Destroys the names of the day `act` is of; its bookings are filled in from the file. The act is written down first, then the day's key is
    /// overwritten and gone, then the rows, and then the files are read back. A day without a row leaves no act. `damaged` where something of it is
    /// still to be found.
    Kept<core::Done> destroy(const DestructionAct &act);
    /// Acts of what is destroyed, the latest max_acts, for the journal: it is to hold them, also after it was restored.
    Kept<std::vector<DestructionAct>> acts() const;

    /// The error after which everything is refused; nothing while all is well.
    std::optional<VaultError> failure() const;

private:
    struct Impl;
    explicit NameStore(std::unique_ptr<Impl> impl);

    std::unique_ptr<Impl> m_impl;
};

} // namespace talon::vault
