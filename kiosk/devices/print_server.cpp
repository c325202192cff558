// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/print_server.h"

#include <cups/cups.h>

#include <array>
#include <utility>

namespace talon::kiosk {

using State = ReceiptPrinter::State;

struct PrintServer::Connection {
    http_t *http = nullptr;

    Connection() : http(httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC, cupsEncryption(), 1, connectTimeout, nullptr)) {}
    ~Connection() { httpClose(http); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
};

namespace {

struct IppDeleter {
    void operator()(ipp_t *ipp) const { ippDelete(ipp); }
};
using Ipp = std::unique_ptr<ipp_t, IppDeleter>;

Ipp ask(http_t *http, ipp_op_t operation, const QByteArray &queue, std::optional<int> job,
        std::initializer_list<const char *> attributes)
{
    std::array<char, HTTP_MAX_URI> uri{};
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr, "localhost", 0,
                     "/printers/%s", queue.constData());
    ipp_t *request = ippNewRequest(operation);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.data());
    if (job)
        ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", *job);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cupsUser());
    if (attributes.size() > 0)
        ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                      static_cast<int>(attributes.size()), nullptr, attributes.begin());
    Ipp answer(cupsDoRequest(http, request, "/")); // takes the request
    if (answer && ippGetStatusCode(answer.get()) > IPP_STATUS_OK_CONFLICTING)
        return nullptr;
    return answer;
}

enum class Severity { Any, Error };

/// Is one of the printer's reasons one of these? A reason may end in -report, -warning or -error (RFC 8011, 5.4.12).
bool hasReason(ipp_attribute_t *reasons, std::initializer_list<const char *> wanted, Severity severity)
{
    for (int i = 0; reasons && i < ippGetCount(reasons); ++i) {
        const QByteArray reason(ippGetString(reasons, i, nullptr));
        for (const char *name : wanted)
            if (reason == name
                || (reason.startsWith(name) && (severity == Severity::Any || reason.endsWith("-error"))))
                return true;
    }
    return false;
}

} // namespace

PrintServer::PrintServer(QByteArray printer) : m_printer(std::move(printer)) {}
PrintServer::~PrintServer() = default;

PrintServer::Connection *PrintServer::connected()
{
    if (!m_connection) {
        auto fresh = std::make_unique<Connection>();
        if (fresh->http)
            m_connection = std::move(fresh);
    }
    return m_connection.get();
}

QByteArray PrintServer::queue()
{
    if (!m_printer.isEmpty() || !connected())
        return m_printer;
    const char *name = cupsGetDefault2(m_connection->http);
    return name ? QByteArray(name) : QByteArray();
}

State PrintServer::state()
{
    if (!connected())
        return State::Absent;
    const QByteArray name = queue();
    if (name.isEmpty())
        return State::Absent;
    const Ipp answer = ask(m_connection->http, IPP_OP_GET_PRINTER_ATTRIBUTES, name, std::nullopt,
                           {"printer-state", "printer-state-reasons", "printer-is-accepting-jobs"});
    if (!answer) {
        m_connection.reset(); // a restarted print server needs a new connection
        return State::Absent;
    }
    ipp_attribute_t *reasons = ippFindAttribute(answer.get(), "printer-state-reasons", IPP_TAG_KEYWORD);
    // Printers call an empty roll a warning or an error as they please; there is nothing to print on either way.
    if (hasReason(reasons, {"media-empty", "media-needed"}, Severity::Any))
        return State::PaperOut;
    if (hasReason(reasons, {"media-jam", "cover-open", "door-open", "offline", "offline-report", "shutdown"}, Severity::Error))
        return State::Failed;
    ipp_attribute_t *state = ippFindAttribute(answer.get(), "printer-state", IPP_TAG_ENUM);
    ipp_attribute_t *accepting = ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    if ((state && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED) || (accepting && !ippGetBoolean(accepting, 0)))
        return State::Stopped;
    return State::Ready;
}

std::optional<int> PrintServer::submit(const QByteArray &pdf, const QByteArray &title)
{
    const QByteArray name = queue();
    if (name.isEmpty() || !connected())
        return std::nullopt;
    http_t *http = m_connection->http;
    const int id = cupsCreateJob(http, name.constData(), title.constData(), 0, nullptr);
    if (id <= 0) {
        m_connection.reset();
        return std::nullopt;
    }
    bool sent = cupsStartDocument(http, name.constData(), id, title.constData(), CUPS_FORMAT_PDF, 1) == HTTP_STATUS_CONTINUE;
    sent = sent && cupsWriteRequestData(http, pdf.constData(), static_cast<size_t>(pdf.size())) == HTTP_STATUS_CONTINUE;
    const bool finished = cupsFinishDocument(http, name.constData()) <= IPP_STATUS_OK_CONFLICTING;
    if (sent && finished)
        return id;
    cancel(id);
    m_connection.reset();
    return std::nullopt;
}

PrintServer::Job PrintServer::job(int id)
{
    const QByteArray name = queue();
    if (!connected())
        return Job::Waiting; // the server may come back; the caller's patience has a bound
    const Ipp answer = ask(m_connection->http, IPP_OP_GET_JOB_ATTRIBUTES, name, id, {"job-state"});
    ipp_attribute_t *state = answer ? ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM) : nullptr;
    if (!state)
        return Job::Lost;
    switch (ippGetInteger(state, 0)) {
    case IPP_JSTATE_COMPLETED:
        return Job::Completed;
    case IPP_JSTATE_ABORTED:
    case IPP_JSTATE_CANCELED:
    case IPP_JSTATE_STOPPED:
        return Job::Lost;
    default:
        return Job::Waiting;
    }
}

void PrintServer::cancel(int id)
{
    if (connected())
        cupsCancelJob2(m_connection->http, queue().constData(), id, 1);
}

} // namespace talon::kiosk
