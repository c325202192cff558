// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/xml.h"

#include "sheets/workbook.h"

#include <expat.h>

#include <charconv>
#include <memory>

namespace talon::sheets {

namespace {

constexpr char between = '|';

std::string_view local(const char *name)
{
    const std::string_view whole = name;
    const auto cut = whole.rfind(between);
    return cut == std::string_view::npos ? whole : whole.substr(cut + 1);
}

struct Walk {
    XML_Parser parser;
    XmlListener &listener;
    int depth = 0;
    bool refused = false;

    void stop(bool fault)
    {
        refused |= fault;
        XML_StopParser(parser, XML_FALSE);
    }
};

void begin(void *data, const char *name, const char **attributes)
{
    Walk &walk = *static_cast<Walk *>(data);
    if (++walk.depth > max_depth)
        return walk.stop(true);
    XmlListener::Attributes all;
    for (; *attributes; attributes += 2)
        all.emplace(local(attributes[0]), attributes[1]);
    walk.listener.begin(local(name), all);
    if (walk.listener.done())
        walk.stop(false);
}

void end(void *data, const char *name)
{
    Walk &walk = *static_cast<Walk *>(data);
    --walk.depth;
    walk.listener.end(local(name));
    if (walk.listener.done())
        walk.stop(false);
}

void text(void *data, const char *letters, int count)
{
    static_cast<Walk *>(data)->listener.text({letters, static_cast<std::size_t>(count)});
}

void doctype(void *data, const char *, const char *, const char *, int)
{
    static_cast<Walk *>(data)->stop(true);
}

} // namespace

std::string_view attribute(const XmlListener::Attributes &attributes, std::string_view name, std::string_view otherwise)
{
    const auto found = attributes.find(name);
    return found == attributes.end() ? otherwise : std::string_view(found->second);
}

int number_of(std::string_view text, int otherwise)
{
    constexpr std::size_t longest = 9;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return text.empty() || text.size() > longest || error != std::errc{} || end != text.data() + text.size() || value < 0 ? otherwise : value;
}

bool walk_xml(std::string_view xml, XmlListener &listener, const char *encoding)
{
    struct Free { void operator()(XML_Parser parser) const { XML_ParserFree(parser); } };
    const std::unique_ptr<XML_ParserStruct, Free> parser(XML_ParserCreateNS(encoding, between));
    if (!parser)
        return false;
    Walk walk{parser.get(), listener};
    XML_SetUserData(parser.get(), &walk);
    XML_SetElementHandler(parser.get(), begin, end);
    XML_SetCharacterDataHandler(parser.get(), text);
    XML_SetStartDoctypeDeclHandler(parser.get(), doctype);
    const auto status = XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE);
    const bool stopped = XML_GetErrorCode(parser.get()) == XML_ERROR_ABORTED && !walk.refused;
    return stopped || (status == XML_STATUS_OK && !walk.refused);
}

} // namespace talon::sheets
