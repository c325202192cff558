// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plain_http.h"

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace talon::test {

PlainSocket::PlainSocket(std::uint16_t port, std::chrono::milliseconds bound)
    : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    const timeval limit{static_cast<time_t>(bound.count() / 1000), static_cast<suseconds_t>(bound.count() % 1000 * 1000)};
    ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int yes = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        close();
}

PlainSocket::PlainSocket(PlainSocket &&other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}

PlainSocket &PlainSocket::operator=(PlainSocket &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    return *this;
}

PlainSocket::~PlainSocket()
{
    close();
}

void PlainSocket::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

bool PlainSocket::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool PlainSocket::receive(std::string &to)
{
    char bytes[16384];
    const auto size = ::recv(m_fd, bytes, sizeof bytes, 0);
    if (size <= 0)
        return false;
    to.append(bytes, static_cast<std::size_t>(size));
    return true;
}

bool PlainSocket::receive_now(std::string &to)
{
    char bytes[16384];
    for (;;) {
        const auto size = ::recv(m_fd, bytes, sizeof bytes, MSG_DONTWAIT);
        if (size <= 0)
            return size < 0;
        to.append(bytes, static_cast<std::size_t>(size));
        if (static_cast<std::size_t>(size) < sizeof bytes)
            return true; // all that was there
    }
}

bool PlainSocket::ends()
{
    char bytes[16384];
    for (;;) {
        const auto size = ::recv(m_fd, bytes, sizeof bytes, 0);
        if (size <= 0)
            return size == 0 || errno == ECONNRESET;
    }
}

namespace {

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

} // namespace

HttpAnswer read_answer(PlainSocket &socket, std::string &left, bool head_only)
{
    HttpAnswer answer;
    std::size_t end = 0;
    while ((end = left.find("\r\n\r\n")) == std::string::npos)
        if (!socket.receive(left))
            return answer;
    std::size_t at = left.find("\r\n") + 2;
    while (at < end + 2) {
        const auto line_end = left.find("\r\n", at);
        const auto line = left.substr(at, line_end - at);
        if (const auto colon = line.find(": "); colon != std::string::npos) {
            const auto name = lower(line.substr(0, colon));
            answer.headers[name] = line.substr(colon + 2);
            if (name == "set-cookie")
                answer.cookies.push_back(answer.headers[name].substr(0, answer.headers[name].find(';')));
        }
        at = line_end + 2;
    }
    answer.status = std::stoi(left.substr(9, 3));
    left.erase(0, end + 4);
    const auto length = answer.headers.find("content-length");
    const std::size_t size = length == answer.headers.end() || head_only ? 0 : std::stoul(length->second);
    while (left.size() < size)
        if (!socket.receive(left))
            break;
    answer.body = left.substr(0, size);
    left.erase(0, size);
    return answer;
}

HttpAnswer PlainClient::ask(const std::string &method, const std::string &path, const std::string &body,
                            const std::map<std::string, std::string> &headers)
{
    std::string text = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(m_port) + "\r\n";
    if (!cookie.empty())
        text += "Cookie: " + cookie + "\r\n";
    if (!csrf.empty())
        text += "X-CSRF-Token: " + csrf + "\r\n";
    if (!body.empty() || method == "POST")
        text += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    for (const auto &[name, value] : headers)
        text += name + ": " + value + "\r\n";
    text += "\r\n" + body;
    // A kept connection may have been closed meanwhile: then once more on a new one.
    const bool fresh = !m_socket || !m_socket->is_open();
    if (fresh) {
        m_left.clear();
        m_socket.emplace(m_port);
    }
    m_socket->send(text);
    HttpAnswer answer = read_answer(*m_socket, m_left, method == "HEAD");
    const auto connection = answer.headers.find("connection");
    if (answer.status == 0 || (connection != answer.headers.end() && connection->second == "close"))
        m_socket.reset();
    if (observer && answer.status != 0)
        observer(method, path, answer);
    return answer;
}

HttpAnswer PlainClient::log_in(const std::string &login, const std::string &password)
{
    auto answer = post("/api/v1/session", R"({"login":")" + login + R"(","password":")" + password + "\"}");
    if (answer.status != 200)
        return answer;
    cookie = answer.headers["set-cookie"].substr(0, answer.headers["set-cookie"].find(';'));
    const auto from = answer.body.find(R"("csrf":")") + 8;
    csrf = answer.body.substr(from, answer.body.find('"', from) - from);
    const auto run = answer.body.find(R"("instance":")") + 12;
    instance = answer.body.substr(run, answer.body.find('"', run) - run);
    return answer;
}

PlainWebSocket::PlainWebSocket(std::uint16_t port, const std::string &path, const std::string &cookie,
                               const std::string &more_headers)
    : m_socket(port)
{
    std::string request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port)
                          + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    if (!cookie.empty())
        request += "Cookie: " + cookie + "\r\n";
    m_socket.send(request + more_headers + "\r\n");
    status = read_answer(m_socket, m_left).status;
}

bool PlainWebSocket::send_frame(int opcode, std::string_view payload)
{
    std::string frame(1, static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else if (payload.size() < 65536) {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xff);
    } else {
        frame += static_cast<char>(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += static_cast<char>((payload.size() >> shift) & 0xff);
    }
    frame.append(4, '\0'); // a mask of zeros leaves the payload as it is
    frame.append(payload);
    return m_socket.send(frame);
}

std::optional<std::string> PlainWebSocket::take_frame()
{
    while (m_left.size() >= 2) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(m_left[at]); };
        std::size_t head = 2;
        std::size_t size = byte(1) & 0x7f;
        if (size >= 126) {
            const std::size_t bytes = size == 126 ? 2 : 8;
            if (m_left.size() < 2 + bytes)
                return std::nullopt;
            size = 0;
            for (std::size_t i = 0; i < bytes; ++i)
                size = size << 8 | byte(2 + i);
            head += bytes;
        }
        if (m_left.size() < head + size)
            return std::nullopt;
        const int opcode = byte(0) & 0x0f;
        std::string payload = m_left.substr(head, size);
        m_left.erase(0, head + size);
        if (opcode == 1)
            return payload;
        if (opcode == 9)
            send_frame(10, payload);
        if (opcode == 8) {
            if (payload.size() >= 2)
                close_code = static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
            send_frame(8, payload);
        }
    }
    return std::nullopt;
}

std::optional<std::string> PlainWebSocket::receive()
{
    for (;;) {
        if (auto frame = take_frame())
            return frame;
        if (!m_socket.receive(m_left))
            return std::nullopt;
    }
}

std::optional<std::string> PlainWebSocket::receive_now()
{
    m_socket.receive_now(m_left);
    return take_frame();
}

bool PlainWebSocket::ends()
{
    while (receive()) {
    }
    return m_socket.ends();
}

} // namespace talon::test
