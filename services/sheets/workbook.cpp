// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/workbook.h"

#include "sheets/readers.h"
#include "sheets/xml.h"

namespace talon::sheets {

namespace {

using namespace std::string_view_literals;
using core::Failure;
using core::ListFault;

constexpr std::string_view compound = "\xD0\xCF\x11\xE0"sv;
/// The name of the stream that holds a workbook with a password, as a compound file writes names.
constexpr std::string_view with_password = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;

} // namespace

bool is_workbook(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv) || bytes.starts_with(compound);
}

std::optional<ListFault> walk_part(Parts &parts, const std::string &name, XmlListener &listener)
{
    const auto content = parts.read(name);
    if (!content)
        return ListFault{content.error()};
    if (!content->empty() && !walk_xml(*content, listener))
        return ListFault{Fault::damaged};
    return std::nullopt;
}

core::Result<std::vector<Sheet>, ListFault> read_workbook(std::string_view bytes)
{
    if (bytes.size() > core::max_list_bytes)
        return Failure{ListFault{Fault::too_large}};
    if (bytes.starts_with(compound))
        return Failure{ListFault{bytes.find(with_password) == std::string_view::npos ? Fault::old_workbook : Fault::encrypted}};
    auto parts = Parts::open(bytes);
    if (!parts)
        return Failure{ListFault{parts.error()}};
    const auto manifest = parts->read("META-INF/manifest.xml");
    if (!manifest)
        return Failure{ListFault{manifest.error()}};
    if (manifest->find("encryption-data") != std::string::npos)
        return Failure{ListFault{Fault::encrypted}};
    auto sheets = parts->has("content.xml") ? read_ods(*parts) : read_xlsx(*parts);
    if (sheets && sheets->empty())
        return Failure{ListFault{Fault::empty}};
    return sheets;
}

} // namespace talon::sheets
