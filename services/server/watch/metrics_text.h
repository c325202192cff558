// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace talon::server {

/// {name="value",…} with what the format asks to be escaped.
inline std::string metric_labels(std::initializer_list<std::pair<std::string_view, std::string_view>> labels)
{
    std::string text = "{";
    for (const auto &[name, value] : labels) {
        text += text.size() > 1 ? "," : "";
        text += name;
        text += "=\"";
        for (const char c : value) {
            if (c == '\\' || c == '"')
                text += '\\';
            text += c == '\n' ? std::string("\\n") : std::string(1, c);
        }
        text += '"';
    }
    return text + "}";
}

/// Prometheus' text format, written from top to bottom. All lines of one name stand together, after its head.
class MetricsText
{
public:
    template<class Value>
    void counter(std::string_view name, std::string_view help, Value value)
    {
        one(name, "counter", help, value);
    }
    template<class Value>
    void gauge(std::string_view name, std::string_view help, Value value)
    {
        one(name, "gauge", help, value);
    }
    void head(std::string_view name, std::string_view type, std::string_view help)
    {
        m_text += fmt::format("# HELP talon_{0} {2}\n# TYPE talon_{0} {1}\n", name, type, help);
    }
    template<class Value>
    void line(std::string_view name, std::string_view labels, Value value)
    {
        m_text += fmt::format("talon_{}{} {}\n", name, labels, value);
    }
    std::string take() { return std::move(m_text); }

private:
    template<class Value>
    void one(std::string_view name, std::string_view type, std::string_view help, Value value)
    {
        head(name, type, help);
        line(name, "", value);
    }

    std::string m_text;
};

} // namespace talon::server
