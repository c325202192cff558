// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/print_server.h"

#include "kiosk/devices/printer_presence.h"

#include <cups/cups.h>

#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace talon::kiosk {

using Job = PrintMachine::Job;

struct PrintServer::Connection {
    http_t *http = nullptr;

    Connection() : http(httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC, cupsEncryption(), 1, connectTimeout, nullptr))
    {
        // Without a limit a print server that hangs holds one question for a minute.
        if (http)
            httpSetTimeout(http, answerTimeout, [](http_t *, void *) { return 0; }, nullptr);
    }
    ~Connection() { httpClose(http); }
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;
};

/// One IPP question about the queue; the answer lives as long as it.
class PrintServer::Request
{
public:
    Request(ipp_op_t operation, const QByteArray &queue) : m_ipp(ippNewRequest(operation))
    {
        std::array<char, HTTP_MAX_URI> uri{};
        httpAssembleURIf(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr, "localhost", 0,
                         "/printers/%s", queue.constData());
        ippAddString(m_ipp, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.data());
        m_path = "/printers/" + queue;
    }
    ~Request()
    {
        ippDelete(m_ipp);
        ippDelete(m_answer);
    }
    Request(const Request &) = delete;
    Request &operator=(const Request &) = delete;

    Request &number(ipp_tag_t group, const char *name, int value)
    {
        ippAddInteger(m_ipp, group, IPP_TAG_INTEGER, name, value);
        return *this;
    }
    Request &text(ipp_tag_t tag, const char *name, const QByteArray &value)
    {
        ippAddString(m_ipp, IPP_TAG_OPERATION, tag, name, nullptr, value.constData());
        return *this;
    }
    Request &user() { return text(IPP_TAG_NAME, "requesting-user-name", cupsUser()); }
    Request &flag(const char *name, bool value)
    {
        ippAddBoolean(m_ipp, IPP_TAG_OPERATION, name, value ? 1 : 0);
        return *this;
    }
    Request &wanted(std::initializer_list<const char *> names)
    {
        ippAddStrings(m_ipp, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", static_cast<int>(names.size()), nullptr,
                      names.begin());
        return *this;
    }
    /// The paper that the job needs, and nothing around or beside it: the page is laid out for this printer.
    Request &paper(const QSizeF &millimetres)
    {
        ipp_t *size = ippNew();
        ippAddInteger(size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", static_cast<int>(std::lround(millimetres.width() * 100)));
        ippAddInteger(size, IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", static_cast<int>(std::lround(millimetres.height() * 100)));
        ipp_t *media = ippNew();
        ippAddCollection(media, IPP_TAG_ZERO, "media-size", size);
        for (const char *margin : {"media-bottom-margin", "media-left-margin", "media-right-margin", "media-top-margin"})
            ippAddInteger(media, IPP_TAG_ZERO, IPP_TAG_INTEGER, margin, 0);
        ippAddCollection(m_ipp, IPP_TAG_JOB, "media-col", media);
        ippAddString(m_ipp, IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
        ippDelete(size);
        ippDelete(media);
        return *this;
    }

    /// Asks, and sends the document, if any. False without an answer; refused() tells of one that says no.
    bool ask(http_t *http, const QByteArray *document = nullptr)
    {
        ipp_t *asked = std::exchange(m_ipp, nullptr); // taken by the call
        if (!document) {
            m_answer = cupsDoRequest(http, asked, "/");
        } else {
            const auto length = ippLength(asked) + static_cast<size_t>(document->size());
            const bool sent = cupsSendRequest(http, asked, m_path.constData(), length) == HTTP_STATUS_CONTINUE
                && cupsWriteRequestData(http, document->constData(), static_cast<size_t>(document->size())) == HTTP_STATUS_CONTINUE;
            ippDelete(asked);
            m_answer = sent ? cupsGetResponse(http, m_path.constData()) : nullptr;
        }
        return m_answer && ippGetStatusCode(m_answer) < IPP_STATUS_ERROR_INTERNAL;
    }
    bool refused() const { return ippGetStatusCode(m_answer) > IPP_STATUS_OK_CONFLICTING; }
    ipp_t *answer() const { return m_answer; }
    ipp_attribute_t *find(const char *name, ipp_tag_t tag) const { return ippFindAttribute(m_answer, name, tag); }

private:
    ipp_t *m_ipp;
    ipp_t *m_answer = nullptr;
    QByteArray m_path;
};

PrintServer::PrintServer(QByteArray printer, QByteArray owner) : m_printer(std::move(printer)), m_owner(std::move(owner)) {}
PrintServer::~PrintServer() = default;

bool PrintServer::connected()
{
    if (!m_connection) {
        auto fresh = std::make_unique<Connection>();
        if (fresh->http)
            m_connection = std::move(fresh);
    }
    return m_connection != nullptr;
}

QByteArray PrintServer::queue()
{
    if (!m_printer.isEmpty() || !connected())
        return m_printer;
    const char *name = cupsGetDefault2(m_connection->http);
    return name ? QByteArray(name) : QByteArray();
}

PrintServer::Look PrintServer::look(int job, bool probe)
{
    Look found;
    if (!connected())
        return found;
    const QByteArray name = queue();
    if (name.isEmpty()) {
        found.facts.server = PrinterFacts::Server::NoQueue;
        m_connection.reset(); // or the server is gone: the next question tells
        return found;
    }
    Request printer(IPP_OP_GET_PRINTER_ATTRIBUTES, name);
    printer.user().wanted({"printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "device-uri"});
    if (!printer.ask(m_connection->http)) {
        m_connection.reset(); // a restarted print server needs a new connection
        return found;
    }
    if (printer.refused()) {
        found.facts.server = PrinterFacts::Server::NoQueue;
        return found;
    }
    std::vector<std::string> reasons;
    ipp_attribute_t *said = printer.find("printer-state-reasons", IPP_TAG_KEYWORD);
    for (int i = 0; said && i < ippGetCount(said); ++i)
        reasons.emplace_back(ippGetString(said, i, nullptr));
    ipp_attribute_t *state = printer.find("printer-state", IPP_TAG_ENUM);
    ipp_attribute_t *accepting = printer.find("printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    found.facts = factsOf(reasons, (state && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED) || (accepting && !ippGetBoolean(accepting, 0)));
    ipp_attribute_t *uri = printer.find("device-uri", IPP_TAG_URI);
    found.device = device(uri ? QByteArray(ippGetString(uri, 0, nullptr)) : QByteArray(), probe);
    if (job == 0)
        return found;

    Request question(IPP_OP_GET_JOB_ATTRIBUTES, name);
    question.number(IPP_TAG_OPERATION, "job-id", job).user().wanted({"job-state"});
    if (!question.ask(m_connection->http)) {
        m_connection.reset();
        return {};
    }
    ipp_attribute_t *fate = question.refused() ? nullptr : question.find("job-state", IPP_TAG_ENUM);
    switch (fate ? ippGetInteger(fate, 0) : IPP_JSTATE_ABORTED) {
    case IPP_JSTATE_COMPLETED: found.job = Job::Done; break;
    case IPP_JSTATE_PROCESSING: found.job = Job::Printing; break;
    case IPP_JSTATE_PENDING:
    case IPP_JSTATE_HELD: found.job = Job::Pending; break;
    default: found.job = Job::Gone; break;
    }
    return found;
}

PrintMachine::Device PrintServer::device(const QByteArray &uri, bool probe)
{
    if (uri.startsWith("usb:"))
        return usbPrinterPresence(QStringLiteral("/sys/bus/usb/devices"));
    return probe ? networkPrinterPresence(uri, probeTimeout) : PrintMachine::Device::Unknown;
}

PrintServer::Submitted PrintServer::submit(const QByteArray &pdf, const QSizeF &page, const QByteArray &title)
{
    const QByteArray name = queue();
    if (name.isEmpty() || !connected())
        return {.job = std::nullopt, .answered = false};
    Request print(IPP_OP_PRINT_JOB, name);
    print.user().text(IPP_TAG_NAME, "job-name", m_owner + ' ' + title).text(IPP_TAG_MIMETYPE, "document-format", CUPS_FORMAT_PDF);
    print.number(IPP_TAG_JOB, "job-cancel-after", jobLife).paper(page);
    if (!print.ask(m_connection->http, &pdf)) {
        m_connection.reset();
        return {.job = std::nullopt, .answered = false};
    }
    ipp_attribute_t *id = print.refused() ? nullptr : print.find("job-id", IPP_TAG_INTEGER);
    return {.job = id ? std::optional(ippGetInteger(id, 0)) : std::nullopt, .answered = true};
}

bool PrintServer::cancel(int job, bool force)
{
    const QByteArray name = queue();
    if (name.isEmpty() || !connected())
        return false;
    Request request(IPP_OP_CANCEL_JOB, name);
    request.number(IPP_TAG_OPERATION, "job-id", job).user().flag("purge-job", force);
    if (request.ask(m_connection->http))
        return true; // refused: there is nothing left of it
    m_connection.reset();
    return false;
}

bool PrintServer::sweep()
{
    const QByteArray name = queue();
    if (name.isEmpty() || !connected())
        return false;
    Request jobs(IPP_OP_GET_JOBS, name);
    jobs.user().text(IPP_TAG_KEYWORD, "which-jobs", "not-completed").flag("my-jobs", true).wanted({"job-id", "job-name"});
    if (!jobs.ask(m_connection->http)) {
        m_connection.reset();
        return false;
    }
    if (jobs.refused())
        return false;
    bool all = true;
    int id = 0;
    for (ipp_attribute_t *fact = ippFirstAttribute(jobs.answer()); fact; fact = ippNextAttribute(jobs.answer())) {
        const QByteArray what(ippGetName(fact));
        if (what == "job-id")
            id = ippGetInteger(fact, 0);
        else if (what == "job-name" && QByteArray(ippGetString(fact, 0, nullptr)).startsWith(m_owner + ' '))
            all = cancel(id, false) && all;
    }
    return all;
}

void PrintServer::resume()
{
    const QByteArray name = queue();
    if (name.isEmpty() || !connected())
        return;
    Request request(IPP_OP_RESUME_PRINTER, name);
    request.user();
    if (!request.ask(m_connection->http))
        m_connection.reset();
}

} // namespace talon::kiosk
