// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: moc 6.4 can't read the standard headers when those that core brings come first.
#include <QObject>
#include <QPair>
#include <QSet>
#include <QTranslator>

#include "core/values/language.h"
#include "kiosk/languages/language_shelf.h"

#include <functional>
#include <optional>

namespace talon::kiosk {

/// A catalogue whose texts break their lines well: each is tied as it is looked up. The words of a language's card come first.
class TyingTranslator final : public QTranslator
{
public:
    /// Hears each word that a card lacks, once.
    using Missing = std::function<void(const QString &russian)>;

    explicit TyingTranslator(Missing missing) : m_missing(std::move(missing)) {}

    void setCard(const LanguageCard *card);
    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;

private:
    Missing m_missing;
    std::optional<LanguageCard> m_card;
    mutable QSet<QPair<QString, QString>> m_told; ///< language and Russian
};

/// The catalogue in force: that of the visitor's language. Texts in the sources are Russian; the Russian catalogue
/// holds their plural forms, and stands in for every word that another language lacks.
class Translations final : public QObject
{
    Q_OBJECT

public:
    explicit Translations(LanguageShelf languages = {}, QObject *parent = nullptr);
    ~Translations() override;

    core::Language language() const { return m_language; }
    Qt::LayoutDirection direction() const;
    /// Puts the language's words in force; false when there are none of it, and all is Russian.
    bool use(core::Language language);

Q_SIGNALS:
    /// The catalogue has changed: time for QQmlEngine::retranslate().
    void changed();
    /// The language in force lacks the word for this Russian one; told once for each.
    void wordMissing(const QString &language, const QString &russian);

private:
    LanguageShelf m_languages;
    TyingTranslator m_translator;
    core::Language m_language = core::Language::ru;
};

/// "ru", "en", "tt": how screens and catalogues name the language.
QString codeOf(core::Language language);
std::optional<core::Language> languageOf(const QString &code);

} // namespace talon::kiosk
