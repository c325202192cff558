// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/backend_link.h"

#include "kiosk/link/clock.h"
#include "kiosk/link/server_key.h"
#include "wire/api/api.h"
#include "wire/json/limits.h"
#include "wire/terminals/codec.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::kiosk {

namespace {

sync::DeviceIdentity streamIdentity(const Identity &identity)
{
    return {.device = {identity.device.toStdString()},
            .epoch = identity.epoch,
            .role = wire::device_role(identity.role.toStdString()).value_or(core::DeviceRole::hall),
            .software = "talon-kiosk " TALON_VERSION,
            .site = identity.site.toStdString()};
}

template<class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template<class... F>
Overloaded(F...) -> Overloaded<F...>;

} // namespace

BackendLink::BackendLink(Identity identity, sync::DeviceCursor cursor, QObject *parent)
    : QObject(parent), m_identity(std::move(identity)),
      m_stream(streamIdentity(m_identity), std::move(cursor), moment())
{
    m_socket.setMaxAllowedIncomingFrameSize(wire::max_document_bytes);
    m_socket.setMaxAllowedIncomingMessageSize(wire::max_document_bytes);
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    m_connect.setSingleShot(true);
    m_pulse.setInterval(pulse);
    connect(&m_pulse, &QTimer::timeout, this, &BackendLink::checkPulse);
    connect(&m_socket, &QWebSocket::pong, this, [this] { m_silentPulses = 0; });
    connect(&m_tick, &QTimer::timeout, this, [this] { run(m_stream.on_tick(moment())); });
    connect(&m_connect, &QTimer::timeout, this, [this] {
        QUrl url = m_identity.server;
        url.setScheme(url.scheme() == QLatin1String("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
        url.setPath(QStringLiteral("/api/v1/terminal"));
        m_silentPulses = 0;
        m_pulse.start();
        if (url.scheme() == QLatin1String("wss"))
            m_socket.setSslConfiguration(pinnedTls());
        m_socket.open(url);
    });
    connect(&m_socket, &QWebSocket::connected, this, &BackendLink::opened);
    connect(&m_socket, &QWebSocket::disconnected, this, &BackendLink::closed);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &BackendLink::received);
}

BackendLink::~BackendLink()
{
    m_socket.disconnect(this); // closing must not reach a half-destroyed machine
}

void BackendLink::start()
{
    run(m_stream.start());
}

void BackendLink::send(const wire::UpMessage &message)
{
    m_socket.sendTextMessage(QString::fromStdString(wire::encode(message)));
}

void BackendLink::onCommitted(qint64 headSeq, const wire::Hash &headHash)
{
    run(m_stream.on_committed(headSeq, moment(), headHash));
}

void BackendLink::onFetched(const std::vector<wire::StreamEvent> &events)
{
    run(m_stream.on_read(events, moment()));
}

void BackendLink::setPrinter(wire::PrinterState printer)
{
    run(m_stream.on_printer(printer, moment()));
}

void BackendLink::setContent(const wire::ShownContent &content)
{
    run(m_stream.on_content(content, moment()));
}

void BackendLink::setPaper(const std::optional<wire::PaperLeft> &left)
{
    run(m_stream.on_paper(left, moment()));
}

void BackendLink::setSound(std::optional<wire::SoundState> sound, std::optional<qint64> unspoken, std::optional<qint64> spoken)
{
    run(m_stream.on_sound(sound, unspoken, spoken, moment()));
}

void BackendLink::setReceipts(const std::optional<wire::ReceiptNews> &news)
{
    run(m_stream.on_receipts(news, moment()));
}

void BackendLink::opened()
{
    m_silentPulses = 0;
    if (isOurs())
        run(m_stream.on_connected(moment()));
    else
        m_socket.abort();
}

bool BackendLink::isOurs()
{
    if (m_identity.server.scheme() != QLatin1String("https"))
        return true;
    const QByteArray key = serverKey(m_socket.sslConfiguration());
    const ServerKnown known = knows(m_identity, key);
    if (known == ServerKnown::newly)
        Q_EMIT serverMet(m_identity);
    if (known != ServerKnown::no)
        return true;
    if (m_stranger != keyMark(key)) {
        m_stranger = keyMark(key);
        const QString sentence = QStringLiteral("%1 answers with another key than before (%2): this device tells it nothing. If the server was made anew, "
                                                "start this device once with a new code (--enrol)")
                                     .arg(m_identity.server.toString(), key.isEmpty() ? QStringLiteral("none") : keyFingerprint(key));
        spdlog::critical("{}", sentence.toStdString());
        Q_EMIT strangerMet(sentence);
    }
    return false;
}

void BackendLink::closed()
{
    m_pulse.stop();
    run(m_stream.on_disconnected(moment()));
}

void BackendLink::received(const QString &frame)
{
    const auto message = wire::decode_down(frame.toStdString());
    if (message.ok() && std::holds_alternative<wire::AnswersTaken>(*message))
        Q_EMIT answersTaken(std::get<wire::AnswersTaken>(*message)); // no part of the stream
    else if (message.ok())
        run(m_stream.on_message(*message, moment()));
    else
        spdlog::warn("a message of the backend is not understood: {}", wire::describe(message.error()));
}

void BackendLink::run(const sync::DeviceEffects &effects)
{
    for (const auto &effect : effects) {
        std::visit(Overloaded{
                       [this](const sync::Connect &e) { m_connect.start(static_cast<int>(e.after.count())); },
                       [this](const sync::Close &e) {
                           spdlog::info("closing the connection: {}", e.reason);
                           m_socket.abort();
                       },
                       [this](const sync::Send &e) { send(e.message); },
                       [this](const sync::Sign &e) {
                           const auto signature = m_identity.sign(QByteArray::fromStdString(e.text));
                           run(m_stream.on_signed(signature.toBase64().toStdString(), moment()));
                       },
                       [this](const sync::Read &e) { Q_EMIT fetchWanted(e); },
                       [this](const sync::KeepCursor &e) { Q_EMIT cursorMoved(e); },
                       [this](const sync::StandAside &e) { Q_EMIT stoodAside(QString::fromStdString(e.why)); },
                       [this](const sync::HearTime &e) { Q_EMIT timeHeard(e.backend_now); },
                       [this](const sync::KeepDocument &e) { Q_EMIT documentArrived(e.document); },
                       [this](const sync::Granted &e) { Q_EMIT granted(e.grant); },
                       [this](const sync::Failed &e) {
                           spdlog::warn("the backend says {}: {}", e.error.code, e.error.message);
                           Q_EMIT refused(e.error);
                       },
                       [](const sync::RaiseAlarm &e) {
                           spdlog::error("alarm {}: {}", static_cast<int>(e.alarm), e.detail);
                       },
                   },
                   effect);
    }
    if (m_wasOnline != m_stream.online()) {
        m_wasOnline = m_stream.online();
        spdlog::info(m_wasOnline ? "the backend answers" : "the backend does not answer");
        Q_EMIT onlineChanged();
    }
    schedule();
}

void BackendLink::checkPulse()
{
    // A cable that was pulled closes no socket: without this a display would show an old board as if it were new.
    if (m_silentPulses >= maxSilentPulses) {
        spdlog::warn("the backend is silent; connecting anew");
        m_socket.abort();
        return;
    }
    ++m_silentPulses;
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        m_socket.ping();
}

void BackendLink::schedule()
{
    const auto next = m_stream.next_tick();
    if (!next) {
        m_tick.stop();
        return;
    }
    m_tick.start(untilRun(*next));
}

} // namespace talon::kiosk
