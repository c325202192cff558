// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/content_shelf.h"

#include "kiosk/link/clock.h"
#include "library/signature.h"
#include "store/durable_file.h"
#include "wire/content/page_codec.h"
#include "wire/terminals/codec.h"

#include <QDir>
#include <QFile>

#include <spdlog/spdlog.h>

namespace talon::kiosk {

namespace {

const QString shownName = QStringLiteral("shown.json");
const QString candidateName = QStringLiteral("candidate.json");

template<class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template<class... F>
Overloaded(F...) -> Overloaded<F...>;

core::Instant runTime()
{
    return moment().run;
}

} // namespace

QString ContentShelf::folderIn(const QString &data)
{
    return QDir(data).filePath(QStringLiteral("content"));
}

core::Result<std::unique_ptr<ContentShelf>, QString> ContentShelf::open(const QString &folder, const Identity &identity, Terminal *terminal)
{
    auto library = library::FileLibrary::open(folder.toStdString());
    if (!library.ok())
        return core::Failure{QString::fromStdString(library.error().detail)};
    return std::unique_ptr<ContentShelf>(new ContentShelf(std::move(*library), folder, identity, terminal));
}

ContentShelf::ContentShelf(library::FileLibrary library, const QString &folder, const Identity &identity, Terminal *terminal)
    : m_library(std::move(library)), m_folder(folder), m_identity(identity), m_terminal(terminal), m_loader(identity)
{
    sync::HeldContent held;
    if ((m_shown = load(shownName)))
        held.shown = proved(*m_shown);
    if ((m_newest = load(candidateName)))
        held.candidate = proved(*m_newest);
    for (const auto &[file, size] : m_library.whole())
        held.whole.insert(file);
    for (const auto *manifest : {&held.shown, &held.candidate})
        if (*manifest)
            for (const auto &[file, size] : (*manifest)->sizes)
                if (const auto part = m_library.part_of(file); part > 0)
                    held.parts[file] = part;
    m_fetch = std::make_unique<sync::ContentFetch>(std::move(held), identity.site.toStdString());
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, [this] { run(m_fetch->on_tick(runTime())); });
    connect(&m_clock, &QTimer::timeout, this, &ContentShelf::look);
    connect(&m_loader, &ContentLoader::loaded, this, &ContentShelf::append);
    connect(&m_loader, &ContentLoader::failed, this, [this](const QString &file, const QString &sentence) {
        spdlog::warn("{}", sentence.toStdString());
        run(m_fetch->on_failed(file.toStdString(), sync::FetchTrouble::refused, runTime()));
    });
    connect(terminal, &Terminal::onlineChanged, this, [this] { run(m_fetch->on_online(m_terminal->online(), runTime())); });
}

void ContentShelf::start()
{
    constexpr std::chrono::seconds often{5};
    m_clock.start(often);
    run(m_fetch->start(runTime()));
    Q_EMIT statusChanged();
}

std::optional<wire::Content> ContentShelf::load(const QString &name) const
{
    QFile file(QDir(m_folder).filePath(name));
    if (!file.open(QIODevice::ReadOnly) || file.size() > static_cast<qint64>(wire::max_manifest_bytes) * 2)
        return std::nullopt;
    const auto document = wire::decode_document(file.readAll().toStdString());
    if (!document.ok() || wire::kind_of(document->body) != wire::DocumentKind::content)
        return std::nullopt;
    return std::get<wire::Content>(document->body);
}

bool ContentShelf::save(const QString &name, const wire::Content &content) const
{
    const auto made = store::make_durable_file(QDir(m_folder).filePath(name).toStdString(), wire::encode_document({1, content}));
    if (!made)
        spdlog::error("{}", made.error().detail);
    return made.ok();
}

/// A restart without a network finds the edition that is shown, also one that was whole at the last start already.
bool ContentShelf::keepShown(const wire::Manifest &manifest)
{
    if (m_shown && proved(*m_shown) == manifest)
        return true;
    if (!m_newest || proved(*m_newest) != manifest || !save(shownName, *m_newest))
        return false;
    m_shown = m_newest;
    return true;
}

/// The manifest, when it is signed by the site's key and says of itself what the signature says.
std::optional<wire::Manifest> ContentShelf::proved(const wire::Content &content) const
{
    const auto trusted = library::verified(m_identity.contentKey.toStdString(), content.manifest, content.signature);
    if (!trusted)
        return std::nullopt;
    auto manifest = wire::decode_manifest(content.manifest);
    if (!manifest.ok()) {
        spdlog::error("an edition is signed and cannot be read: {}", wire::describe(manifest.error()));
        return std::nullopt;
    }
    return std::move(*manifest);
}

void ContentShelf::take(const wire::Content &content)
{
    const auto manifest = proved(content);
    if (!manifest) {
        spdlog::error("an edition does not prove itself: the one that is shown stays");
        return run(m_fetch->on_bad_signature(runTime()));
    }
    m_arrived = content;
    run(m_fetch->on_edition(*manifest, runTime()));
}

