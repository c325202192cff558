// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/content/manifest.h"

#include "wire/content/page_fields.h"
#include "wire/json/parsed.h"

namespace talon::wire {

namespace detail {

/// {"hash": bytes, …}
template<class V>
struct Sizes { V &value; };
using SizeMap = std::map<std::string, std::int64_t>;

void read(const Reader &at, Sizes<SizeMap> field)
{
    field.value.clear();
    at.members(max_manifest_files, [&](std::string_view hash, const Reader &size) {
        field.value[std::string(hash)] = size.integer(0, max_file_bytes);
    });
}

void write(Writer &out, const Sizes<const SizeMap> &field)
{
    out.begin_object();
    for (const auto &[hash, size] : field.value) {
        out.key(hash);
        out.integer(size);
    }
    out.end_object();
}

template<class A, Like<Manifest> M>
void fields(A &a, M &m)
{
    a("site", id(m.site));
    a("epoch", ranged(m.edition.epoch, 1, max_integer));
    a("edition", ranged(m.edition.number, 1, max_integer));
    a("made", m.edition.made);
    a("sections", list(m.sections, core::content::max_sections));
    a("pages", list(m.edition.pages, core::content::max_pages * core::content::max_hangs));
    a("sizes", Sizes<std::remove_reference_t<decltype((m.sizes))>>{m.sizes});
}

} // namespace detail

std::string encode_manifest(const Manifest &manifest)
{
    auto json = try_encode_manifest(manifest);
    if (!json)
        detail::refuse_to_write(json.error(), "manifest");
    return std::move(*json);
}

Decoded<std::string> try_encode_manifest(const Manifest &manifest)
{
    std::string json = detail::to_json(manifest);
    const auto back = decode_manifest(json);
    if (!back)
        return core::Failure{back.error()};
    if (!(*back == manifest))
        return core::Failure{WireError{WireFault::bad_field, {}}};
    return json;
}

Decoded<Manifest> decode_manifest(std::string_view json)
{
    return detail::parsed(json, max_manifest_bytes, [](const detail::Reader &at) {
        Manifest manifest;
        read(at, manifest);
        if (!at.sound())
            return manifest;
        const auto files = files_of(manifest.edition);
        bool same = files.size() == manifest.sizes.size();
        for (const auto &file : files)
            same = same && manifest.sizes.contains(file);
        if (!same)
            at.fail(WireFault::bad_field, "sizes");
        return manifest;
    });
}

std::map<core::content::FileHash, std::int64_t> text_sizes(const core::content::PageBook &book)
{
    std::map<core::content::FileHash, std::int64_t> sizes;
    for (const auto &[id, kept] : book.pages)
        for (const auto &hanging : kept.hangs)
            sizes[hanging.text] = static_cast<std::int64_t>(detail::to_json(book.texts.at(hanging.text)).size());
    return sizes;
}

} // namespace talon::wire
