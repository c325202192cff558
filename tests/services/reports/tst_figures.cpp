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

constexpr std::array all_ways{By::day, By::service, By::origin, By::hour, By::weekday, By::window, By::staff};

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
        {"served", sums.served, counted.served}, {"no_show", sums.no_show, counted.no_show}, {"left", sums.left_staff + sums.left_visitor, counted.left},
        {"left_day", sums.left_day, counted.left_day}, {"open", sums.open, counted.open}, {"transfers", sums.transfers, counted.transfers},
        {"returns", sums.returns, counted.returns}, {"recalls", sums.recalls, counted.recalls}, {"counted", sums.counted, counted.counted},
        {"within", sums.within, counted.within}, {"left_before", sums.left_before, counted.left_before}, {"excess", sums.excess, counted.excess}};
    for (const auto &[name, is, should] : pairs)
        if (is != should)
            return key + ": " + name + " is " + std::to_string(is) + " and was counted as " + std::to_string(should);
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
    Summary summary = must(summarize(*file->file, everything, by, {}, end_of(journal)));
    const auto counted = recount(visits_of(journal), by);
    for (const auto &[key, line] : counted)
        if (!summary.main.lines.contains(key))
            return "no line " + key;
    for (auto &[key, sums] : summary.main.lines) {
        const bool known = counted.contains(key);
        if (const auto wrong = difference(key, line_of(key, std::move(sums)), known ? counted.at(key) : Recounted{}); !wrong.empty())
            return wrong;
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
            const Table table = table_of(std::move(summary.main), std::move(summary.total), {}, core::Language::ru);
            for (const auto *column : {"visitors", "legs", "booked", "walk_in", "served", "no_show", "left_visitor", "left_staff", "left_day", "open", "transfers",
                                       "returns", "counted", "breaches", "left_before", "excess", "first_n", "wait_n", "serving_n"}) {
                std::int64_t sum = 0;
                for (const Row &row : table.rows)
                    sum += number_in(table, row.cells, column);
                RC_ASSERT(sum == number_in(table, table.total, column));
            }
            const auto total = [&](const char *column) { return number_in(table, table.total, column); };
            RC_ASSERT(total("legs") == total("visitors") + total("transfers"));
            RC_ASSERT(total("visitors") == total("served") + total("no_show") + total("left_visitor") + total("left_staff") + total("left_day") + total("open"));
        }));
    }

    void windows_have_the_times_of_the_tickets_there()
    {
        QVERIFY(rc::check("called and serving of a window are those of the tickets, and idle is a part of free", [] {
            const Journal journal = played(*days(), false);
            const auto file = filed(journal, 5);
            const Summary summary = must(summarize(*file->file, everything, By::window, {}, end_of(journal)));
            std::map<std::string, std::pair<std::int64_t, std::int64_t>> times; // called, serving
            for (const auto &[id, visit] : visits_of(journal))
                for (std::size_t at = 0; at < visit.stretches.size(); ++at) {
                    const Stretch &each = visit.stretches[at];
                    const bool last = at + 1 == visit.stretches.size();
                    if ((each.state != 'c' && each.state != 's') || (last && visit.by_day))
                        continue;
                    const auto until = last && visit.end == 'o' ? std::max(end_of(journal), each.from) : each.to;
                    auto &[called, serving] = times[std::to_string(each.window)];
                    (each.state == 'c' ? called : serving) += (until - each.from).count();
                }
            for (const auto &[window, time] : times) {
                const auto found = summary.main.lines.find(window);
                RC_ASSERT(found != summary.main.lines.end());
                RC_ASSERT(found->second.window.called == time.first);
                RC_ASSERT(found->second.window.serving == time.second);
            }
            for (const auto &[window, sums] : summary.main.lines) {
                RC_ASSERT(sums.window.idle >= 0);
                RC_ASSERT(sums.window.idle <= sums.window.free);
            }
        }));
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
        for (const Column &column : columns())
            if (column.id == "norm_share")
                QVERIFY(column.cell(line_of("", sums)) == Cell(std::int64_t{1}));
    }
};

QTEST_APPLESS_MAIN(TestFigures)
#include "tst_figures.moc"
