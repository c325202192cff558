// SPDX-License-Identifier: GPL-3.0-or-later
// talon-say: checks a voice pack, and writes announcements as WAV files, as the hall display would play them.
#include "kiosk/devices/announcer.h"
#include "kiosk/devices/wav_file.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QTextStream>

namespace {

using namespace talon;

constexpr int longestChime = 3'000;

int fail(const QString &sentence)
{
    QTextStream{stderr} << "talon-say: " << sentence << Qt::endl;
    return 1;
}

bool write(const std::string &path, const QByteArray &bytes)
{
    QFile file{QString::fromStdString(path)};
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size() && file.flush();
}

} // namespace

int main(int argc, char **argv)
{
    CLI::App app{"Checks a voice pack and writes announcements as WAV files."};
    std::string voice, chime, ticket, out, language = "ru";
    int window = 0;
    bool check = false;
    app.add_option("--voice", voice, "folder of the voice pack")->required();
    app.add_option("--chime", chime, "WAV played before the speech");
    app.add_option("--ticket", ticket, "ticket number, like А023");
    app.add_option("--window", window, "window number")->check(CLI::Range(1, 99));
    app.add_option("--language", language, "language the ticket was taken in")->check(CLI::IsMember({"ru", "en"}));
    app.add_option("--out", out, "WAV file to write");
    app.add_flag("--check", check, "only check the voice pack");
    CLI11_PARSE(app, argc, argv);

    kiosk::Announcement parts;
    auto pack = kiosk::VoicePack::load(QString::fromStdString(voice));
    if (!pack)
        return fail(pack.error().sentence);
    if (check) {
        QTextStream{stdout} << "The voice pack is whole: " << pack->voice() << Qt::endl;
        return 0;
    }
    parts.voice = std::move(*pack);
    if (!chime.empty()) {
        const auto sound = kiosk::readWav(QString::fromStdString(chime), longestChime);
        if (!sound)
            return fail(QString::fromStdString(chime) + QLatin1Char(' ') + kiosk::faultText(sound.error()) + QLatin1Char('.'));
        parts.chime = *sound;
    }
    const auto number = core::parse_number(ticket);
    if (!number || window == 0 || out.empty())
        return fail(QStringLiteral("--ticket, --window and --out are needed, the ticket like А023."));
    const QByteArray sound = kiosk::announcementSound(parts, *number, window,
                                                      language == "en" ? core::Language::en : core::Language::ru);
    if (!write(out, kiosk::wavBytes(sound)))
        return fail(QString::fromStdString(out) + QStringLiteral(" cannot be written."));
    return 0;
}
