// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/stand/finder.h"

#include <algorithm>

namespace talon::kiosk {

namespace {

namespace content = core::content;

QStringList lettersFrom(char16_t first, char16_t last)
{
    QStringList letters;
    for (char16_t letter = first; letter <= last; ++letter)
        letters << QString(QChar(letter));
    return letters;
}

/// From A to Ya, with Yo in its place: by codes, since this is an alphabet and no text.
QStringList russianLetters()
{
    constexpr char16_t a = 0x410, ya = 0x42f, yo = 0x401;
    constexpr int behindYe = 6;
    QStringList letters = lettersFrom(a, ya);
    letters.insert(behindYe, QString(QChar(yo)));
    return letters;
}

bool isCyrillic(const content::IndexLetter &letter)
{
    return static_cast<unsigned char>(letter.letter.front()) >= 0x80;
}

QString keyOf(const content::IndexLetter &letter)
{
    return letter.letter == "0" ? QString::fromUtf8(Finder::figures) : QString::fromStdString(letter.letter).toUpper();
}

} // namespace

QStringList Finder::keys() const
{
    // The index begins with the script of most titles.
    const bool latin = !m_alphabet.empty() && !isCyrillic(m_alphabet.front()) && m_alphabet.front().letter != "0";
    return (latin ? lettersFrom(u'A', u'Z') : russianLetters()) + lettersFrom(u'1', u'9') + QStringList{QStringLiteral("0")};
}

QStringList Finder::letters() const
{
    QStringList keys;
    for (const content::IndexLetter &letter : m_alphabet)
        keys << keyOf(letter);
    return keys;
}

std::vector<content::IndexEntry> Finder::under(const QString &letter) const
{
    const auto found = std::find_if(m_alphabet.begin(), m_alphabet.end(), [&](const content::IndexLetter &each) { return keyOf(each) == letter; });
    return found == m_alphabet.end() ? std::vector<content::IndexEntry>() : found->entries;
}

void Finder::type(const QString &key)
{
    const bool space = key == QLatin1String(" ");
    if (m_text.size() >= longest || (space && (m_text.isEmpty() || m_text.endsWith(QLatin1Char(' ')))) || (!space && !keys().contains(key)))
        return;
    m_text += key.toLower();
    find();
    Q_EMIT changed();
}

void Finder::erase()
{
    m_text.chop(1);
    find();
    Q_EMIT changed();
}

void Finder::clear()
{
    if (m_text.isEmpty())
        return;
    m_text.clear();
    m_found.clear();
    Q_EMIT changed();
}

void Finder::look(const ShownPages &shown, core::Language language)
{
    const bool sameLanguage = m_language == language;
    if (sameLanguage && m_pages == shown.pages)
        return;
    if (m_pages != shown.pages) {
        m_pages = shown.pages;
        m_index.reset();
    }
    m_language = language;
    m_alphabet = content::alphabet_of(m_pages, language);
    find();
    Q_EMIT changed();
}

void Finder::find()
{
    m_found.clear();
    if (m_text.trimmed().size() < leastLetters)
        return;
    if (!m_index) // made when somebody looks for something: it would hold up the first page of a large stand
        m_index.emplace(m_pages, m_stem);
    m_found = m_index->find(m_text.toStdString());
}

} // namespace talon::kiosk
