// SPDX-License-Identifier: GPL-3.0-or-later
// Every figure is recounted straight from the events by other code (recount.h), and every total adds up.
#include "reports/columns.h"
#include "tests/services/reports/recount.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::reports;
using namespace talon::reports::test;

namespace {

constexpr std::array all_ways{By::day, By::service, By::visitor_class, By::origin, By::hour, By::weekday, By::window, By::staff};

rc::Gen<std::vector<core::test::Step>> days()
{
    return rc::gen::scale(4.0, rc::gen::arbitrary<std::vector<core::test::Step>>());
}

core::Instant end_of(const Journal &journal)
{
    return journal.back().at;
}

/// What the product tells against what was counted by hand; a sentence, empty when all is well.
std::string difference(const std::string &key, const Line &line, const Recounted &counted)
{
    const Sums &sums = line.sums;
    const std::vector<std::tuple<const char *, std::int64_t, std::int64_t>> pairs{
        {"visitors", sums.visitors, counted.visitors}, {"legs", sums.legs, counted.legs}, {"booked", sums.booked, counted.booked},
        {"served", sums.served, counted.served}, {"no_show", sums.no_show, counted.no_show}, {"left", sums.left_staff, counted.left},
        {"left_day", sums.left_day, counted.left_day}, {"left_late", sums.left_late, counted.left_late}, {"open", sums.open, counted.open},
        {"transfers", sums.transfers, counted.transfers}, {"returns", sums.returns, counted.returns}, {"recalls", sums.recalls, counted.recalls},
        {"out_of_turn", sums.out_of_turn, counted.out_of_turn}, {"counted", sums.counted, counted.counted}, {"within", sums.within, counted.within},
        {"left_before", sums.left_before, counted.left_before}, {"excess", sums.excess, counted.excess}, {"waiting", sums.waiting, counted.waiting},
        {"waiting_late", sums.waiting_late, counted.waiting_late}, {"promised", sums.promised, counted.promised},
        {"promise_kept", sums.promise_kept, counted.promise_kept}, {"promise_early", sums.promise_early, counted.promise_early},
        {"promise_late", sums.promise_late, counted.promise_late}};
    for (const auto &[name, is, should] : pairs)
        if (is != should)
            return key + ": " + name + " is " + std::to_string(is) + " and was counted as " + std::to_string(should);
    decltype(sums.waits) waits{};
    for (const std::int64_t wait : counted.first_wait)
        ++waits[static_cast<std::size_t>(std::count_if(wait_bounds.begin(), wait_bounds.end(), [wait](int bound) { return wait > bound * 60'000; }))];
    if (waits != sums.waits)
        return key + ": the waits are in other classes";
    const std::vector<std::tuple<const char *, Times::Told, Times::Told>> times{
        {"first_wait", line.first_wait, told(counted.first_wait)}, {"visit_wait", line.visit_wait, told(counted.visit_wait)},
        {"way", line.way, told(counted.way)}, {"serving", line.serving, told(counted.serving)}, {"stay", line.stay, told(counted.stay)}};
    for (const auto &[name, is, should] : times)
        if (!(is == should))
            return key + ": " + name + " of " + std::to_string(is.n) + " (mean " + std::to_string(is.mean) + ") was counted of " + std::to_string(should.n)
                   + " (mean " + std::to_string(should.mean) + ")";
    return {};
}

std::string differences(const Journal &journal, By by)
{
    const auto file = filed(journal, 7);
    Summary summary = must(summarize(*file->file, everything, by, {By::service, By::visitor_class}, end_of(journal)));
    const auto visits = visits_of(journal);
    const auto counted = recount(visits, by, end_of(journal));
    for (const auto &[key, line] : counted)
        if (!summary.main.lines.contains(key))
            return "no line " + key;
    for (auto &[key, sums] : summary.main.lines) {
        const bool known = counted.contains(key);
        if (const auto wrong = difference(key, line_of(key, std::move(sums)), known ? counted.at(key) : Recounted{}); !wrong.empty())
            return wrong;
    }
    // Two reports by texts beside each other and beside the first: each has lines of its own.
    for (Grouped &beside : summary.beside) {
        const auto lines = recount(visits, beside.by, end_of(journal));
        if (lines.size() != beside.lines.size())
            return "other lines beside";
        for (auto &[key, sums] : beside.lines)
            if (const auto wrong = difference(key, line_of(key, std::move(sums)), lines.contains(key) ? lines.at(key) : Recounted{}); !wrong.empty())
                return "beside, " + wrong;
    }
    return {};
}

std::int64_t number_in(const Table &table, const std::vector<Cell> &cells, std::string_view column)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i]->id == column)
            return std::get<std::int64_t>(cells[i]);
    throw std::logic_error("no such column");
}

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figures_are_those_of_the_events()
    {
        QVERIFY(rc::check("a recount by other code gives the same, whatever the report is by", [] {
            const Journal journal = played(*days(), false);
            const By by = *rc::gen::elementOf(std::vector<By>(all_ways.begin(), all_ways.end()));
            const std::string wrong = differences(journal, by);
            RC_ASSERT(wrong == std::string());
        }));
    }

    void totals_add_up()
    {
        QVERIFY(rc::check("lines sum up to the total in every column of counts", [] {
            const Journal journal = played(*days(), true);
            const By by = *rc::gen::elementOf(std::vector<By>(all_ways.begin(), all_ways.end()));
            const auto file = filed(journal);
            Summary summary = must(summarize(*file->file, everything, by, {}, end_of(journal)));
            const Table table = table_of(std::move(summary.main), std::move(summary.lines_total), {}, core::Language::ru);
            for (const Column *each : table.columns) {
                const std::string_view column = each->id;
                if (each->kind != CellKind::count && column != "excess" && each->group != "windows")
                    continue;
                if (column == "load")
                    continue;
                std::int64_t sum = 0;
                for (const Row &row : table.rows)
                    sum += number_in(table, row.cells, column);
                RC_ASSERT(sum == number_in(table, table.total, column));
            }
            const auto total = [&](const char *column) { return number_in(table, table.total, column); };
            RC_ASSERT(total("legs") == total("visitors") + total("transfers"));
            RC_ASSERT(total("visitors") == total("served") + total("no_show") + total("left_staff") + total("left_day") + total("left_late") + total("open"));
        }));
    }

    void windows_have_the_times_of_the_tickets_there()
    {
        QVERIFY(rc::check("called and serving of a window are those of the tickets, day by day, and idle is a part of free", [] {
            const Journal journal = played(*days(), false);
            const auto file = filed(journal, 5);
            const core::UtcOffset offset = core::test::small_site().utc_offset;
            std::map<core::Day, std::map<std::string, std::pair<std::int64_t, std::int64_t>>> times; // called, serving
            for (const auto &[id, visit] : visits_of(journal))
                for (std::size_t at = 0; at < visit.stretches.size(); ++at) {
                    const Stretch &each = visit.stretches[at];
                    const bool last = at + 1 == visit.stretches.size();
                    times[core::local_day(each.from, offset)]; // a day on which something was
                    if ((each.state != 'c' && each.state != 's') || (last && visit.by_day))
                        continue;
                    const core::Millis length = (last && visit.end == 'o' ? std::max(end_of(journal), each.from) : each.to) - each.from;
                    auto &[called, serving] = times[core::local_day(each.from, offset)][std::to_string(each.window)];
                    if (each.state == 'c')
                        called += length.count();
                    else if (length <= std::chrono::minutes(120))
                        serving += length.count();
                }
            WindowTimes all;
            for (auto &[day, windows] : times) {
                const Summary summary = must(summarize(*file->file, {day, day}, By::window, {}, end_of(journal)));
                for (const auto &[window, sums] : summary.main.lines) {
                    RC_ASSERT(sums.window.called == windows[window].first);
                    RC_ASSERT(sums.window.serving == windows[window].second);
                    RC_ASSERT(sums.window.idle >= 0);
                    RC_ASSERT(sums.window.idle <= sums.window.free);
                    RC_ASSERT(sums.window.breaks >= 0);
                    all.called += sums.window.called;
                    all.serving += sums.window.serving;
                    windows.erase(window);
                }
                for (const auto &[window, time] : windows)
                    RC_ASSERT(time == std::pair(std::int64_t{0}, std::int64_t{0}));
            }
            const WindowTimes total = must(summarize(*file->file, everything, By::window, {}, end_of(journal))).lines_total.window;
            RC_ASSERT(total.called == all.called);
            RC_ASSERT(total.serving == all.serving);
        }));
    }

    void a_report_by_people_stands_by_itself()
    {
        FolderFile one;
        one.file = must(FiguresFile::open(one.path()));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, (void)summarize(*one.file, everything, By::service, {By::staff}, {}));
        for (const Period wrong : {Period{everything.to, everything.from}, Period{everything.from, everything.from + longest_period}}) {
            QVERIFY(!summarize(*one.file, wrong, By::day, {}, {}));
            QVERIFY(!legs_behind(*one.file, {.period = wrong}));
        }
    }

