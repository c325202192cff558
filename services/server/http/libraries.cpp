// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of Asio and Beast that need no templates of ours, compiled once.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
