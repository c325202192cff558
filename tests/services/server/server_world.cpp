// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include "server/offline.h"
#include "server/people/secrets.h"
#include "tests/services/server/schema_check.h"
#include "wire/api/api.h"
#include "wire/site/site_codec.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace talon::test {

namespace {

void must(const server::Ended &ended)
{
    if (!ended)
        throw std::runtime_error(ended.error().sentence);
}

/// A journal with the site and the staff, made once in a process: hashing passwords is slow on purpose.
const std::string &template_data()
{
    static const QTemporaryDir folder;
    static const std::string data = [] {
        const std::string made = folder.filePath(QStringLiteral("data")).toStdString();
        const std::string site = folder.filePath(QStringLiteral("site.json")).toStdString();
        std::ofstream(site) << open_site();
        const auto now = server::wall_clock();
        must(server::init_journal(made, site, now));
        for (int i = 1; i <= 6; ++i)
            must(server::save_user(made, {"operator" + std::to_string(i), {{"operator"}}, "Operator", ServerWorld::password}, now));
        must(server::save_user(made, {"specialist", {{"specialist"}}, "Specialist", ServerWorld::password}, now));
        must(server::save_user(made, {"administrator", {{"administrator"}}, "Administrator", ServerWorld::password}, now));
        must(server::save_user(made, {"head", {{"head"}}, "Head", ServerWorld::password}, now));
        must(server::save_user(made, {"security", {{"security"}}, "Security officer", ServerWorld::password}, now));
        must(server::save_user(made, {"both", {{"operator"}, {"specialist"}}, "Operator and specialist", ServerWorld::password}, now));
        return made;
    }();
    return data;
}

} // namespace

core::UtcOffset site_offset()
{
    static const core::UtcOffset offset = [] {
        const auto hour = core::local_minute(server::wall_clock(), core::UtcOffset{0}) / 60;
        return std::chrono::hours(hour > 22 ? 35 - hour : hour == 11 ? 1 : 11 - hour);
    }();
    return offset;
}

std::string open_site()
{
    std::ifstream file(TALON_DEMO_SITE);
    std::ostringstream text;
    text << file.rdbuf();
    auto site = wire::decode_site(text.str());
    if (!site)
        throw std::runtime_error(wire::describe(site.error()));
    site->utc_offset = site_offset();
    site->hours.fill({core::Interval{0, 1440}});
    site->rules.last_ticket_before_close = core::Minutes{0};
    for (core::Service &service : site->services)
        service.hours.reset();
    return wire::encode_site(*site);
}

ServerWorld::ServerWorld(server::Settings settings, Time time)
    : m_data(m_folder.filePath(QStringLiteral("data")).toStdString()), m_settings(std::move(settings)), m_time(time)
{
    server::init_secrets();
    // Every answer of every test is held against what the API's description promises.
    PlainClient::observer = [](const std::string &method, const std::string &path, const HttpAnswer &answer) {
        if (const auto complaint = against_schema(method, path, answer); !complaint.empty())
            throw std::runtime_error(complaint);
    };
    m_settings.server.listen = "127.0.0.1:0";
    if (m_settings.open.listen.empty())
        m_settings.open.listen = "same";
    m_settings.server.stop_seconds = 1;
    std::filesystem::copy(template_data(), m_data, std::filesystem::copy_options::recursive);
    start();
}

ServerWorld::~ServerWorld()
{
    if (m_server)
        stop();
}

void ServerWorld::start()
{
    server::Server::Options options;
    options.data = m_data;
    options.settings = m_settings;
    if (m_time == Time::given)
        options.clock = [this] { return now(); };
    const auto moment = [this] { return sync::Moment{server::counting_clock() + core::Millis(m_passed.load()), now()}; };
    options.machine = server::MachineClocks{moment, [] { return false; }, m_boot};
    options.signals = false;
    auto started = server::Server::start(std::move(options));
    if (!started)
        throw std::runtime_error(started.error().sentence);
    m_server = std::move(*started);
    m_thread = std::thread([this] { m_code = m_server->run(); });
}

server::ExitCode ServerWorld::stop()
{
    m_server->request_stop();
    m_thread.join();
    m_server.reset();
    return m_code;
}

PlainClient ServerWorld::client(const std::string &login) const
{
    PlainClient client(port());
    client.log_in(login, password);
    return client;
}

std::string ServerWorld::code(const std::string &role, const std::string &place) const
{
    auto specialist = client("specialist");
    const auto answer = specialist.post("/api/v1/devices/codes", R"({"role":")" + role + R"(","place":")" + place + "\"}");
    return answer.status == 200 ? field(answer.body, "code") : std::string();
}

PlainDevice ServerWorld::device(core::DeviceRole role) const
{
    PlainDevice device(role);
    const std::string name(wire::name_of(role));
    device.enrol(port(), code(name, name + "-1"));
    return device;
}

bool ServerWorld::push_tickets(PlainDevice &device, int count, const std::string &service) const
{
    while (count > 0) {
        const auto first = static_cast<std::int64_t>(device.events.size()) + 1;
        for (int i = 0; i < 100 && count > 0; ++i, --count)
            device.append(device.own_ticket(now() - core::Millis(count), today(), 1 + static_cast<int>(device.events.size()) % core::own_turns,
                                            service, "ordinary"), now()); // one after the other, not in one millisecond
        if (!device.push_from(first) || !device.wait_for_ack(static_cast<std::int64_t>(device.events.size())))
            return false;
    }
    return true;
}

std::string field(const std::string &json, const std::string &key)
{
    const std::string opening = "\"" + key + "\":\"";
    const auto at = json.find(opening);
    if (at == std::string::npos)
        return {};
    const auto from = at + opening.size();
    return json.substr(from, json.find('"', from) - from);
}

std::string error_code(const HttpAnswer &answer)
{
    return answer.status >= 400 ? field(answer.body, "code") : std::string();
}

} // namespace talon::test
