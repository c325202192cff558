// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"

#include <memory>
#include <optional>

struct zip;

namespace talon::sheets {

using Fault = core::ListFault::What;

/// The parts of a zip in memory. Nothing is written anywhere, so no name of a part leads out of any folder.
class Parts
{
public:
    /// `bytes` must outlive it.
    static core::Result<Parts, Fault> open(std::string_view bytes);

    bool has(const std::string &name) const;
    /// A part's bytes; empty and no fault where there is no such part. All reads together are bounded by max_unpacked.
    core::Result<std::string, Fault> read(const std::string &name);

private:
    struct Close { void operator()(zip *archive) const; };
    explicit Parts(zip *archive) : m_archive(archive) {}

    std::unique_ptr<zip, Close> m_archive;
    std::size_t m_read = 0;
};

} // namespace talon::sheets
