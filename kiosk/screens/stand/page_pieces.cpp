// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/stand/page_pieces.h"

#include "core/site/calendar.h"
#include "kiosk/screens/shared/ties.h"

#include <QCoreApplication>

#include <algorithm>

namespace talon::kiosk {

namespace {

namespace content = core::content;
using Kind = Piece::Kind;

/// Letters of a piece at most: with the largest letters so many fit on the smallest sheet. What stands above them takes a line, and
/// as many letters as it has.
constexpr int mostLetters = 150;
constexpr int lineLetters = 44;
constexpr int mostHeading = 80; ///< a longer one is a piece of its own

class Words
{
    Q_DECLARE_TR_FUNCTIONS(talon::kiosk::PagePieces)
};

class Cutter
{
public:
    explicit Cutter(const View &view) : m_view(view) {}

    std::vector<Piece> pieces;

    /// What comes next stands below this.
    void head(const QString &heading) { m_heading = heading; }

    void add(Kind kind, const core::Text &text, const QString &marker = {}) { add(kind, Wording::text(text, m_view.language), marker); }
    void add(Kind kind, const QString &text, const QString &marker = {})
    {
        if (m_heading.size() > mostHeading)
            for (const QString &part : partsOf(std::exchange(m_heading, {}), mostLetters))
                pieces.push_back({Kind::Contact, {}, part, {}, {}}); // as bold as a heading
        const int most = m_heading.isEmpty() ? mostLetters : mostLetters - lineLetters - static_cast<int>(m_heading.size()) / 2;
        bool first = true;
        for (const QString &part : partsOf(text, most)) {
            pieces.push_back({kind, std::exchange(m_heading, {}), part, first ? marker : QString(), {}});
            first = false;
        }
    }

    void fact(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            pieces.push_back({Kind::Fact, name, value, {}, {}});
    }

