// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/print_machine.h"

#include <QByteArray>
#include <QSizeF>
#include <memory>

namespace talon::kiosk {

/// One printer of the machine's CUPS, asked over IPP. Every call may block for some seconds (see the limits below), so it
/// lives in a thread of its own (see CupsPrinter). Errors are values: a server that does not answer is Server::Silent.
class PrintServer
{
public:
    /// `printer` is the queue's name, empty for the server's default printer; `owner` marks this kiosk's jobs.
    PrintServer(QByteArray printer, QByteArray owner);
    ~PrintServer();

    /// Milliseconds to wait for the print server to take a connection, and seconds for each of its answers.
    static constexpr int connectTimeout = 1'500;
    static constexpr double answerTimeout = 1.5;
    /// Milliseconds to wait for a network printer to take a connection.
    static constexpr int probeTimeout = 1'000;
    /// CUPS ends a job by itself so many seconds after it began to print, should this program be gone by then.
    static constexpr int jobLife = 20;

    struct Look {
        PrinterFacts facts;
        std::optional<PrintMachine::Job> job;
        PrintMachine::Device device = PrintMachine::Device::Unknown;
    };
    /// The printer's facts and, unless `job` is 0, what became of it; with `probe` a network printer is called too.
    Look look(int job, bool probe);

    struct Submitted {
        std::optional<int> job;
        bool answered = true; ///< false: the job may exist all the same
    };
    /// Hands a PDF of one page of this size, in millimetres, over as a new job.
    Submitted submit(const QByteArray &pdf, const QSizeF &page, const QByteArray &title);
    /// Takes a job back; true when the server answered. With `force` the printer is not told, and cannot hold anything up.
    bool cancel(int job, bool force);
    /// Takes back all of this kiosk's jobs that are not finished; true when none can be left.
    bool sweep();
    /// Lets a stopped queue print again, as far as the server allows it to this user.
    void resume();

private:
    struct Connection;
    class Request;
    bool connected();
    QByteArray queue();
    PrintMachine::Device device(const QByteArray &uri, bool probe);

    QByteArray m_printer;
    QByteArray m_owner;
    std::unique_ptr<Connection> m_connection;
};

} // namespace talon::kiosk
