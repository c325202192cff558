// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: moc 6.4 can't read the standard headers when those that core brings come first.
#include <QObject>
#include <QStringList>
#include <qqmlregistration.h>

#include "core/content/alphabet.h"
#include "core/content/search.h"
#include "kiosk/link/stand_content.h"

#include <optional>

namespace talon::kiosk {

/// Looking a page up: by words that are typed letter by letter, and by the А–Я index for those who do not type. What was looked for
/// is forgotten with the visitor.
class Finder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(QStringList keys READ keys NOTIFY changed FINAL)
    Q_PROPERTY(QStringList letters READ letters NOTIFY changed FINAL)
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(bool nothing READ nothing NOTIFY changed FINAL)

public:
    /// Letters that are looked for at most.
    static constexpr int longest = 40;
    /// Under this key of the index stand terms that begin with a figure.
    static constexpr char figures[] = "0–9";

    explicit Finder(core::content::Stem stem, QObject *parent = nullptr) : QObject(parent), m_stem(std::move(stem)) {}

    QString text() const { return m_text; }
    /// The keyboard: the alphabet of most titles in this language, and ten figures.
    QStringList keys() const;
    /// Of the index, those that have a page: «А», «В», … «0–9».
    QStringList letters() const;
    int count() const { return static_cast<int>(m_found.size()); }
    /// Enough was typed to look for, and no page has it.
    bool nothing() const { return m_found.empty() && m_text.trimmed().size() >= leastLetters; }

    /// Pages with what was typed, the best first.
    const std::vector<core::content::PageId> &found() const { return m_found; }
    /// What stands under a letter of the index; nothing for one that has no page.
    std::vector<core::content::IndexEntry> under(const QString &letter) const;

    /// A letter, a figure or a space of the keyboard.
    void type(const QString &key);
    void erase();
    void clear();
    /// The pages that hang now, and the visitor's language.
    void look(const ShownPages &shown, core::Language language);

Q_SIGNALS:
    void changed();

private:
    static constexpr int leastLetters = 2;
    void find();

    core::content::Stem m_stem;
    QString m_text;
    std::vector<core::content::Page> m_pages;
    std::optional<core::content::SearchIndex> m_index;
    std::optional<core::Language> m_language;
    std::vector<core::content::IndexLetter> m_alphabet;
    std::vector<core::content::PageId> m_found;
};

} // namespace talon::kiosk