    void ranks_are_nearest_ranks()
    {
        QVERIFY(rc::check("as a naive sort has them", [](const std::vector<std::uint16_t> &values) {
            Times times;
            std::vector<std::int64_t> plain;
            for (const auto value : values) {
                times.add(value);
                plain.push_back(value);
            }
            RC_ASSERT(times.told() == told(plain));
        }));
    }

    void nothing_of_nothing_is_no_figure()
    {
        Sums sums;
        const Line line = line_of("", sums);
        for (const Column &column : columns()) {
            const Cell cell = column.cell(line);
            const bool is_count = column.kind == CellKind::count || column.group == "windows" || column.id == "excess";
            QVERIFY2(std::holds_alternative<std::monostate>(cell) != (is_count && column.id != "load"), std::string(column.id).c_str());
        }
    }

    void too_few_are_no_rank()
    {
        Sums sums;
        for (int i = 0; i < 4; ++i)
            sums.first_wait.add(60'000);
        const auto cell = [&](std::string_view id, const Sums &of) {
            for (const Column &column : columns())
                if (column.id == id)
                    return column.cell(line_of("", of));
            throw std::logic_error("no such column");
        };
        QVERIFY(cell("first_median", sums) == Cell(TooFew{}));
        QVERIFY(cell("first_mean", sums) == Cell(std::int64_t{60'000}));
        sums.first_wait.add(60'000);
        QVERIFY(cell("first_median", sums) == Cell(std::int64_t{60'000}));
    }

    void shares_are_rounded_half_up()
    {
        Sums sums;
        sums.counted = 2000;
        sums.within = 1; // 0.05 %
        std::optional<Cell> share;
        for (const Column &column : columns())
            if (column.id == "norm_share")
                share = column.cell(line_of("", sums));
        QVERIFY(share == Cell(std::int64_t{1}));
    }

    /// In the order of a Russian dictionary: ё as е and right after it, whatever the case, Latin after Cyrillic, and who is nobody last.
    void people_stand_by_the_alphabet()
    {
        Grouped grouped{By::staff, {}};
        Names names;
        const std::vector<std::string> order{"абрамов", "Елкин", "Ёлкин", "еремин", "Жуков", "Яшин", "smith"};
        for (const std::string &name : order) {
            grouped.lines[name];
            names[{"staff", name}] = core::Text(name);
        }
        grouped.lines[""];
        std::vector<std::string> shown;
        for (const Row &row : table_of(std::move(grouped), {}, names, core::Language::ru).rows)
            shown.push_back(row.key);
        std::vector<std::string> expected = order;
        expected.emplace_back();
        QVERIFY(shown == expected);
    }
};

QTEST_APPLESS_MAIN(TestFigures)
#include "tst_figures.moc"
