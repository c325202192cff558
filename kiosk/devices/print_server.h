// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_printer.h"

#include <QByteArray>
#include <memory>
#include <optional>

namespace talon::kiosk {

/// One printer of the machine's CUPS, asked over IPP. Every call may block for up to `connectTimeout`, so it lives in
/// a thread of its own (see CupsPrinter). Errors are values: a server that does not answer is State::Absent.
class PrintServer
{
public:
    /// `printer` is the queue's name; empty means the server's default printer.
    explicit PrintServer(QByteArray printer);
    ~PrintServer();

    /// Milliseconds to wait for the print server to take a connection.
    static constexpr int connectTimeout = 3000;

    ReceiptPrinter::State state();

    /// Hands a PDF over as a new job and returns its id; nothing when the server refused it.
    std::optional<int> submit(const QByteArray &pdf, const QByteArray &title);

    enum class Job { Waiting, Completed, Lost };
    /// What became of a job. Completed means that the printer took it, not that paper came out.
    Job job(int id);
    /// Takes a job back, so that a receipt is never printed after its visitor has been told to write the number down.
    void cancel(int id);

private:
    struct Connection;
    Connection *connected();
    QByteArray queue();

    QByteArray m_printer;
    std::unique_ptr<Connection> m_connection;
};

} // namespace talon::kiosk