void ContentShelf::run(const sync::FetchEffects &effects)
{
    for (const auto &effect : effects) {
        std::visit(Overloaded{
                       [this](const sync::FetchPiece &e) { m_loader.ask(QString::fromStdString(e.file), e.at); },
                       [this](const sync::FinishFile &e) {
                           // After this step: finishing answers at once, and steps do not lie within each other.
                           QMetaObject::invokeMethod(this, [this, file = e.file] { finish(file); }, Qt::QueuedConnection);
                       },
                       [this](const sync::KeepCandidate &) {
                           m_newest = m_arrived;
                           if (!m_newest || !save(candidateName, *m_newest))
                               spdlog::error("the new edition could not be kept on the disk");
                       },
                       [this](const sync::ShowEdition &e) {
                           m_shownKept = keepShown(e.manifest);
                           if (!m_shownKept)
                               spdlog::error("the edition that is shown could not be kept on the disk: the files of the one before it stay");
                           m_shownSince = now();
                           spdlog::info("edition {} is shown", e.manifest.edition.number);
                           readPages();
                       },
                       [this](const sync::KeepFiles &e) {
                           if (!m_shownKept)
                               return;
                           if (const auto kept = m_library.keep_only(e.files); !kept.ok())
                               spdlog::warn("{}", kept.error().detail);
                       },
                       [this](const sync::TellStatus &) { Q_EMIT statusChanged(); },
                   },
                   effect);
    }
    schedule();
}

void ContentShelf::append(const QString &file, qint64 at, const QByteArray &piece)
{
    const std::string name = file.toStdString();
    const auto appended = m_library.append(name, at, {piece.constData(), static_cast<std::size_t>(piece.size())});
    if (appended.ok())
        return run(m_fetch->on_piece(name, piece.size(), runTime()));
    spdlog::error("{}", appended.error().detail);
    if (appended.error().fault != library::Fault::misplaced)
        return run(m_fetch->on_failed(name, sync::FetchTrouble::no_room, runTime()));
    if (const auto dropped = m_library.drop_part(name); !dropped.ok())
        spdlog::error("{}", dropped.error().detail);
    run(m_fetch->on_failed(name, sync::FetchTrouble::misplaced, runTime()));
}

void ContentShelf::finish(const library::FileHash &file)
{
    const auto done = m_library.finish(file);
    if (done.ok())
        return run(m_fetch->on_whole(file, runTime()));
    spdlog::error("{}", done.error().detail);
    if (done.error().fault == library::Fault::damaged)
        return run(m_fetch->on_damaged(file, runTime()));
    run(m_fetch->on_failed(file, sync::FetchTrouble::no_room, runTime()));
}

/// All texts of the edition that is shown, from the disk. A file that has become another one there is fetched anew; the others are
/// shown meanwhile.
void ContentShelf::readPages()
{
    m_texts.clear();
    std::vector<library::FileHash> lost;
    for (const auto &hanging : m_fetch->shown()->edition.pages) {
        const auto bytes = m_library.read(hanging.text);
        const bool sound = bytes.ok() && library::hash_of(*bytes) == hanging.text;
        const auto page = sound ? wire::decode_page(*bytes) : wire::Decoded<core::content::Page>(core::Failure{wire::WireError{}});
        if (page.ok())
            m_texts.emplace(hanging.text, *page);
        else if (!sound)
            lost.push_back(hanging.text);
        else
            spdlog::error("the page {} cannot be read: {}", hanging.page.value, wire::describe(page.error()));
    }
    look();
    for (const auto &file : lost) {
        spdlog::error("the file {} is damaged on this disk and is fetched anew", file);
        if (const auto checked = m_library.check(file); checked.ok())
            continue;
        QMetaObject::invokeMethod(this, [this, file] { run(m_fetch->on_lost(file, runTime())); }, Qt::QueuedConnection);
    }
}

/// What hangs here now.
void ContentShelf::look()
{
    if (!m_fetch->shown())
        return;
    const wire::Manifest &manifest = *m_fetch->shown();
    ShownPages shown{manifest.edition.number, manifest.edition.made, is_stale(manifest.edition, now()), manifest.sections, {}};
    for (const auto *hanging : core::content::hanging(manifest.edition, m_identity.place.toStdString(), now()))
        if (const auto text = m_texts.find(hanging->text); text != m_texts.end())
            shown.pages.push_back(text->second);
    if (shown == m_pages)
        return;
    m_pages = std::move(shown);
    Q_EMIT changed();
}

wire::ShownContent ContentShelf::status() const
{
    wire::ShownContent status;
    if (m_fetch->shown()) {
        status.epoch = m_fetch->shown()->edition.epoch;
        status.edition = m_fetch->shown()->edition.number;
        status.since = m_shownSince;
    }
    status.missing = m_fetch->missing();
    status.trouble = m_fetch->trouble();
    return status;
}

void ContentShelf::schedule()
{
    const auto next = m_fetch->next_tick();
    if (!next)
        m_tick.stop();
    else
        m_tick.start(untilRun(*next));
}

} // namespace talon::kiosk
