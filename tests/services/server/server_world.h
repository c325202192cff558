// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/server.h"
#include "tests/support/plain_device.h"

#include <QTemporaryDir>
#include <atomic>
#include <thread>

namespace talon::test {

/// Where the tests' inspectorate stands: it was between eleven and one o'clock there when this process began, so that no midnight comes into a test that
/// does not go to one. From −11:00 to +12:00 and never UTC itself, so that neither is taken for the other.
core::UtcOffset site_offset();
/// The demonstration inspectorate, open day and night and standing there, as a site file's text.
std::string open_site();

/// A talond in this process on a port of its own (phones come there too, unless the settings say where), with data of its own and a clock that the test moves.
/// Staff: operator1…operator6, specialist, administrator, head, security, both (operator and specialist); every password is "correct horse".
class ServerWorld
{
public:
    static constexpr auto password = "correct horse";

    /// Whose the hall's time is: the test's alone, or talond's own, by the two clocks of a machine that the test moves.
    enum class Time { given, own };
    explicit ServerWorld(server::Settings settings = {}, Time time = Time::given);
    ~ServerWorld();

    void start();
    /// A clean stop; what run() said.
    server::ExitCode stop();
    std::uint16_t port() const { return m_server->port(); }
    std::uint16_t phone_port() const { return m_server->phone_port(); }
    std::uint16_t metrics_port() const { return m_server->metrics_port(); }
    const std::string &data() const { return m_data; }

    /// Logged in; fails the test by an empty csrf when that did not work.
    PlainClient client(const std::string &login) const;
    /// A fresh one-time code by the specialist.
    std::string code(const std::string &role, const std::string &place) const;
    /// Enrolled and not connected.
    PlainDevice device(core::DeviceRole role = core::DeviceRole::ticket) const;
    /// `count` tickets of the service pushed by the device and acknowledged; windows 1 and 2 take the usual one.
    bool push_tickets(PlainDevice &device, int count, const std::string &service = "inn") const;

    /// What the machine's calendar shows.
    core::Instant now() const { return server::wall_clock() + core::Millis(m_passed.load() + m_offset.load()); }
    core::Day today() const { return core::local_day(now(), site_offset()); }
    /// The calendar jumps.
    void advance(core::Millis by) { m_offset += by.count(); }
    /// Time passes, by both clocks of the machine.
    void pass(core::Millis by) { m_passed += by.count(); }
    /// The machine is switched off and on: seen by the next start().
    void reboot() { m_boot += "0"; }

private:
    QTemporaryDir m_folder;
    std::string m_data;
    server::Settings m_settings;
    const Time m_time;
    std::string m_boot = "1";
    std::atomic<std::int64_t> m_offset{0};
    std::atomic<std::int64_t> m_passed{0};
    std::unique_ptr<server::Server> m_server;
    std::thread m_thread;
    server::ExitCode m_code = server::ExitCode::ok;
};

/// The text of "key":"…" in JSON, the first of its kind; empty when there is none.
std::string field(const std::string &json, const std::string &key);
/// {"error":{"code":…}}
std::string error_code(const HttpAnswer &answer);

} // namespace talon::test
