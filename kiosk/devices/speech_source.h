// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <deque>
#include <optional>

namespace talon::kiosk {

/// The endless stream that is written into an audio output: silence, and sounds whole and in order, each with its pause to the one before.
/// Lives in one thread; its signals are to be connected queued, since they come out of the middle of a read.
class SpeechSource : public QIODevice
{
    Q_OBJECT

public:
    static constexpr int longestPause = 60'000; ///< ms
    static constexpr std::size_t mostWaiting = 64;
    static constexpr int mostRepeats = 2;
    static constexpr int mostAttempts = 10;

    /// ms of silence kept ready in the output while nothing is said: a call waits behind it, and nobody hears it stall.
    static constexpr int quietAhead = 40;
    /// ms of sound below which an output counts as run dry.
    static constexpr int dryBelow = 10;

    explicit SpeechSource(QObject *parent = nullptr);

    /// How many equal channels are read, and how many ms pass between a read and the ear.
    void setOutput(int channels, int delay);

    /// `pause`: ms of silence between the end of the sound before and this one, at the least as long as the first takes to be heard, at the
    /// most longestPause. False when too many wait already.
    bool add(qint64 id, const QByteArray &pcm, int pause);
    bool isBusy() const { return m_current || !m_waiting.empty(); }
    /// The device went away. A sound that had begun begins again at the next read, up to mostRepeats times: of one that is
    /// cut once more the id is returned, and it is dropped. What never got as far as the ear doesn't count as a
    /// repetition, but ends too when the device flaps on (mostAttempts).
    std::optional<qint64> interrupt();
    /// So many bytes are to be written into an output that has room for `most` and holds `ready`, of all its channels. Sounds are written as far
    /// ahead as there is room, and silence is not. An output that has run dry plays on only when it is full, so then it is filled.
    qsizetype due(qsizetype most, qsizetype ready) const;
    /// What is being said fades out within cutFade, what waits is dropped; neither is told of any more.
    void cut();
    static constexpr int cutFade = 10; ///< ms
    /// Drops everything; returns what was dropped.
    QList<qint64> abandon();

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;

Q_SIGNALS:
    void began(qint64 id);
    /// The last sample has been heard.
    void ended(qint64 id);

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    struct Sound {
        qint64 id = 0;
        QByteArray pcm;
        qsizetype pause = 0; ///< bytes
        qsizetype position = 0;
        bool begun = false;
        bool cut = false;
        int repeats = 0;
        int attempts = 0;
    };

    void fill(char *out, qsizetype bytes);
    qsizetype fillSome(char *out, qsizetype bytes);

    std::deque<Sound> m_waiting;
    std::optional<Sound> m_current;
    qsizetype m_unheard = 0; ///< bytes of silence still to come until the end of a sound was heard
    qsizetype m_quiet;       ///< bytes of silence since the last sound
    qsizetype m_delay = 0;   ///< bytes between a read and the ear
    int m_channels = 1;
};

} // namespace talon::kiosk
