// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/answer_box.h"

#include "kiosk/link/clock.h"
#include "wire/terminals/codec.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace talon::kiosk {

namespace {

constexpr std::chrono::seconds patience{2};
constexpr qint64 largestFile = 64 * 1024;

QString pathOf(const QString &folder, const wire::AnswerId &id)
{
    const QByteArray bytes(reinterpret_cast<const char *>(id.data()), static_cast<int>(id.size()));
    return QDir(folder).filePath(QString::fromLatin1(bytes.toHex()) + QStringLiteral(".json"));
}

/// The names of a folder are durable when the folder is synced.
bool syncFolder(const QString &folder)
{
    const int descriptor = ::open(folder.toLocal8Bit().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return synced;
}

bool write(const QString &folder, const wire::KioskAnswer &answer)
{
    QSaveFile file(pathOf(folder, answer.id));
    const std::string text = wire::encode(wire::UpMessage(wire::Answers{{answer}}));
    return file.open(QIODevice::WriteOnly) && file.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size())
        && file.commit() && syncFolder(folder);
}

std::vector<wire::KioskAnswer> read(const QString &folder)
{
    std::vector<wire::KioskAnswer> kept;
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(QDir(folder).filePath(name));
        if (kept.size() >= AnswerBox::mostKept || !file.open(QIODevice::ReadOnly) || file.size() > largestFile)
            continue;
        const auto message = wire::decode_up(file.readAll().toStdString());
        const auto *answers = message.ok() ? std::get_if<wire::Answers>(&*message) : nullptr;
        if (answers && answers->answers.size() == 1 && pathOf(folder, answers->answers.front().id) == file.fileName())
            kept.push_back(answers->answers.front());
        else
            spdlog::error("{} is no answer to a survey; it is left where it is", file.fileName().toStdString());
    }
    return kept;
}

} // namespace

/// A thread that writes and removes, in order.
struct AnswerBox::Disk {
    std::mutex mutex;
    std::condition_variable wanted, settled;
    std::deque<std::function<void()>> work;
    AnswerBox *box = nullptr; ///< null when it is gone
    bool busy = false;
    bool started = false;
    bool ending = false;

    static void run(const std::shared_ptr<Disk> &disk)
    {
        std::unique_lock lock(disk->mutex);
        for (;;) {
            disk->wanted.wait(lock, [&] { return disk->ending || !disk->work.empty(); });
            if (disk->work.empty())
                return;
            const auto next = std::move(disk->work.front());
            disk->work.pop_front();
            disk->busy = true;
            lock.unlock();
            next();
            lock.lock();
            disk->busy = false;
            disk->settled.notify_all();
        }
    }

    static void want(const std::shared_ptr<Disk> &disk, std::function<void()> work)
    {
        const std::lock_guard guard(disk->mutex);
        disk->work.push_back(std::move(work));
        disk->wanted.notify_all();
        if (!std::exchange(disk->started, true))
            std::thread([disk] { run(disk); }).detach();
    }
};

QString AnswerBox::folderIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("answers"));
}

AnswerBox::AnswerBox(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder)), m_disk(std::make_shared<Disk>()), m_sender(read(m_folder))
{
    constexpr std::chrono::seconds often{1};
    m_disk->box = this;
    connect(&m_tick, &QTimer::timeout, this, &AnswerBox::pump);
    m_tick.start(often);
}

AnswerBox::~AnswerBox()
{
    std::unique_lock lock(m_disk->mutex);
    m_disk->settled.wait_for(lock, patience, [this] { return m_disk->work.empty() && !m_disk->busy; });
    m_disk->box = nullptr;
    m_disk->ending = true;
    m_disk->work.clear();
    m_disk->wanted.notify_all();
}

void AnswerBox::keep(wire::KioskAnswer answer)
{
    randombytes_buf(answer.id.data(), answer.id.size());
    if (m_sender.waiting() >= mostKept) {
        QMetaObject::invokeMethod(this, [this] { Q_EMIT kept(false); }, Qt::QueuedConnection);
        return;
    }
    Disk::want(m_disk, [folder = m_folder, answer = std::move(answer), disk = m_disk] {
        const bool durable = QDir().mkpath(folder) && write(folder, answer);
        const std::lock_guard guard(disk->mutex);
        if (AnswerBox *box = disk->box)
            QMetaObject::invokeMethod(box, [box, answer, durable] { box->onWritten(answer, durable); }, Qt::QueuedConnection);
    });
}

void AnswerBox::onWritten(const wire::KioskAnswer &answer, bool durable)
{
    if (durable)
        m_sender.on_kept(answer);
    else
        spdlog::error("an answer to a survey could not be kept in {}", m_folder.toStdString());
    Q_EMIT kept(durable);
    pump();
}

void AnswerBox::setOnline(bool online)
{
    if (online)
        m_sender.on_online();
    else
        m_sender.on_offline();
    pump();
}

void AnswerBox::onTaken(const wire::AnswersTaken &taken)
{
    for (const wire::AnswerId &id : m_sender.on_taken(taken))
        Disk::want(m_disk, [path = pathOf(m_folder, id)] {
            if (!QFile::remove(path) && QFile::exists(path))
                spdlog::error("{} cannot be removed: it will be sent again, and counts once", path.toStdString());
        });
    pump();
}

void AnswerBox::pump()
{
    if (const auto message = m_sender.next(moment().run))
        Q_EMIT sendWanted(*message);
}

} // namespace talon::kiosk
