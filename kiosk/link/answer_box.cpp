// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/answer_box.h"

#include "kiosk/link/clock.h"
#include "wire/terminals/codec.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace talon::kiosk {

namespace {

constexpr std::chrono::seconds patience{2};
constexpr std::chrono::seconds tidying{5};
constexpr qint64 longestLine = 64 * 1024;

/// The lines of the file, in the order of their random ids.
using Lines = std::map<wire::AnswerId, std::string>;

std::string lineOf(const wire::KioskAnswer &answer)
{
    return wire::encode(wire::UpMessage(wire::Answers{{answer}})) + '\n';
}

/// The name of a file is durable when its folder is synced.
bool syncFolder(const QString &folder)
{
    const int descriptor = ::open(folder.toLocal8Bit().constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    return synced;
}

bool write(const QString &path, const Lines &lines)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    for (const auto &[id, line] : lines)
        file.write(line.data(), static_cast<qint64>(line.size()));
    return file.commit() && syncFolder(QFileInfo(path).path());
}

std::vector<wire::KioskAnswer> read(const QString &path)
{
    std::vector<wire::KioskAnswer> kept;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return kept;
    bool strange = false;
    while (kept.size() < AnswerBox::mostKept && !file.atEnd()) {
        const auto message = wire::decode_up(file.readLine(longestLine).trimmed().toStdString());
        const auto *answers = message.ok() ? std::get_if<wire::Answers>(&*message) : nullptr;
        if (answers && answers->answers.size() == 1)
            kept.push_back(answers->answers.front());
        else
            strange = true;
    }
    if (strange) {
        const QString aside = path + QStringLiteral(".damaged");
        QFile::remove(aside);
        spdlog::error("{} holds what is no answer to a survey; as it was, it stands in {}", path.toStdString(), aside.toStdString());
        if (!QFile::copy(path, aside))
            spdlog::error("{} could not be written", aside.toStdString());
    }
    return kept;
}

} // namespace

/// A thread that writes and removes, in order.
struct AnswerBox::Disk {
    std::mutex mutex;
    std::condition_variable wanted, settled;
    std::deque<std::function<void()>> work;
    Lines lines;              ///< of the thread: what the file holds, or will
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

QString AnswerBox::fileIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("answers.jsonl"));
}

AnswerBox::AnswerBox(QString path, QObject *parent) : QObject(parent), m_path(std::move(path)), m_disk(std::make_shared<Disk>())
{
    constexpr std::chrono::seconds often{1};
    auto kept = read(m_path);
    for (const wire::KioskAnswer &each : kept)
        m_disk->lines.emplace(each.id, lineOf(each));
    m_sender = sync::AnswerSender(std::move(kept));
    m_disk->box = this;
    connect(&m_tick, &QTimer::timeout, this, &AnswerBox::pump);
    m_tick.start(often);
    m_tidy.setSingleShot(true);
    connect(&m_tidy, &QTimer::timeout, this, &AnswerBox::tidy);
}

AnswerBox::~AnswerBox()
{
    if (m_tidy.isActive())
        tidy();
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
    // As a pointer: the work is the disk's, and must not keep it.
    Disk::want(m_disk, [path = m_path, answer = std::move(answer), disk = m_disk.get()] {
        disk->lines.emplace(answer.id, lineOf(answer));
        const bool durable = write(path, disk->lines);
        if (!durable)
            disk->lines.erase(answer.id);
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
        spdlog::error("an answer to a survey could not be kept in {}", m_path.toStdString());
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
    const auto gone = m_sender.on_taken(taken);
    if (!gone.empty())
        Disk::want(m_disk, [gone, disk = m_disk.get()] {
            for (const wire::AnswerId &id : gone)
                disk->lines.erase(id);
        });
    // A month's answers are not written anew for each message that the backend takes: one that it has counts once, whatever stands here.
    if (m_sender.waiting() == 0)
        tidy();
    else if (!gone.empty() && !m_tidy.isActive())
        m_tidy.start(tidying);
    pump();
}

void AnswerBox::tidy()
{
    m_tidy.stop();
    Disk::want(m_disk, [path = m_path, disk = m_disk.get()] {
        const bool done = disk->lines.empty() ? QFile::remove(path) || !QFile::exists(path) : write(path, disk->lines);
        if (!done)
            spdlog::error("{} cannot be written: what it holds will be sent again, and counts once", path.toStdString());
    });
}

void AnswerBox::pump()
{
    if (const auto message = m_sender.next(moment().run))
        Q_EMIT sendWanted(*message);
}

} // namespace talon::kiosk
