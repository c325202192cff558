// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/identity.h"
#include "sync/device_stream.h"

#include <QTimer>
#include <QWebSocket>

namespace talon::kiosk {

/// The socket to the backend. Moves bytes between it and sync's machine, which decides everything: when to connect,
/// what to push, what is newer.
class BackendLink : public QObject
{
    Q_OBJECT

public:
    /// A socket that neither opens nor answers a ping for this many pulses is dead, however open it looks.
    static constexpr int pulse = 1'500; ///< ms
    static constexpr int maxSilentPulses = 2;

    BackendLink(Identity identity, sync::DeviceCursor cursor, QObject *parent = nullptr);
    ~BackendLink() override;

    void start();
    bool online() const { return m_stream.online(); }
    /// Since when online() is as it is, by the run's clock.
    core::Instant since() const { return m_stream.since(); }
    void send(const wire::UpMessage &message);

    void onCommitted(qint64 headSeq, const wire::Hash &headHash);
    void onPruned(qint64 upTo) { m_stream.on_pruned(upTo); }
    void onFetched(const std::vector<wire::StreamEvent> &events);
    void setPrinter(wire::PrinterState printer);
    void setContent(const wire::ShownContent &content);
    void setPaper(const std::optional<wire::PaperLeft> &left);
    void setSound(std::optional<wire::SoundState> sound, std::optional<qint64> unspoken, std::optional<qint64> spoken);
    void setReceipts(const std::optional<wire::ReceiptNews> &news);

Q_SIGNALS:
    void onlineChanged();
    void documentArrived(const talon::wire::Document &document);
    void granted(const talon::wire::NumberGrant &grant);
    void answersTaken(const talon::wire::AnswersTaken &taken);
    void refused(const talon::wire::ErrorMessage &error);
    /// Events are wanted from the journal: onFetched() answers.
    void fetchWanted(const talon::sync::Read &wanted);
    void cursorMoved(const talon::sync::KeepCursor &cursor);
    /// Nobody calls a ticket of this device (the backend's code), or somebody does again (empty).
    void stoodAside(const QString &why);
    void timeHeard(talon::core::Instant backendNow);
    /// The server's key was found to be the one that a code told of: to be kept.
    void serverMet(const talon::kiosk::Identity &identity);
    /// Another server answers at the address: it is told nothing. One sentence, once for each such key.
    void strangerMet(const QString &sentence);

private:
    void run(const sync::DeviceEffects &effects);
    void opened();
    bool isOurs();
    void closed();
    void received(const QString &frame);
    void schedule();
    void checkPulse();

    Identity m_identity;
    sync::DeviceStream m_stream;
    QWebSocket m_socket;
    QTimer m_tick;
    QTimer m_connect;
    QTimer m_pulse;
    QString m_stranger; ///< the key that was told of, see keyMark()
    int m_silentPulses = 0;
    bool m_wasOnline = false;
};

} // namespace talon::kiosk
