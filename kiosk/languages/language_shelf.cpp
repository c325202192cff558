// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/languages/language_shelf.h"

#include <QDir>
#include <QFile>

#include <optional>
#include <stdexcept>

namespace talon::kiosk {

LanguageShelf::LanguageShelf()
{
    if (const QStringList faults = add(QStringLiteral(":/i18n")); !faults.isEmpty())
        throw std::logic_error(faults.join(QStringLiteral("; ")).toStdString()); // a broken build
}

QStringList LanguageShelf::add(const QString &folder)
{
    QStringList faults;
    const QDir directory(folder);
    const QStringList names = directory.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    if (names.isEmpty())
        faults << QStringLiteral("There is no language in %1.").arg(folder);
    if (names.size() > mostCards)
        faults << QStringLiteral("There are more than %1 languages in %2; the rest is passed over.").arg(mostCards).arg(folder);
    for (const QString &name : names.first(std::min(names.size(), mostCards))) {
        QFile file(directory.filePath(name));
        auto card = file.open(QIODevice::ReadOnly) ? readLanguageCard(file.read(largestLanguageCard + 1))
                                                   : core::Failure{QStringLiteral("it cannot be read")};
        if (card)
            m_cards.insert_or_assign(card->language, *card);
        else
            faults << QStringLiteral("The language in %1 is not usable: %2.").arg(file.fileName(), card.error());
    }
    return faults;
}

const LanguageCard *LanguageShelf::find(core::Language language) const
{
    for (std::optional<core::Language> tried = language; tried; tried = tried->broader())
        if (const auto found = m_cards.find(*tried); found != m_cards.end())
            return &found->second;
    return nullptr;
}

QString LanguageShelf::name(core::Language language) const
{
    const LanguageCard *card = find(language);
    return card != nullptr ? card->name : QString::fromStdString(language.tag());
}

} // namespace talon::kiosk
