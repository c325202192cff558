// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>

#include <optional>

namespace talon::kiosk {

/// Whether the sound server plays an output to nobody: muted, or turned down to nothing. Qt doesn't tell, so `pactl` is asked; where there
/// is none, nothing is said.
class SinkVolume : public QObject
{
    Q_OBJECT

public:
    static constexpr int longestAnswer = 5'000; ///< ms; then the question is given up

    explicit SinkVolume(QObject *parent = nullptr);
    ~SinkVolume() override;

    /// Asks; told() follows if there is an answer. While an answer is under way: nothing.
    void look(const QByteArray &sink);
    /// The answer of `pactl --format=json list sinks` about one sink; nothing when it does not stand there.
    static std::optional<bool> silenced(const QByteArray &sinks, const QByteArray &sink);

Q_SIGNALS:
    void told(bool silenced);

private:
    QProcess m_pactl{this};
    QByteArray m_sink;
};

} // namespace talon::kiosk