    void operator()(const content::Paragraph &block) { add(Kind::Text, block.text); }
    void operator()(const content::Warning &block) { add(Kind::Warning, block.text); }
    void operator()(const content::Steps &block)
    {
        head(Words::tr("Что делать"));
        for (std::size_t i = 0; i < block.steps.size(); ++i)
            add(Kind::Step, block.steps[i], QString::number(i + 1));
    }
    void operator()(const content::Items &block)
    {
        for (const core::Text &item : block.items)
            add(Kind::Item, item);
    }
    /// A row is a little list: its first column, and below it each other with its head.
    void operator()(const content::Table &block)
    {
        for (std::size_t row = 1; row < block.rows.size(); ++row) {
            const auto &cells = block.rows[row];
            QStringList lines;
            for (std::size_t column = 1; column < cells.size(); ++column) {
                const QString head = column < block.rows[0].size() ? Wording::text(block.rows[0][column], m_view.language) : QString();
                const QString cell = Wording::text(cells[column], m_view.language);
                lines << (head.isEmpty() ? cell : QStringLiteral("%1: %2").arg(head, cell));
            }
            head(cells.empty() ? QString() : Wording::text(cells[0], m_view.language));
            add(Kind::Row, lines.join(QLatin1Char('\n')));
        }
    }
    void operator()(const content::Sample &) {} // samples have a screen of their own; none hang yet
    void operator()(const content::Payment &block)
    {
        const content::Requisites &to = block.requisites;
        head(Wording::text(block.title, m_view.language));
        if (const auto code = content::payment_code(to))
            pieces.push_back({Kind::Code, std::exchange(m_heading, {}),
                              Words::tr("Наведите камеру в приложении своего банка и сверьте получателя."), {}, QString::fromStdString(*code)});
        m_heading.clear();
        fact(Words::tr("Получатель"), QString::fromStdString(to.payee));
        fact(Words::tr("ИНН"), grouped(to.inn));
        fact(Words::tr("КПП"), grouped(to.kpp));
        fact(Words::tr("Счёт получателя"), grouped(to.account));
        fact(Words::tr("Банк"), QString::fromStdString(to.bank));
        fact(Words::tr("БИК"), grouped(to.bic));
        fact(Words::tr("Счёт банка"), grouped(to.bank_account));
        fact(Words::tr("КБК"), grouped(to.kbk));
        fact(Words::tr("ОКТМО"), grouped(to.oktmo));
        fact(Words::tr("Назначение платежа"), QString::fromStdString(to.purpose));
    }
    void operator()(const content::LegalAct &block)
    {
        head(Words::tr("По закону"));
        core::Text whole = block.name;
        add(Kind::Law, whole);
        if (!Wording::text(block.place, m_view.language).isEmpty())
            add(Kind::Law, block.place);
    }
    void operator()(const content::Contact &block)
    {
        add(Kind::Contact, block.name);
        for (const core::Text *line : {&block.post, &block.place})
            if (!Wording::text(*line, m_view.language).isEmpty())
                add(Kind::Text, *line);
        fact(Words::tr("Телефон"), QString::fromStdString(block.phone));
    }

private:
    View m_view;
    QString m_heading;
};

/// What is so at this moment: never a copy that somebody typed.
void addLiveFacts(Cutter &cutter, const content::Page &page, const LiveFacts &live, const View &view)
{
    const core::Service *service = live.site.service(page.service);
    if (!service)
        return;
    if (!core::gives_tickets(live.site, *service, view.now)) {
        cutter.fact(Words::tr("Приём"), Wording::opens(core::next_opening(live.site, *service, view.now), view));
        return;
    }
    if (!live.line)
        return;
    QString queue = Wording::queue(live.line->waiting);
    const QString wait = live.line->doubt ? (*live.line->doubt == wire::Doubt::no_window ? Wording::noWindow() : Wording::tooLate())
        : live.line->range                ? Wording::shortWait(*live.line->range)
        : live.line->wait                 ? Wording::shortWait(int(live.line->wait->count()))
                                          : QString();
    if (!wait.isEmpty())
        queue += QStringLiteral(" · ") + wait;
    cutter.fact(Words::tr("Сейчас ждут"), queue);
    QStringList windows;
    for (const core::WindowNumber window : live.line->windows)
        windows << QString::number(window);
    cutter.fact(Words::tr("Окна"), windows.join(QStringLiteral(", ")));
}

void addSummary(Cutter &cutter, const content::Page &page, const LiveFacts *live, const View &view)
{
    cutter.fact(Words::tr("Срок"), Wording::text(page.summary.term, view.language));
    cutter.fact(Words::tr("Сколько стоит"), Wording::text(page.summary.fee, view.language));
    if (live)
        addLiveFacts(cutter, page, *live, view);
    cutter.head(Words::tr("Возьмите с собой"));
    for (const core::Text &item : page.summary.bring)
        cutter.add(Kind::Item, item);
    if (page.summary.bring.empty() && page.kind == content::PageKind::service)
        cutter.pieces.push_back({Kind::Text, {}, Words::tr("Документы не нужны"), {}, {}});
    cutter.head({});
}

} // namespace

QStringList partsOf(const QString &text, int most)
{
    QStringList parts;
    QString rest = text.trimmed();
    while (rest.size() > most) {
        const auto behind = [&](QLatin1StringView mark) { return rest.lastIndexOf(mark, most - 2); };
        qsizetype cut = std::max({behind(QLatin1StringView(". ")), behind(QLatin1StringView("! ")), behind(QLatin1StringView("? "))});
        cut = std::max(cut, rest.lastIndexOf(QLatin1Char('\n'), most - 1));
        if (cut < most / 3)
            cut = rest.lastIndexOf(QLatin1Char(' '), most - 1);
        if (cut <= 0)
            cut = most - 1; // a word without an end
        parts << rest.left(cut + 1).trimmed();
        rest = rest.mid(cut + 1).trimmed();
    }
    if (!rest.isEmpty())
        parts << rest;
    return parts;
}

QString grouped(const std::string &digits)
{
    constexpr std::size_t group = 4;
    constexpr std::size_t shortest = 9; // «12345678» is copied at one glance
    if (digits.size() < shortest)
        return QString::fromStdString(digits);
    QString text;
    for (std::size_t at = 0; at < digits.size(); at += group) {
        if (at > 0)
            text += QChar(0xa0);
        text += QString::fromStdString(digits.substr(at, group));
    }
    return text;
}

int wordsOf(const std::vector<Piece> &pieces)
{
    qsizetype words = 0;
    for (const Piece &piece : pieces)
        words += piece.text.count(QLatin1Char(' ')) + 1;
    return static_cast<int>(words);
}

std::vector<Piece> piecesOf(const content::Page &page, const LiveFacts *live, const View &view)
{
    Cutter cutter(view);
    if (page.kind == content::PageKind::service)
        addSummary(cutter, page, live, view);
    for (const content::Block &block : page.blocks)
        std::visit(cutter, block);
    std::stable_partition(cutter.pieces.begin(), cutter.pieces.end(), [](const Piece &piece) { return piece.kind != Kind::Law; });
    if (page.checked)
        cutter.pieces.push_back({Kind::Note, {}, Words::tr("Проверено %1").arg(Wording::day(*page.checked, view)), {}, {}});
    return std::move(cutter.pieces);
}

} // namespace talon::kiosk
