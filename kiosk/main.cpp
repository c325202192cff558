// SPDX-License-Identifier: GPL-3.0-or-later
// talon-kiosk: ticket kiosk, hall display, information stand and survey kiosk. The only place that sees all concrete classes of the program.
// Long because each role is wired by hand in it.
#include "kiosk/devices/announcer.h"
#include "kiosk/devices/cups_printer.h"
#include "kiosk/devices/file_scanner.h"
#include "kiosk/devices/speaker.h"
#include "kiosk/devices/wav_file.h"
#include "kiosk/link/closed_terminal.h"
#include "kiosk/link/content_shelf.h"
#include "kiosk/link/kiosk_terminal.h"
#include "kiosk/memory_watch.h"
#include "kiosk/options.h"
#include "kiosk/paper_counter.h"
#include "kiosk/screens/hall/hall_controller.h"
#include "kiosk/screens/shared/fonts.h"
#include "kiosk/screens/shared/hall_news.h"
#include "kiosk/screens/shared/translations.h"
#include "kiosk/screens/stand/stand_controller.h"
#include "kiosk/screens/survey/survey_controller.h"
#include "kiosk/screens/ticket/ticket_controller.h"
#include "kiosk/service_page.h"
#include "kiosk/setup.h"
#include "kiosk/shown_files.h"
#include "kiosk/sound_watch.h"
#include "kiosk/spoken_file.h"
#include "kiosk/terminal_window.h"
#include "kiosk/unix_signals.h"
#include "kiosk/watchdog.h"

#include <QDir>
#include <QGuiApplication>
#include <QMetaEnum>
#include <QTimer>

#include <spdlog/spdlog.h>

using namespace talon;
using namespace talon::kiosk;

