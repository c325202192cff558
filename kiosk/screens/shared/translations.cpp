// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/translations.h"

#include "kiosk/screens/shared/ties.h"

#include <QCoreApplication>
#include <QFile>

namespace talon::kiosk {

namespace {

QString catalogue(const QString &code)
{
    return QStringLiteral(":/i18n/talon_%1.qm").arg(code);
}

} // namespace

void TyingTranslator::setCard(const LanguageCard *card)
{
    m_card = card != nullptr ? std::optional(*card) : std::nullopt;
}

QString TyingTranslator::translate(const char *context, const char *source, const char *disambiguation, int n) const
{
    QString found = m_card ? m_card->say(source, disambiguation, n) : QString();
    if (m_card && found.isNull()) {
        const QString russian = QString::fromUtf8(source);
        if (const QPair told(codeOf(m_card->language), russian); !m_told.contains(told)) {
            m_told.insert(told);
            m_missing(russian);
        }
    }
    if (found.isNull())
        found = QTranslator::translate(context, source, disambiguation, n);
    return tied(found.isNull() ? QString::fromUtf8(source) : found);
}

Translations::Translations(LanguageShelf languages, QObject *parent)
    : QObject(parent), m_languages(std::move(languages)),
      m_translator([this](const QString &russian) { Q_EMIT wordMissing(codeOf(m_language), russian); })
{
    use(m_language);
}

Translations::~Translations()
{
    QCoreApplication::removeTranslator(&m_translator);
}

Qt::LayoutDirection Translations::direction() const
{
    const LanguageCard *card = m_languages.find(m_language);
    return card != nullptr ? card->direction : Qt::LeftToRight;
}

bool Translations::use(core::Language language)
{
    if (language == m_language && !m_translator.isEmpty())
        return true;
    QCoreApplication::removeTranslator(&m_translator);
    const LanguageCard *card = m_languages.find(language);
    const bool worded = card != nullptr && !card->words.isEmpty();
    m_translator.setCard(worded ? card : nullptr);
    // A catalogue of the program, of the language or of a broader one, as its card.
    const QString own = catalogue(codeOf(card != nullptr ? card->language : language));
    const bool inProgram = QFile::exists(own);
    const bool loaded = m_translator.load(inProgram ? own : catalogue(codeOf(core::Language::ru)));
    m_language = language;
    QCoreApplication::installTranslator(&m_translator);
    Q_EMIT changed();
    return loaded && (inProgram || worded);
}

QString codeOf(core::Language language)
{
    return QString::fromStdString(language.tag());
}

std::optional<core::Language> languageOf(const QString &code)
{
    return core::Language::parse(code.toStdString());
}

} // namespace talon::kiosk
