// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/languages/language_card.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace talon::kiosk {

namespace {

using core::Failure;

constexpr qsizetype longestName = 40;

Failure<QString> wrong(const QString &sentence)
{
    return Failure{sentence};
}

std::optional<LanguageCard::Plural> pluralNamed(const QString &name)
{
    if (name.isEmpty() || name == QLatin1String("same"))
        return LanguageCard::Plural::Same;
    if (name == QLatin1String("two"))
        return LanguageCard::Plural::Two;
    if (name == QLatin1String("slavic"))
        return LanguageCard::Plural::Slavic;
    return std::nullopt;
}

qsizetype formsOf(LanguageCard::Plural plural)
{
    switch (plural) {
    case LanguageCard::Plural::Same: return 1;
    case LanguageCard::Plural::Two: return 2;
    case LanguageCard::Plural::Slavic: return 3;
    }
    return 1;
}

qsizetype formOf(LanguageCard::Plural plural, int n)
{
    switch (plural) {
    case LanguageCard::Plural::Same: return 0;
    case LanguageCard::Plural::Two: return n == 1 ? 0 : 1;
    case LanguageCard::Plural::Slavic: break;
    }
    const int last = n % 10;
    const bool teens = n % 100 >= 11 && n % 100 <= 14;
    return last == 1 && !teens ? 0 : last >= 2 && last <= 4 && !teens ? 1 : 2;
}

/// The forms of a word: a text alone, or a list of one for each form of the language's plural.
std::optional<QStringList> forms(const QJsonValue &value, LanguageCard::Plural plural)
{
    QStringList found;
    if (value.isString())
        found << value.toString();
    for (const QJsonValue &each : value.toArray())
        found << each.toString();
    const bool known = found.size() == 1 || found.size() == formsOf(plural);
    const bool good = std::all_of(found.begin(), found.end(), [](const QString &form) { return !form.isEmpty() && form.size() <= longestWord; });
    return known && good ? std::optional(found) : std::nullopt;
}

} // namespace

QString LanguageCard::say(const char *source, const char *comment, int n) const
{
    const QString russian = QString::fromUtf8(source);
    auto found = words.constEnd();
    if (comment != nullptr && *comment != '\0')
        found = words.constFind(QStringLiteral("%1 [%2]").arg(russian, QString::fromUtf8(comment)));
    if (found == words.constEnd())
        found = words.constFind(russian);
    if (found == words.constEnd())
        return {};
    return found->value(std::min(n < 0 ? 0 : formOf(plural, n), found->size() - 1));
}

core::Result<LanguageCard, QString> readLanguageCard(const QByteArray &json)
{
    if (json.size() > largestLanguageCard)
        return wrong(QStringLiteral("it is larger than %1 KiB").arg(largestLanguageCard / 1024));
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (object.isEmpty())
        return wrong(QStringLiteral("it is not a JSON object (%1)").arg(error.errorString()));
    const auto language = core::Language::parse(object[QLatin1String("language")].toString().toStdString());
    if (!language)
        return wrong(QStringLiteral("“language” is not a tag as “tt”"));
    LanguageCard card{*language, object[QLatin1String("name")].toString(), object[QLatin1String("prompt")].toString()};
    if (card.name.isEmpty() || card.name.size() > longestName || card.prompt.isEmpty() || card.prompt.size() > longestWord)
        return wrong(QStringLiteral("“name” or “prompt” is missing or too long"));
    const QString direction = object[QLatin1String("direction")].toString(QStringLiteral("ltr"));
    if (direction != QLatin1String("ltr") && direction != QLatin1String("rtl"))
        return wrong(QStringLiteral("“direction” is neither “ltr” nor “rtl”"));
    card.direction = direction == QLatin1String("rtl") ? Qt::RightToLeft : Qt::LeftToRight;
    const auto plural = pluralNamed(object[QLatin1String("plural")].toString());
    if (!plural)
        return wrong(QStringLiteral("“plural” is none of “same”, “two” and “slavic”"));
    card.plural = *plural;
    const QJsonObject words = object[QLatin1String("words")].toObject();
    if (words.size() > mostWords)
        return wrong(QStringLiteral("“words” are more than %1").arg(mostWords));
    for (auto word = words.begin(); word != words.end(); ++word) {
        const auto found = forms(word.value(), card.plural);
        if (!found)
            return wrong(QStringLiteral("the word “%1” is empty, too long or has another number of forms").arg(word.key().left(60)));
        card.words.insert(word.key(), *found);
    }
    return card;
}

} // namespace talon::kiosk
