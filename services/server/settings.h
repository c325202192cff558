// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <string>

namespace talon::server {

/// Everything that may be set about talond, with its default. `talond settings` prints them with their meaning;
/// what the hall itself needs (services, hours, windows) is the site's document in the journal.
struct Settings {
    struct Server {
        std::string listen = "127.0.0.1:8080";
        std::string web;
        std::string public_url;
        bool tls = false;
        std::string trusted_proxy;
        bool metrics_everywhere = false;
        int stop_seconds = 5;
    } server;
    struct Tls {
        std::string certificate;
        std::string key;
        bool plain = false;
        bool loopback = false;
    } tls;
    struct Public {
        std::string listen;
        bool plain = false;
        int connections = 256;
        int connections_per_address = 16;
    } open;
    struct Metrics {
        std::string listen;
    } metrics;
    struct Limits {
        int connections = 512;
        int connections_per_address = 128;
        int header_kib = 16;
        int header_seconds = 10;
        int body_seconds = 20;
        int idle_seconds = 60;
        int socket_idle_seconds = 30;
        int socket_queue_kib = 1024;
    } limits;
    struct Sessions {
        int idle_minutes = 120;
        int absolute_hours = 12;
        int per_user = 8;
    } sessions;
    struct Login {
        int free_tries = 3;
        int longest_delay_seconds = 300;
    } login;
    struct Devices {
        int code_hours = 24;
        int documents_per_second = 5;
    } devices;
    struct Backup {
        std::string folder;
        int minutes = 1440;
        bool off_machine = false;
        int hourly = 24;
        int daily = 7;
        int weekly = 4;
        int drill_hour = 3;
        int spare_mib = 512;
    } backup;
    struct Bookings {
        std::string folder;
        bool expected = false;
    } bookings;
    struct Screens {
        int idle_seconds = 45;
        int warning_seconds = 30;
        int number_seconds = 12;
        int unprinted_seconds = 40;
        int call_seconds = 20;
    } screens;
    struct Alarms {
        int offline_minutes = 3;
        int before_opening_minutes = 15;
        int waiting_minutes = 5;
        int clock_seconds = 30;
        int documents_seconds = 60;
        int backup_minutes = 60;
        int disk_free_mib = 1024;
    } alarms;
    struct Personal {
        int keep_days = 1;
    } personal;
    struct Log {
        std::string level = "info";
    } log;
};

/// Reads a TOML file over the defaults. An unknown key, a wrong type or a value out of range is one sentence.
core::Result<Settings, std::string> read_settings(const std::string &path);

/// The same from text; `name` stands for the file in sentences.
core::Result<Settings, std::string> parse_settings(const std::string &toml, const std::string &name);

/// Every setting with its default and what it means: a TOML file that changes nothing.
std::string documented_settings();

} // namespace talon::server
