// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/hold.h"

#include "store/chain.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace talon::store {

namespace {

/// What stands in the file, from its first byte. It never leaves the machine, so its byte order is the machine's.
struct Witness {
    std::int64_t position = 0;
    Hash hash{};
    Hash check{};
};
static_assert(sizeof(Witness) == 72 && std::is_trivially_copyable_v<Witness>);

Hash check_of(const Witness &witness)
{
    return FieldHash{}.text("witness").integer(witness.position).hash(witness.hash).finish();
}

} // namespace

Stored<Hold> Hold::take(const std::string &journal_path)
{
    const std::string path = journal_path + ".lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return core::Failure{StoreError{StoreFault::io, "cannot open " + path + ": " + std::strerror(errno)}};
    Hold hold{file};
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const auto fault = errno == EWOULDBLOCK ? StoreFault::held : StoreFault::io;
        return core::Failure{StoreError{fault, fault == StoreFault::held
                                                   ? "the journal " + journal_path + " is held by another process"
                                                   : "cannot lock " + path + ": " + std::strerror(errno)}};
    }
    return hold;
}

Hold::Hold(Hold &&other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

Hold &Hold::operator=(Hold &&other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

Hold::~Hold()
{
    if (m_file >= 0)
        ::close(m_file);
}

void Hold::witness(const Head &head)
{
    Witness witness{head.position, head.hash, {}};
    witness.check = check_of(witness);
    // The witness only ever lags behind when this fails, which is always allowed.
    [[maybe_unused]] const auto written = ::pwrite(m_file, &witness, sizeof witness, 0);
}

Stored<core::Done> Hold::forget()
{
    if (::ftruncate(m_file, 0) != 0)
        return core::Failure{StoreError{StoreFault::io, std::string{"cannot empty the lock file: "} + std::strerror(errno)}};
    return core::Done{};
}

std::optional<Head> Hold::witnessed() const
{
    Witness witness;
    if (::pread(m_file, &witness, sizeof witness, 0) != static_cast<ssize_t>(sizeof witness))
        return std::nullopt;
    if (witness.check != check_of(witness))
        return std::nullopt;
    return Head{witness.position, witness.hash};
}

} // namespace talon::store
