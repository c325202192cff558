// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: moc 6.4 can't read the standard headers when those that core brings come first.
#include <QObject>
#include <QTranslator>

#include "core/site/site.h"

#include <optional>

namespace talon::kiosk {

/// A catalogue whose texts break their lines well: each is tied as it is looked up.
class TyingTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    QString translate(const char *context, const char *source, const char *disambiguation, int n) const override;
};

/// The catalogue in force: that of the visitor's language. Texts in the sources are Russian; the Russian catalogue
/// holds their plural forms.
class Translations final : public QObject
{
    Q_OBJECT

public:
    explicit Translations(QObject *parent = nullptr);
    ~Translations() override;

    core::Language language() const { return m_language; }
    /// Puts the language's catalogue in force; false when it is not in the program.
    bool use(core::Language language);

Q_SIGNALS:
    /// The catalogue has changed: time for QQmlEngine::retranslate().
    void changed();

private:
    TyingTranslator m_translator;
    core::Language m_language = core::Language::ru;
};

/// "ru", "en": the name of the language's catalogue and of its voice.
QString codeOf(core::Language language);
std::optional<core::Language> languageOf(const QString &code);

} // namespace talon::kiosk
