// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/segment.h"

#include "store/chain.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace talon::store {

namespace {

constexpr std::string_view first_line = "talon events 1\n";
/// More than the largest event that a journal takes.
constexpr std::uint32_t most_record_bytes = 2 * 1024 * 1024;

core::Failure<StoreError> said_no(const char *what, const std::string &path)
{
    return core::Failure{StoreError{StoreFault::io, std::string{"cannot "} + what + " " + path + ": " + std::strerror(errno)}};
}

// --- one event as bytes --------------------------------------------------------------------------------------------

template<class Number>
void put_number(std::string &out, Number value)
{
    for (std::size_t i = 0; i < sizeof(Number); ++i)
        out.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i)));
}

void put_text(std::string &out, const std::string &text)
{
    put_number(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

void put_hash(std::string &out, const Hash &hash)
{
    out.append(reinterpret_cast<const char *>(hash.data()), hash.size());
}

void put_record(std::string &out, const Record &record)
{
    std::string fields;
    for (const std::int64_t number : {record.position, record.origin.epoch, record.origin.seq,
                                      static_cast<std::int64_t>(record.at.time_since_epoch().count()), std::int64_t{record.version}})
        put_number(fields, number);
    for (const std::string *text : {&record.origin.device.value, &record.actor, &record.type, &record.body})
        put_text(fields, *text);
    for (const Hash *hash : {&record.origin.hash, &record.prev, &record.hash})
        put_hash(fields, *hash);
    put_number(out, static_cast<std::uint32_t>(fields.size()));
    out += fields;
}

/// Takes fields off the front of some bytes; `whole` falls when there are too few.
struct Fields {
    std::string_view bytes;
    bool whole = true;

    std::string_view take(std::size_t size)
    {
        whole = whole && bytes.size() >= size;
        const std::string_view taken = bytes.substr(0, whole ? size : 0);
        bytes.remove_prefix(taken.size());
        return taken;
    }
    template<class Number>
    Number number()
    {
        std::uint64_t value = 0;
        const std::string_view taken = take(sizeof(Number));
        for (std::size_t i = 0; i < taken.size(); ++i)
            value |= std::uint64_t{static_cast<unsigned char>(taken[i])} << (8 * i);
        return static_cast<Number>(value);
    }
    std::string text() { return std::string{take(number<std::uint32_t>())}; }
    Hash hash()
    {
        Hash hash{};
        const std::string_view taken = take(hash.size());
        std::memcpy(hash.data(), taken.data(), taken.size());
        return hash;
    }
};

std::optional<Record> record_of(std::string_view bytes)
{
    Fields fields{bytes};
    Record record;
    record.position = fields.number<std::int64_t>();
    record.origin.epoch = fields.number<std::int64_t>();
    record.origin.seq = fields.number<std::int64_t>();
    record.at = core::Instant{core::Millis{fields.number<std::int64_t>()}};
    const auto version = fields.number<std::int64_t>();
    record.version = static_cast<int>(version);
    record.origin.device.value = fields.text();
    record.actor = fields.text();
    record.type = fields.text();
    record.body = fields.text();
    record.origin.hash = fields.hash();
    record.prev = fields.hash();
    record.hash = fields.hash();
    if (!fields.whole || !fields.bytes.empty() || version != record.version || event_hash(record) != record.hash)
        return std::nullopt;
    return record;
}

} // namespace

Stored<SegmentEnd> read_segment(const SegmentFile &file, const std::optional<Head> &before,
                                const std::function<bool(Record &&)> &visit)
{
    std::ifstream in(file.path, std::ios::binary);
    if (!in.is_open())
        return said_no("read", file.path);
    SegmentEnd end;
    end.head = before.value_or(Head{file.first - 1, {}});
    const auto ends = [&](const std::string &why) -> Stored<SegmentEnd> {
        if (in.bad())
            return said_no("read", file.path);
        end.rest = why;
        return end;
    };
    std::string bytes(first_line.size(), '\0');
    if (!in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || bytes != first_line)
        return ends("it does not begin as shipped events do");
    end.bytes = bytes.size();
    for (bool any = before.has_value();; any = true) {
        std::string length(4, '\0');
        in.read(length.data(), 4);
        if (in.gcount() == 0)
            return ends({});
        const auto size = Fields{length}.number<std::uint32_t>();
        if (in.gcount() < 4 || size > most_record_bytes)
            return ends("its end is cut off");
        bytes.resize(size);
        if (!in.read(bytes.data(), static_cast<std::streamsize>(size)))
            return ends("its end is cut off");
        auto record = record_of(bytes);
        if (!record || record->position != end.head.position + 1 || (any && record->prev != end.head.hash))
            return ends("what stands after event " + std::to_string(end.head.position) + " is not what was shipped");
        end.head = {record->position, record->hash};
        end.bytes += 4 + size;
        if (!visit(std::move(*record)))
            return end;
    }
}

// --- writing -------------------------------------------------------------------------------------------------------

struct SegmentWriter::Impl {
    ~Impl()
    {
        if (file >= 0)
            ::close(file);
    }

    /// Durable, and what the disk holds is what was meant.
    Stored<core::Done> append(const std::string &piece)
    {
        std::size_t done = 0;
        while (done < piece.size()) {
            const ssize_t put = ::pwrite(file, piece.data() + done, piece.size() - done, static_cast<off_t>(bytes + done));
            if (put < 0 && errno == EINTR)
                continue;
            if (put <= 0)
                return said_no("write", path);
            done += static_cast<std::size_t>(put);
        }
        if (::fsync(file) != 0)
            return said_no("write", path);
        ::posix_fadvise(file, static_cast<off_t>(bytes), static_cast<off_t>(piece.size()), POSIX_FADV_DONTNEED);
        std::string read(piece.size(), '\0');
        const ssize_t got = ::pread(file, read.data(), read.size(), static_cast<off_t>(bytes));
        if (got < 0)
            return said_no("read", path);
        if (static_cast<std::size_t>(got) != piece.size() || read != piece)
            return core::Failure{StoreError{StoreFault::damaged, "what is read from " + path + " is not what was written"}};
        bytes += piece.size();
        return core::Done{};
    }

    std::string path;
    int file = -1;
    Head head;
    std::uint64_t bytes = 0;
};

SegmentWriter::SegmentWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SegmentWriter::~SegmentWriter() = default;
SegmentWriter::SegmentWriter(SegmentWriter &&) noexcept = default;
SegmentWriter &SegmentWriter::operator=(SegmentWriter &&) noexcept = default;

Stored<SegmentWriter> SegmentWriter::open(const std::string &folder, const std::string &owner, std::int64_t epoch, const Head &before)
{
    auto impl = std::make_unique<Impl>();
    impl->path = folder + "/" + segment_name(owner, epoch, before.position + 1);
    impl->head = before;
    impl->file = ::open(impl->path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (impl->file < 0)
        return said_no("make", impl->path);
    const auto held = read_segment({impl->path, {}, epoch, before.position + 1}, before, [](Record &&) { return true; });
    if (!held)
        return core::Failure{held.error()};
    impl->head = held->head;
    impl->bytes = held->bytes;
    if (::ftruncate(impl->file, static_cast<off_t>(impl->bytes)) != 0)
        return said_no("cut", impl->path);
    if (impl->bytes == 0) {
        if (auto begun = impl->append(std::string{first_line}); !begun)
            return core::Failure{begun.error()};
        if (auto named = sync_folder(folder); !named)
            return core::Failure{named.error()};
    }
    return SegmentWriter{std::move(impl)};
}

Stored<core::Done> SegmentWriter::ship(std::span<const Record> records)
{
    std::string piece;
    Head head = m_impl->head;
    for (const Record &record : records) {
        if (record.position != head.position + 1 || record.prev != head.hash)
            return core::Failure{StoreError{StoreFault::gap, "event " + std::to_string(record.position) + " does not follow what was shipped"}};
        put_record(piece, record);
        head = {record.position, record.hash};
    }
    if (auto there = still_there(); !there)
        return there;
    if (auto done = m_impl->append(piece); !done)
        return done;
    m_impl->head = head;
    return core::Done{};
}

Stored<core::Done> SegmentWriter::still_there() const
{
    struct stat named;
    struct stat opened;
    if (::stat(m_impl->path.c_str(), &named) != 0 || ::fstat(m_impl->file, &opened) != 0)
        return said_no("find", m_impl->path);
    if (named.st_dev != opened.st_dev || named.st_ino != opened.st_ino)
        return core::Failure{StoreError{StoreFault::io, m_impl->path + " is another file than before"}};
    return core::Done{};
}

const Head &SegmentWriter::head() const { return m_impl->head; }
std::uint64_t SegmentWriter::bytes() const { return m_impl->bytes; }

} // namespace talon::store