namespace {

/// Exit codes, told in kiosk/README.md.
enum Exit { exitOk = 0, exitSettings = 2, exitData = 3, exitScreens = 4, exitFreshStart = 75 };

int complain(Exit code, const QString &sentence)
{
    spdlog::critical("{}", sentence.toStdString());
    return code;
}

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

wire::PrinterState toWire(ReceiptPrinter::State state)
{
    switch (state) {
    case ReceiptPrinter::State::Ready: return wire::PrinterState::ready;
    case ReceiptPrinter::State::Low: return wire::PrinterState::low;
    case ReceiptPrinter::State::Stopped: return wire::PrinterState::stopped;
    case ReceiptPrinter::State::PaperOut: return wire::PrinterState::paper_out;
    case ReceiptPrinter::State::CoverOpen: return wire::PrinterState::cover_open;
    case ReceiptPrinter::State::Jam: return wire::PrinterState::jam;
    case ReceiptPrinter::State::Unreachable: return wire::PrinterState::unreachable;
    case ReceiptPrinter::State::Failed: return wire::PrinterState::failed;
    case ReceiptPrinter::State::Absent: break;
    }
    return wire::PrinterState::absent;
}

/// The sound of a WAV file; nothing when none is wanted or it cannot be used, which is told.
QByteArray chime(const Options &options)
{
    if (options.chime.empty())
        return {};
    constexpr int longestChime = 5'000;
    const auto sound = readWav(text(options.chime), longestChime);
    if (sound.ok())
        return *sound;
    spdlog::error("no chime: {} {}", options.chime, faultText(sound.error()).toStdString());
    return {};
}

/// A display without a voice still calls with what it has, and says what is missing.
Announcement announcement(const Options &options)
{
    Announcement parts;
    parts.chimeOnly = options.chimeOnly;
    if (!options.voice.empty()) {
        auto voice = VoicePack::load(text(options.voice));
        if (voice.ok())
            parts.voice = std::move(*voice);
        else
            spdlog::error("no speech: {}", voice.error().sentence.toStdString());
    }
    parts.chime = chime(options);
    return parts;
}

/// Those of the program and of the folder; a card that is not usable is told.
LanguageShelf languagesOf(const Options &options)
{
    LanguageShelf languages;
    if (!options.languages.empty())
        for (const QString &fault : languages.add(text(options.languages)))
            spdlog::error("{}", fault.toStdString());
    return languages;
}

wire::SoundState toWire(SoundWatch::State state)
{
    switch (state) {
    case SoundWatch::State::Ok: return wire::SoundState::ok;
    case SoundWatch::State::Muted: return wire::SoundState::muted;
    case SoundWatch::State::Lost: return wire::SoundState::lost;
    case SoundWatch::State::Failed: break;
    }
    return wire::SoundState::failed;
}

/// Who the device is, and its way to the backend: nothing where its journal cannot be used.
struct Device {
    const Identity &identity;
    KioskTerminal *terminal;
    Heartbeat *heartbeat = nullptr;
    PaperCounter *paper = nullptr; ///< where it prints on a roll
};

/// Shows the role's screens on their controller until the program is told to end.
template<class Controller>
int runScreens(const Options &options, const Device &device, QQmlApplicationEngine &engine, Controller &controller)
{
    QVariantMap shown{{QStringLiteral("controller"), QVariant::fromValue(&controller)}};
    std::optional<HallNews> news;
    if (device.terminal)
        shown.insert(QStringLiteral("news"), QVariant::fromValue(&news.emplace(device.terminal, device.heartbeat)));
    QQuickWindow *window = showScreens(engine, options, moduleOf(options), shown);
    if (!window)
        return exitScreens;
    auto watchdog = std::make_unique<Watchdog>(window);
    constexpr qint64 mebibyte = 1 << 20;
    MemoryWatch memory(options.memoryLimit * mebibyte, [&controller] { return controller.quiet(); });
    QObject::connect(&memory, &MemoryWatch::restartWanted, &memory, [](qint64 resident) {
        spdlog::warn("{} MiB of memory are too much: this program asks to be started afresh", resident / mebibyte);
        QGuiApplication::exit(exitFreshStart);
    });
    std::optional<ServicePage> service;
    if (device.terminal) {
        service.emplace(engine, options, device.identity, *device.terminal, window);
        if (device.paper)
            service->watch(*device.paper);
        QObject::connect(&*service, &ServicePage::restartWanted, [] { QGuiApplication::exit(exitFreshStart); });
    }
    const int code = QGuiApplication::exec();
    Watchdog::tellStopping();
    service.reset();
    watchdog.reset();
    qDeleteAll(engine.rootObjects()); // the screens go before what they are bound to
    return code;
}

/// The kiosk's question whether somebody is there is heard too, as soon as it is seen, and so is the call of a stand's visitor. Without a
/// loudspeaker they are only seen.
struct Bell {
    std::unique_ptr<Speaker> speaker;
    std::unique_ptr<SoundWatch> watch;
};
Bell questionBell(const Options &options, KioskTerminal &terminal, const IdleWatch &idle, std::function<bool()> quiet, const OwnTicket *own = nullptr)
{
    const QByteArray sound = chime(options);
    if (sound.isEmpty())
        return {};
    auto speaker = std::make_unique<Speaker>(text(options.audioDevice));
    // A bell that comes when what it is about is long gone would only frighten.
    const auto ring = [player = speaker.get(), sound] {
        if (player->state() == SoundPlayer::State::Ready)
            player->enqueue(0, sound, 0);
    };
    QObject::connect(&idle, &IdleWatch::warned, speaker.get(), ring);
    if (own)
        QObject::connect(own, &OwnTicket::called, speaker.get(), ring);
    auto watch = std::make_unique<SoundWatch>(*speaker, false, std::move(quiet));
    const auto tell = [&terminal, watch = watch.get()] { terminal.link().setSound(toWire(watch->state()), std::nullopt, std::nullopt); };
    QObject::connect(watch.get(), &SoundWatch::stateChanged, watch.get(), tell);
    QObject::connect(watch.get(), &SoundWatch::restartWanted, watch.get(), [] {
        spdlog::critical("the sound server came back and is not heard of any more: this program asks to be started afresh");
        QGuiApplication::exit(exitFreshStart);
    });
    tell();
    return {std::move(speaker), std::move(watch)};
}

/// A kiosk whose disk said no says so on its screen for a while and ends, to be started again: there may be room by then, or
/// what held the journal is gone. Until then it writes nothing more.
void endAfterFailure(Terminal &terminal)
{
    constexpr std::chrono::seconds untilNextTry{30};
    QObject::connect(&terminal, &Terminal::failed, &terminal, [&terminal] {
        QTimer::singleShot(untilNextTry, &terminal, [] { QGuiApplication::exit(exitData); });
    });
}

/// Nobody needs a scanner: codes are typed too.
std::unique_ptr<FileScanner> scannerFor(const Options &options, TicketController &controller)
{
    if (options.scanner.empty())
        return nullptr;
    auto scanner = std::make_unique<FileScanner>(text(options.scanner));
    QObject::connect(scanner.get(), &FileScanner::scanned, &controller, &TicketController::scanned);
    QObject::connect(scanner.get(), &FileScanner::openChanged, &controller, [&controller](bool open, const QString &why) {
        if (!open)
            spdlog::warn("{}", why.toStdString());
        controller.setScanner(open);
    });
    return scanner;
}

int runTicket(const Options &options, const Identity &identity, KioskTerminal &terminal, QQmlApplicationEngine &engine, Translations &translations,
              const LanguageShelf &languages)
{
    CupsPrinter printer(text(options.printer), identity.device, *paperNamed(options.paper, options.printerDpi));
    TimerHeartbeat heartbeat;
    TicketFile shown(QDir(text(options.data)).filePath(QStringLiteral("ticket-on-screen")));
    TicketController controller(&terminal, &printer, &heartbeat, &shown, languages);
    QObject::connect(&controller, &TicketController::languageWanted, &translations, &Translations::use);
    controller.resume(terminal.lastGiven());
    endAfterFailure(terminal);
    const Bell bell = questionBell(options, terminal, *controller.idle(), [&controller] { return controller.quiet(); });
    const auto scanner = scannerFor(options, controller);
    const auto tellPrinter = [&] { terminal.link().setPrinter(toWire(printer.state())); };
    QObject::connect(&printer, &ReceiptPrinter::stateChanged, &terminal, tellPrinter);
    PaperCounter paper(PaperCounter::fileIn(text(options.data)), options.paperRoll, terminal.keeper());
    if (options.paper != "a6") { // sheets are no roll
        QObject::connect(&printer, &ReceiptPrinter::stateChanged, &paper, [&] { paper.onState(printer.state()); });
        QObject::connect(&printer, &CupsPrinter::used, &paper, &PaperCounter::onPrinted);
        QObject::connect(&printer, &ReceiptPrinter::failed, &paper, [&](int, PrinterState why) { paper.onFailed(why); });
    }
    const auto tellPaper = [&] {
        const auto forecast = paper.forecast();
        terminal.link().setPaper(forecast ? std::optional(wire::PaperLeft{forecast->leftMm, forecast->tickets}) : std::nullopt);
    };
    QObject::connect(&paper, &PaperCounter::forecastChanged, &terminal, tellPaper);
    tellPaper();
    terminal.start();
    return runScreens(options, {identity, &terminal, &heartbeat, options.paper != "a6" ? &paper : nullptr}, engine, controller);
}

/// Whoever stands before a kiosk that cannot keep tickets is told so, instead of finding a dark screen.
int runClosed(const Options &options, const Identity &identity, const QString &why, QQmlApplicationEngine &engine)
{
    CupsPrinter printer(text(options.printer), identity.device, *paperNamed(options.paper, options.printerDpi));
    TimerHeartbeat heartbeat;
    TicketFile shown(QDir(text(options.data)).filePath(QStringLiteral("ticket-on-screen")));
    ClosedTerminal terminal(text(options.data), why);
    TicketController controller(&terminal, &printer, &heartbeat, &shown);
    endAfterFailure(terminal);
    terminal.start();
    return runScreens(options, {identity, nullptr}, engine, controller);
}

int runSurvey(const Options &options, const Identity &identity, KioskTerminal &terminal, QQmlApplicationEngine &engine, Translations &translations,
              const LanguageShelf &languages)
{
    TimerHeartbeat heartbeat;
    SurveyController controller(&terminal, &heartbeat, languages);
    QObject::connect(&controller, &SurveyController::languageWanted, &translations, &Translations::use);
    controller.finish(); // in the site's first language, now that somebody listens
    const Bell bell = questionBell(options, terminal, *controller.idle(), [&controller] { return controller.quiet(); });
    terminal.start();
    return runScreens(options, {identity, &terminal, &heartbeat}, engine, controller);
}

int runHall(const Options &options, const Identity &identity, KioskTerminal &terminal, QQmlApplicationEngine &engine)
{
    Speaker speaker(text(options.audioDevice));
    Announcement parts = announcement(options);
    const bool speaks = parts.voice || !parts.chime.isEmpty() || !options.voice.empty() || !options.chime.empty();
    const bool voiceless = (!options.voice.empty() && !parts.voice) || (!options.chime.empty() && parts.chime.isEmpty());
    Announcer announcer(speaker, std::move(parts));
    SpokenFile spoken(QDir(text(options.data)).filePath(QStringLiteral("spoken")));
    TimerHeartbeat heartbeat;
    ShownCallsFile shown(QDir(text(options.data)).filePath(QStringLiteral("shown-calls")));
    HallController controller(&terminal, &announcer, &spoken, &shown, &heartbeat);
    SoundWatch sound(speaker, voiceless, [&controller] { return controller.quiet(); });
    controller.voice()->setSpeaks(!options.silent);
    const auto tellSound = [&] {
        const bool counts = speaks && !options.silent;
        controller.voice()->setHeard(!counts || sound.state() == SoundWatch::State::Ok);
        const auto told = [counts](auto value) { return counts ? std::optional(value) : std::nullopt; };
        terminal.link().setSound(told(toWire(sound.state())), told(controller.voice()->unspoken()), told(controller.voice()->said()));
    };
    QObject::connect(controller.voice(), &HallVoice::unspokenChanged, &controller, tellSound);
    QObject::connect(controller.voice(), &HallVoice::saidChanged, &controller, tellSound);
    QObject::connect(&sound, &SoundWatch::stateChanged, &controller, [&] {
        spdlog::warn("the sound is {} now", QMetaEnum::fromType<SoundWatch::State>().valueToKey(int(sound.state())));
        tellSound();
    });
    QObject::connect(&sound, &SoundWatch::restartWanted, &sound, [] {
        spdlog::critical("the sound server came back and is not heard of any more: this program asks to be started afresh");
        QGuiApplication::exit(exitFreshStart);
    });
    tellSound();
    terminal.start();
    return runScreens(options, {identity, &terminal, &heartbeat}, engine, controller);
}

int runStand(const Options &options, const Identity &identity, KioskTerminal &terminal, QQmlApplicationEngine &engine, Translations &translations,
             const LanguageShelf &languages)
{
    auto opened = ContentShelf::open(ContentShelf::folderIn(text(options.data)), identity, &terminal);
    if (!opened.ok())
        return complain(exitData, opened.error());
    ContentShelf &content = **opened;
    TimerHeartbeat heartbeat;
    StandController controller(&terminal, &content, &heartbeat, languages);
    QObject::connect(&controller, &StandController::languageWanted, &translations, &Translations::use);
    const Bell bell = questionBell(options, terminal, *controller.idle(), [&controller] { return controller.quiet(); }, controller.own());
    QObject::connect(&terminal, &KioskTerminal::contentArrived, &content, &ContentShelf::take);
    QObject::connect(&content, &ContentShelf::statusChanged, &terminal, [&] { terminal.link().setContent(content.status()); });
    content.start();
    if (terminal.content())
        content.take(*terminal.content());
    controller.finish(); // in the site's first language, now that somebody listens
    terminal.start();
    return runScreens(options, {identity, &terminal, &heartbeat}, engine, controller);
}

} // namespace

