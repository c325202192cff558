// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/content/library_reader.h"

#include <stdexcept>

namespace talon::server {

LibraryReader::LibraryReader(Loop &loop, library::FileLibrary library)
    : m_slow(loop), m_library(std::make_shared<library::FileLibrary>(std::move(library)))
{
}

bool LibraryReader::read(const library::FileHash &file, std::int64_t at, std::function<void(library::Kept<std::string>)> done)
{
    if (m_reads >= most_reads)
        return false;
    ++m_reads;
    const auto slot = std::make_shared<std::optional<library::Kept<std::string>>>();
    m_jobs.push_back({[slot, file, at](library::FileLibrary &library) {
                          if (library.has(file))
                              slot->emplace(library::FileLibrary::read_piece(library.path_of(file), at, library::max_piece));
                          else
                              slot->emplace(core::Failure{library::Error{library::Fault::not_here, "there is no file " + file}});
                      },
                      [this, slot, done = std::move(done)] {
                          --m_reads;
                          done(std::move(**slot));
                      }});
    next();
    return true;
}

bool LibraryReader::put(std::string bytes, std::function<void(library::Kept<library::FileHash>)> done)
{
    if (m_jobs.size() >= most_writes)
        return false;
    const auto slot = std::make_shared<std::optional<library::Kept<library::FileHash>>>();
    m_jobs.push_back({[slot, bytes = std::move(bytes)](library::FileLibrary &library) { slot->emplace(library.put(bytes)); },
                      [slot, done = std::move(done)] { done(std::move(**slot)); }});
    next();
    return true;
}

void LibraryReader::next()
{
    if (m_jobs.empty() || m_slow.busy())
        return;
    Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    const bool begun = m_slow.start([library = m_library, work = std::move(job.work)] { work(*library); },
                                    [this, done = std::move(job.done)] {
                                        done();
                                        next();
                                    });
    if (!begun)
        throw std::logic_error("a job of the library is begun while another is under way");
}

} // namespace talon::server
