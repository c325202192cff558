// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/speaker.h"

#include "kiosk/devices/speaker_worker.h"

namespace talon::kiosk {

Speaker::Speaker(const QString &device, QObject *parent) : SoundPlayer{parent}, m_worker{new SpeakerWorker{device}}
{
    m_thread.setObjectName(QStringLiteral("speaker"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, &SpeakerWorker::start);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &SpeakerWorker::started, this, &SoundPlayer::started);
    connect(m_worker, &SpeakerWorker::finished, this, &SoundPlayer::finished);
    connect(m_worker, &SpeakerWorker::failed, this, &SoundPlayer::failed);
    connect(m_worker, &SpeakerWorker::state, this, [this](State state) {
        m_state = state;
        Q_EMIT stateChanged(state);
    });
    m_thread.start(QThread::HighPriority);
}

Speaker::~Speaker()
{
    m_thread.quit();
    m_thread.wait();
}

void Speaker::enqueue(qint64 id, const QByteArray &pcm, int pause)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id, pcm, pause] { worker->play(id, pcm, pause); });
}

void Speaker::cut()
{
    QMetaObject::invokeMethod(m_worker, &SpeakerWorker::cut);
}

} // namespace talon::kiosk
