// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/tls.h"

#include <boost/asio/ssl/context.hpp>

namespace talon::server {

/// Private to http/: Asio's side of a Tls.
struct Tls::Context {
    boost::asio::ssl::context ssl{boost::asio::ssl::context::tls_server};
};

} // namespace talon::server
