// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/journal/snapshot_codec.h"

#include "wire/journal/snapshot_fields.h"
#include "wire/json/parsed.h"

namespace talon::wire {

namespace detail {

void read(const Reader &at, Numbers<std::vector<int>> field)
{
    field.value.clear();
    at.each(0, core::last_number, [&](const Reader &item) {
        field.value.push_back(static_cast<int>(item.integer(core::first_number, core::last_number)));
    });
}

void write(Writer &out, const Numbers<const std::vector<int>> &field)
{
    out.begin_array();
    for (const int number : field.value)
        out.integer(number);
    out.end_array();
}

void read(const Reader &at, KeptPages &value)
{
    value.clear();
    at.members(core::content::max_pages, [&](std::string_view id, const Reader &item) { read(item, value[{std::string(id)}]); });
}

void write(Writer &out, const KeptPages &value)
{
    out.begin_object();
    for (const auto &[id, kept] : value)
        out(id.value, kept);
    out.end_object();
}

void read(const Reader &at, KeptTexts &value)
{
    value.clear();
    at.members(any_count, [&](std::string_view hash, const Reader &item) { read(item, value[std::string(hash)]); });
}

void write(Writer &out, const KeptTexts &value)
{
    out.begin_object();
    for (const auto &[hash, page] : value)
        out(hash, page);
    out.end_object();
}

void read(const Reader &at, Surveys &value)
{
    value.clear();
    at.each(0, core::survey::max_surveys * core::survey::max_versions, [&](const Reader &item) {
        core::survey::Published published;
        read(item, published);
        value[published.form.id].push_back(std::move(published));
    });
}

void write(Writer &out, const Surveys &value)
{
    out.begin_array();
    for (const auto &[id, versions] : value)
        for (const core::survey::Published &published : versions)
            write(out, published);
    out.end_array();
}

void read(const Reader &at, SurveyDrafts &value)
{
    value.clear();
    at.each(0, core::survey::max_surveys, [&](const Reader &item) {
        core::survey::Draft draft;
        read(item, draft);
        value[draft.form.id] = std::move(draft);
    });
}

void write(Writer &out, const SurveyDrafts &value)
{
    out.begin_array();
    for (const auto &[id, draft] : value)
        write(out, draft);
    out.end_array();
}

namespace {

Decoded<Snapshot> take_in(std::string_view body)
{
    return parsed(body, max_snapshot_bytes, [](const Reader &at) {
        Snapshot snapshot;
        read(at, snapshot);
        return snapshot;
    });
}

} // namespace

} // namespace detail

std::string encode_snapshot(const Snapshot &snapshot)
{
    std::string body = detail::to_json(snapshot);
    const auto back = detail::take_in(body);
    if (!back)
        detail::refuse_to_write(back.error(), "snapshot");
    if (!(*back == snapshot))
        detail::refuse_to_write({WireFault::bad_field, {}}, "snapshot");
    return body;
}

Decoded<Snapshot> decode_snapshot(int version, std::string_view body)
{
    if (version != snapshot_version)
        return core::Failure{WireError{WireFault::unknown_event_version, "version"}};
    auto snapshot = detail::take_in(body);
    if (snapshot && detail::to_json(*snapshot) != body)
        return core::Failure{WireError{WireFault::bad_field, {}}};
    return snapshot;
}

} // namespace talon::wire
