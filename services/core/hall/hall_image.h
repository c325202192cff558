// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "core/people/registry.h"

#include <string>
#include <vector>

namespace talon::core {

// A hall, its numbers and its registry as plain values: everything they are, and nothing that follows from the rest. For
// snapshots, which spare a replay. `X::from(x.image()) == x` holds for each of them at every moment. Their making binds
// every member by name (hall_image.cpp): one that is added does not compile until it is thought of there.

struct NumberBookImage {
    struct Series {
        Day day{};
        Letter letter = Letter::A;
        int last_granted = 0;
        std::vector<int> granted; ///< rising, as the two below
        std::vector<int> reserved;
        std::vector<int> used;
        std::vector<int> carried;
        bool operator==(const Series &) const = default;
    };
    struct Reserve {
        Day day{};
        DeviceId device;
        std::int64_t epoch = 0;
        NumberBook::Block block;
        bool operator==(const Reserve &) const = default;
    };
    struct Request {
        Day day{};
        DeviceId device;
        std::string request;
        TicketNumber number;
        bool operator==(const Request &) const = default;
    };
    std::optional<Day> first_day; ///< empty: nothing was forgotten yet
    std::optional<Day> fence;     ///< empty: nothing was restored yet
    std::vector<Series> series;
    std::vector<Reserve> reserves; ///< of one day in the order in which they were given
    std::vector<Request> requests;
    bool operator==(const NumberBookImage &) const = default;
};

struct HallImage {
    struct Held {
        WindowNumber window = 0;
        HeldWindow by;
        bool operator==(const Held &) const = default;
    };
    struct Released {
        WindowNumber window = 0;
        StaffId staff;
        Instant at{};
        bool operator==(const Released &) const = default;
    };
    struct ServiceTime {
        ServiceId service;
        int count = 0;
        std::int64_t sum_ms = 0;
        bool operator==(const ServiceTime &) const = default;
    };
    std::optional<Site> site;
    SiteRevision revision;
    std::optional<Day> day;
    std::vector<Ticket> tickets; ///< in order of ids
    std::vector<Held> held;
    std::vector<Released> released;
    NumberBookImage numbers;
    std::vector<Call> calls; ///< newest first
    std::int64_t last_call = 0;
    std::vector<ServiceTime> service_times;
    Hall::Today today;
    bool operator==(const HallImage &) const = default;
};

struct RegistryImage {
    struct PlaceEpoch {
        std::string place;
        std::int64_t epoch = 0;
        bool operator==(const PlaceEpoch &) const = default;
    };
    struct SetAside {
        DeviceId device;
        int events = 0;
        bool operator==(const SetAside &) const = default;
    };
    std::vector<StaffSaved> staff;
    std::vector<StaffId> one_time;
    std::vector<DeviceEnrolled> devices;
    std::vector<EnrolmentCodeIssued> codes;
    std::vector<DeviceSetAside> set_aside;
    std::vector<SetAside> events_set_aside;
    std::vector<PlaceEpoch> epochs; ///< the last epoch given at each place
    int last_prefix = 0;
    bool operator==(const RegistryImage &) const = default;
};

} // namespace talon::core
