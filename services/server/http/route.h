// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/commands.h"
#include "core/people/registry.h"
#include "core/values/text.h"
#include "server/http/gates.h"
#include "server/http/message.h"
#include "server/http/target.h"
#include "wire/json/wire_error.h"

#include <map>
#include <span>

namespace talon::server {

struct Services;

/// How far a route is open before anybody's permissions are asked.
enum class Gate {
    everyone,
    this_machine, ///< from the loopback address or at a listener of its own, unless a setting opens it
    device,       ///< everybody may connect; the protocol's handshake lets in enrolled devices only
    staff,        ///< any session
};

/// Who may use a route: the gate, and at the staff's one the permission (core/people/roles.h); an empty one: any of the staff.
struct Access {
    Gate gate = Gate::everyone;
    std::string_view permission = {};

    bool lets(const core::StaffSaved &staff) const;
};
constexpr Access may(std::string_view permission) { return {Gate::staff, permission}; }

/// A request on its way to a handler, with what the edge has found out about it.
struct Call {
    Request request;
    std::map<std::string, std::string> captures; ///< "{window}" of the path, decoded
    Query query;                                 ///< what stands behind "?", decoded
    core::StaffSaved staff;                      ///< whose session it is, where the route needs one
    std::string token;                           ///< of the session
    core::Language language = core::Language::ru;
    Gates gates = {}; ///< of the listener it came through
};

using Handler = void (*)(Services &services, Call call, Answer answer);
/// What the member of staff asks the hall for: of the path, the body and who asks. The error is of the body.
using CommandMaker = wire::Decoded<core::Command> (*)(const Services &services, const Call &call);
using SocketMaker = std::shared_ptr<SocketHandler> (*)(Services &services, const Call &call);

/// What few routes need besides.
struct RouteTraits {
    /// Bytes of a request's body at most; 0: 64 KiB where the route takes JSON, else 1 KiB.
    std::size_t body_limit = 0;
    /// Names of the fields that it reads from the query.
    std::vector<const char *> query = {};
    /// Pages ask it by themselves, so that it tells nothing about a person being there: it keeps no session alive. Any other
    /// request is such a one when it carries the header X-Talon-Background.
    bool background = false;
    Gates gates = {}; ///< at which listeners it is answered
};

/// One line of the table: all that there is to know about a path and a method.
struct Route {
    const char *method;
    const char *path; ///< "/api/v1/tickets/{ticket}/recall"
    Access access;
    Handler handler; ///< null where `command` or `socket` stands
    SocketMaker socket = nullptr;
    const char *name;             ///< operationId
    const char *summary;
    const char *request_schema = nullptr;
    int status = 200;
    const char *response_schema = nullptr; ///< null: no JSON
    std::vector<const char *> errors = {}; ///< codes beside those that the access and the limits bring
    RouteTraits traits = {};
    CommandMaker command = nullptr;        ///< asks the hall for it and answers with what became of it
    const char *verb = nullptr;            ///< the step of a ticket that this is (core/hall/verbs.h)
};

/// Every route of the program.
std::span<const Route> routes();

/// The bytes that a request's body may have.
std::size_t body_limit(const Route &route);

/// Matches a template against a path as it was sent, and fills the captures, decoded (see percent_decoded): 1 to 64 bytes each.
bool matches(std::string_view path_template, std::string_view path, std::map<std::string, std::string> &captures);

} // namespace talon::server
