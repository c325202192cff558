// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace talon::test {

/// A TCP connection to this machine, blocking with a bound: never hangs a test.
class PlainSocket
{
public:
    explicit PlainSocket(std::uint16_t port, std::chrono::milliseconds bound = std::chrono::seconds(10));
    PlainSocket(PlainSocket &&other) noexcept;
    PlainSocket &operator=(PlainSocket &&other) noexcept;
    ~PlainSocket();

    bool is_open() const { return m_fd >= 0; }
    int descriptor() const { return m_fd; }
    bool send(std::string_view bytes);
    /// Waits for at least one byte and appends what there is; false at the end, at an error and after the bound.
    bool receive(std::string &to);
    /// Takes what is there without waiting; false at the end.
    bool receive_now(std::string &to);
    /// Waits for the other side's end: true when it came within the bound.
    bool ends();
    void close();

private:
    int m_fd = -1;
};

struct HttpAnswer {
    int status = 0; ///< 0: no answer came
    std::map<std::string, std::string> headers; ///< names in lower case; of one that comes twice the last
    std::vector<std::string> cookies;           ///< each Set-Cookie, without its attributes
    std::string body;
};

/// Reads one answer; `left` keeps what came beyond it.
HttpAnswer read_answer(PlainSocket &socket, std::string &left, bool head_only = false);

/// A client of the API with a cookie, a CSRF token and one kept connection.
class PlainClient
{
public:
    explicit PlainClient(std::uint16_t port) : m_port(port) {}

    HttpAnswer ask(const std::string &method, const std::string &path, const std::string &body = {},
                   const std::map<std::string, std::string> &headers = {});
    HttpAnswer get(const std::string &path) { return ask("GET", path); }
    HttpAnswer post(const std::string &path, const std::string &body = {}) { return ask("POST", path, body); }
    /// Logs in and keeps cookie and token.
    HttpAnswer log_in(const std::string &login, const std::string &password);

    /// Hears of every answer that came over any client; set once, before there are threads.
    static inline std::function<void(const std::string &method, const std::string &path, const HttpAnswer &)> observer;

    std::string cookie; ///< "talon_session=…", sent when not empty
    std::string csrf;   ///< sent when not empty
    std::string instance; ///< what idempotency keys begin with

private:
    std::uint16_t m_port;
    std::optional<PlainSocket> m_socket;
    std::string m_left;
};

/// A WebSocket's client end, text frames only.
class PlainWebSocket
{
public:
    /// Connects and shakes hands; `status` tells the answer when it is not 101.
    PlainWebSocket(std::uint16_t port, const std::string &path, const std::string &cookie = {},
                   const std::string &more_headers = {});

    bool is_open() const { return status == 101 && m_socket.is_open(); }
    bool send(std::string_view text) { return send_frame(1, text); }
    bool send_frame(int opcode, std::string_view payload);
    /// The next text frame; nothing at the close and after the bound. Answers pings.
    std::optional<std::string> receive();
    /// The next text frame that is here already, without waiting.
    std::optional<std::string> receive_now();
    /// Reads to the end: true when the other side closed within the bound.
    bool ends();
    int descriptor() const { return m_socket.descriptor(); }
    void drop() { m_socket.close(); }

    int status = 0;
    int close_code = 0; ///< after the close

private:
    std::optional<std::string> take_frame();

    PlainSocket m_socket;
    std::string m_left;
};

} // namespace talon::test
