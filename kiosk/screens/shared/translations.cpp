// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/translations.h"

#include "kiosk/screens/shared/ties.h"

#include <QCoreApplication>

namespace talon::kiosk {

QString TyingTranslator::translate(const char *context, const char *source, const char *disambiguation, int n) const
{
    const QString found = QTranslator::translate(context, source, disambiguation, n);
    return tied(found.isNull() ? QString::fromUtf8(source) : found);
}

Translations::Translations(QObject *parent) : QObject(parent)
{
    use(m_language);
}

Translations::~Translations()
{
    QCoreApplication::removeTranslator(&m_translator);
}

bool Translations::use(core::Language language)
{
    if (language == m_language && !m_translator.isEmpty())
        return true;
    QCoreApplication::removeTranslator(&m_translator);
    const bool loaded = m_translator.load(QStringLiteral(":/i18n/talon_%1.qm").arg(codeOf(language)));
    QCoreApplication::installTranslator(&m_translator);
    m_language = language;
    Q_EMIT changed();
    return loaded;
}

QString codeOf(core::Language language)
{
    return language == core::Language::en ? QStringLiteral("en") : QStringLiteral("ru");
}

std::optional<core::Language> languageOf(const QString &code)
{
    for (const auto language : {core::Language::ru, core::Language::en})
        if (codeOf(language) == code)
            return language;
    return std::nullopt;
}

} // namespace talon::kiosk
