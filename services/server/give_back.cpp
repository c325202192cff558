// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/give_back.h"

#include <cstddef>
#include <cstdint>
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace talon::server {

namespace {

/// Of one program or library. Nobody has written to these pages, so that nothing is lost with them.
int give_back_code(dl_phdr_info *program, std::size_t, void *)
{
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    for (int i = 0; i < program->dlpi_phnum; ++i) {
        const auto &part = program->dlpi_phdr[i];
        if (part.p_type != PT_LOAD || (part.p_flags & (PF_X | PF_W)) != PF_X)
            continue;
        const std::uintptr_t begin = (program->dlpi_addr + part.p_vaddr) / page * page;
        const std::uintptr_t end = program->dlpi_addr + part.p_vaddr + part.p_memsz;
        (void)::madvise(reinterpret_cast<void *>(begin), end - begin, MADV_DONTNEED); // refused: then it stays
    }
    return 0;
}

} // namespace

void give_back_memory()
{
    ::malloc_trim(0);
    ::dl_iterate_phdr(give_back_code, nullptr);
}

} // namespace talon::server
