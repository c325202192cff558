// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace talon::sheets {

/// Hears the elements of an XML text one after the other; names are those without their namespaces.
class XmlListener
{
public:
    using Attributes = std::map<std::string, std::string, std::less<>>;

    XmlListener() = default;
    virtual ~XmlListener() = default;
    XmlListener(const XmlListener &) = delete;
    XmlListener &operator=(const XmlListener &) = delete;

    virtual void begin(std::string_view element, const Attributes &attributes) = 0;
    virtual void text(std::string_view) {}
    virtual void end(std::string_view) {}
    /// Enough was heard, or nothing good comes any more: the rest is not read.
    virtual bool done() const { return false; }
};

/// The attribute, or `otherwise`.
std::string_view attribute(const XmlListener::Attributes &attributes, std::string_view name, std::string_view otherwise = {});
/// A whole number 0…999,999,999 that is all of the text; `otherwise` for anything else.
int number_of(std::string_view text, int otherwise);

/// False for what is not well formed, nests deeper than max_depth or brings a DOCTYPE, of which entities could grow. `encoding`: of the text,
/// whatever it tells of itself; null: what it tells.
bool walk_xml(std::string_view xml, XmlListener &listener, const char *encoding = nullptr);

} // namespace talon::sheets
