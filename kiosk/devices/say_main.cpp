// SPDX-License-Identifier: GPL-3.0-or-later
// talon-say: checks a voice pack, and writes announcements as WAV files, as the hall display would play them.
#include "core/announce/phrase.h"
#include "kiosk/devices/announcer.h"
#include "kiosk/devices/splice.h"
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
    bool recall = false;
    std::string phrase;
    app.add_option("--voice", voice, "folder of the voice pack")->required();
    app.add_option("--chime", chime, "WAV played before the speech");
    app.add_option("--ticket", ticket, "ticket number, like А023");
    app.add_option("--window", window, "window number")->check(CLI::Range(1, 99));
    app.add_option("--language", language, "language the ticket was taken in, by its tag");
    app.add_option("--out", out, "WAV file to write");
    app.add_flag("--recall", recall, "say that it is called again");
    app.add_option("--phrase", phrase, "another phrase of the grammar, such as opening, closing or evacuation, instead of a call");
    app.add_flag("--check", check, "only check the voice pack");
    CLI11_PARSE(app, argc, argv);

    kiosk::Announcement parts;
    auto pack = kiosk::VoicePack::load(QString::fromStdString(voice));
    if (!pack)
        return fail(pack.error().sentence);
    if (check) {
        QTextStream{stdout} << "The voice pack is whole: " << pack->voice() << Qt::endl;
        for (const core::Language each : {core::Language::ru, core::Language::en})
            if (const core::Grammar *grammar = pack->grammar(each))
                for (const std::string &word : core::optional_words(*grammar))
                    if (!pack->has(each, QString::fromStdString(word)))
                        QTextStream{stdout} << "It has no word for " << QString::fromStdString(each.tag() + "/" + word)
                                            << "; what needs it is said otherwise." << Qt::endl;
        return 0;
    }
    parts.voice = std::move(*pack);
    if (!chime.empty()) {
        const auto sound = kiosk::readWav(QString::fromStdString(chime), longestChime);
        if (!sound)
            return fail(QString::fromStdString(chime) + QLatin1Char(' ') + kiosk::faultText(sound.error()) + QLatin1Char('.'));
        parts.chime = *sound;
    }
    const core::Language spoken = core::Language::parse(language).value_or(core::Language::ru);
    const auto number = core::parse_number(ticket);
    if (out.empty() || (phrase.empty() && (!number || window == 0)))
        return fail(QStringLiteral("--ticket, --window and --out are needed, the ticket like А023; or --phrase and --out."));
    QByteArray sound;
    if (phrase.empty()) {
        core::Call call;
        call.number = *number;
        call.window = window;
        call.language = spoken;
        call.repeat = recall ? 1 : 0;
        sound = kiosk::utteranceSound(parts, {.calls = {call}});
    } else {
        core::PhraseValues values;
        values.ticket = number ? *number : core::TicketNumber{core::Letter::A, 1};
        values.window = window == 0 ? 1 : window;
        sound = kiosk::phraseSound(*parts.voice, spoken, phrase, values);
    }
    if (sound.isEmpty())
        return fail(QStringLiteral("The voice pack cannot say that."));
    if (!write(out, kiosk::wavBytes(sound)))
        return fail(QString::fromStdString(out) + QStringLiteral(" cannot be written."));
    return 0;
}