int main(int argc, char **argv)
{
    auto parsed = parseOptions(argc, argv);
    if (const int *code = std::get_if<int>(&parsed))
        return *code == 0 ? exitOk : exitSettings;
    const Options &options = std::get<Options>(parsed);

    UnixSignals::block();
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("talon-kiosk"));
    UnixSignals signals;
    if (const auto missing = requireFonts())
        return complain(exitScreens, *missing);

    QQmlApplicationEngine engine;
    const LanguageShelf languages = languagesOf(options);
    Translations translations(languages);
    QObject::connect(&translations, &Translations::changed, &engine, [&translations, &engine] {
        QGuiApplication::setLayoutDirection(translations.direction());
        engine.retranslate();
    });
    QObject::connect(&translations, &Translations::wordMissing, &app, [](const QString &language, const QString &russian) {
        spdlog::warn("the language “{}” has no word for “{}”", language.toStdString(), russian.toStdString());
    });
    translations.use(core::Language::ru);
    Beginning begun = beginning(options);
    if (!begun.identity) {
        bool shown = false;
        begun.identity = setUp(options, begun, engine, signals, shown);
        if (!begun.identity)
            return shown ? exitOk : exitScreens;
    }
    const Identity &identity = *begun.identity;
    QObject::connect(&signals, &UnixSignals::stopRequested, &app, &QGuiApplication::quit);
    auto terminal = KioskTerminal::open(text(options.data), identity);
    if (!terminal.ok()) {
        spdlog::critical("{}", terminal.error().toStdString());
        return runClosed(options, identity, terminal.error(), engine);
    }
    if (options.role == "stand")
        return runStand(options, identity, **terminal, engine, translations, languages);
    if (options.role == "survey")
        return runSurvey(options, identity, **terminal, engine, translations, languages);
    return options.role == "ticket" ? runTicket(options, identity, **terminal, engine, translations, languages)
                                    : runHall(options, identity, **terminal, engine);
}
