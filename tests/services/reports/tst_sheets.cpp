// SPDX-License-Identifier: GPL-3.0-or-later
// Reports as files: what a spreadsheet shows is what the table holds, and nothing in them is a formula.
#include "reports/sentences.h"
#include "reports/sheet.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace talon;
using namespace talon::reports;

namespace {

Sheet hostile_sheet()
{
    using Kind = Value::Kind;
    const core::Day day(std::chrono::year{2026} / 11 / 23);
    Sheet sheet{"Услуги", {"Услуга", "Число", "Время", "Доля", "Отношение", "День", "Миг"}, {}};
    for (const char *text : {"=1+1", "+7 495", "-5", "@SUM(A1)", "\tтаб", "обычный; \"в кавычках\""})
        sheet.rows.push_back({Value::of(text), {Kind::count, 12'345, {}}, {Kind::duration, 93'784'999, {}}, {Kind::share, 923, {}}, {Kind::ratio, 105, {}},
                              {Kind::day, day.time_since_epoch().count(), {}}, {Kind::moment, day.time_since_epoch().count() * 86'400'000LL + 32'767'000, {}}});
    sheet.rows.push_back({Value::of("пусто"), {}, {}, {}, {}, {}, {}});
    sheet.total = {Value::of("Всего"), {Kind::count, 74'070, {}}};
    return sheet;
}

QJsonObject opened(const Sheet &sheet, const std::vector<Sheet> &more = {})
{
    QTemporaryDir folder;
    const QString book = folder.filePath(QStringLiteral("report.xlsx"));
    const QString text = folder.filePath(QStringLiteral("report.csv"));
    std::vector<Sheet> sheets{sheet};
    sheets.insert(sheets.end(), more.begin(), more.end());
    if (const auto made = write_xlsx(book.toStdString(), sheets); !made)
        throw std::runtime_error(made.error());
    QFile csv(text);
    if (!csv.open(QIODevice::WriteOnly))
        throw std::runtime_error("no CSV can be written");
    csv.write(QByteArray::fromStdString(csv_of(sheet)));
    csv.close();
    QProcess reader;
    reader.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral(TALON_OPEN_SHEETS), book, text});
    if (!reader.waitForFinished(60'000) || reader.exitCode() != 0)
        throw std::runtime_error("the files could not be opened: " + reader.readAllStandardError().toStdString());
    return QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
}

QJsonArray row(const QJsonObject &all, const char *of, int at)
{
    return all[QLatin1String(of)].toArray()[at].toArray();
}

} // namespace

class TestSheets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_russian_excel_reads_the_csv()
    {
        const std::string text = csv_of(hostile_sheet());
        QVERIFY(text.starts_with("\xEF\xBB\xBF\"Услуга\";\"Число\""));
        QVERIFY(text.find("\"'=1+1\";12345;26:03:04;92,3%;1,05;23.11.2026;23.11.2026 09:06:07\r\n") != std::string::npos);
        for (const char *guarded : {"\"'+7 495\"", "\"'-5\"", "\"'@SUM(A1)\"", "\"'\tтаб\"", "\"обычный; \"\"в кавычках\"\"\"", "\"пусто\";;;;;;\r\n"})
            QVERIFY2(text.find(guarded) != std::string::npos, guarded);
        QVERIFY(text.find("sep=") == std::string::npos);
        for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
            QCOMPARE(text[at - 1], '\r');
    }

    void two_other_programs_open_the_workbook()
    {
        const QJsonObject all = opened(hostile_sheet());
        QVERIFY(all[QLatin1String("formulas")].toArray().isEmpty());
        const QJsonArray first = all[QLatin1String("sheets")].toObject()[QStringLiteral("Услуги")].toArray()[1].toArray();
        QCOMPARE(first[0].toString(), QStringLiteral("=1+1")); // a text
        QCOMPARE(first[1].toInt(), 12'345);
        QCOMPARE(first[2].toObject()[QLatin1String("seconds")].toInt(), 93'784); // more than a day
        QCOMPARE(first[3].toDouble(), 0.923);
        QCOMPARE(first[4].toDouble(), 1.05);
        QCOMPARE(first[5].toObject()[QLatin1String("at")].toString(), QStringLiteral("23.11.2026 00:00:00"));
        QCOMPARE(first[6].toObject()[QLatin1String("at")].toString(), QStringLiteral("23.11.2026 09:06:07"));
        // What a spreadsheet shows is what the CSV says, but for the comma and the apostrophe.
        const QJsonArray shown = row(all, "gnumeric", 1);
        QCOMPARE(shown[2].toString(), row(all, "csv", 1)[2].toString());
        QCOMPARE(shown[3].toString().toDouble() * 100, 92.3); // Gnumeric writes shares without their format
        QCOMPARE(row(all, "csv", 1)[3].toString(), QStringLiteral("92,3%"));
        const QJsonArray frozen = all[QLatin1String("frozen")].toObject()[QStringLiteral("Услуги")].toArray();
        QCOMPARE(frozen[0].toString(), QStringLiteral("B2"));
        QCOMPARE(frozen[1].toString(), QStringLiteral("A1:G8")); // of the rows alone: nobody sorts the total among them
        const QJsonArray rows = all[QLatin1String("sheets")].toObject()[QStringLiteral("Услуги")].toArray();
        QCOMPARE(rows.size(), 10);
        QVERIFY(rows[8].toArray()[0].isNull());
        QCOMPARE(rows[9].toArray()[0].toString(), QStringLiteral("Всего"));
        QCOMPARE(rows[9].toArray()[1].toInt(), 74'070);
    }

    void a_sheet_with_many_rows_is_whole_and_one_with_too_many_is_refused()
    {
        Sheet sheet = hostile_sheet();
        sheet.rows.resize(many_rows + 1, sheet.rows.front());
        const QJsonObject all = opened(sheet);
        const QJsonArray rows = all[QLatin1String("sheets")].toObject()[QStringLiteral("Услуги")].toArray();
        QCOMPARE(rows.size(), static_cast<qsizetype>(many_rows + 4));
        QCOMPARE(rows[static_cast<int>(many_rows) + 1].toArray()[0].toString(), QStringLiteral("=1+1"));
        QCOMPARE(rows[static_cast<int>(many_rows) + 3].toArray()[1].toInt(), 74'070);
        sheet.rows.resize(most_rows + 1);
        QVERIFY(!write_xlsx(QTemporaryDir().filePath(QStringLiteral("x.xlsx")).toStdString(), {sheet}));
    }

    /// One row set feeds the screen and the files.
    void files_hold_the_cells_of_the_table()
    {
        Grouped grouped{By::service, {}};
        for (int i = 0; i < 7; ++i) {
            Sums &sums = grouped.lines["s" + std::to_string(i % 2)];
            LegRow leg;
            leg.first_wait = 61'000 * (i + 1);
            leg.served = 300'999;
            leg.norm = 180'000;
            leg.end = static_cast<int>(LegEnd::served);
            sums.add(leg);
        }
        const Names names{{{"service", "s0"}, core::Text("=Опасная услуга")}};
        const Table table = table_of(std::move(grouped), Sums{}, names, core::Language::ru);
        QCOMPARE(table.rows.front().title, std::string("=Опасная услуга")); // four visitors, before three
        const Sheet sheet = sheet_of(table, core::Language::ru);
        const QJsonObject all = opened(sheet, {definitions_sheet(table, {{"Период", "23.11.2026"}}, core::Language::ru)});
        QVERIFY(all[QLatin1String("formulas")].toArray().isEmpty());
        const QJsonArray rows = all[QLatin1String("sheets")].toObject()[QStringLiteral("Услуга")].toArray();
        QCOMPARE(rows.size(), static_cast<qsizetype>(table.rows.size() + 3)); // the head, an empty row, and the total
        QVERIFY(all[QLatin1String("frozen")].toObject()[QStringLiteral("Как считается")].toArray()[1].isNull());
        for (std::size_t y = 0; y < table.rows.size(); ++y)
            for (std::size_t x = 0; x < table.columns.size(); ++x) {
                const QJsonValue cell = rows[static_cast<int>(y) + 1].toArray()[static_cast<int>(x) + 1];
                const Cell &held = table.rows[y].cells[x];
                const auto *value = std::get_if<std::int64_t>(&held);
                if (std::holds_alternative<TooFew>(held))
                    QCOMPARE(cell.toString(), QStringLiteral("мало данных"));
                else if (!value)
                    QVERIFY(cell.isNull());
                else if (table.columns[x]->kind == CellKind::duration)
                    QCOMPARE(cell.toObject()[QLatin1String("seconds")].toInt(), static_cast<int>(*value / 1000));
                else if (table.columns[x]->kind == CellKind::share)
                    QCOMPARE(qRound(cell.toDouble() * 1000), static_cast<int>(*value));
                else if (table.columns[x]->kind == CellKind::ratio)
                    QCOMPARE(qRound(cell.toDouble() * 100), static_cast<int>(*value));
                else
                    QCOMPARE(cell.toInt(), static_cast<int>(*value));
            }
        const QJsonArray how = all[QLatin1String("sheets")].toObject()[QStringLiteral("Как считается")].toArray();
        QCOMPARE(how[1].toArray()[1].toString(), QStringLiteral("23.11.2026"));
        QCOMPARE(how.size(), static_cast<qsizetype>(table.columns.size() + 2));
    }

    void the_handbook_says_what_the_columns_mean()
    {
        QFile handbook(QStringLiteral(TALON_HANDBOOK));
        QVERIFY(handbook.open(QIODevice::ReadOnly));
        QVERIFY2(handbook.readAll().contains(QByteArray::fromStdString(definitions(core::Language::ru))),
                 "docs/specialist/показатели.md does not hold what `talond figures --definitions` prints");
    }

    void every_column_has_its_texts_in_both_languages()
    {
        std::set<std::string_view> ids;
        for (const Column &each : columns()) {
            QVERIFY(ids.insert(each.id).second);
            for (const auto &text : {each.title, each.about})
                QVERIFY(!text.only(core::Language::ru).empty() && !text.only(core::Language::en).empty());
        }
    }

    void the_sentences_say_what_the_figures_say()
    {
        std::map<std::string, Line> hours, services;
        Sums ten, eleven, total;
        const auto visitor = [&](Sums &hour, int n, std::int64_t wait) {
            LegRow leg;
            leg.first_wait = wait;
            leg.norm = 900'000;
            leg.served = 600'000;
            leg.way = 0;
            leg.end = static_cast<int>(LegEnd::served);
            for (int i = 0; i < n; ++i) {
                hour.add(leg);
                total.add(leg);
            }
        };
        visitor(ten, 10, 60'000);
        visitor(eleven, 30, 60'000);
        visitor(eleven, 10, 1'000'000);
        services["s"] = line_of("s", total);
        hours["10"] = line_of("10", std::move(ten));
        hours["11"] = line_of("11", std::move(eleven));
        const Line all = line_of("", std::move(total));
        const std::vector<FiguresFile::Load> load{{11 * 60, 2, 9, 3, 6, 0}, {11 * 60 + 30, 2, 9, 3, 8, 0}};
        const Names names{{{"service", "s"}, core::Text("Сверка")}};
        const auto told = sentences({all, hours, services, load, names, 2}, core::Language::ru);
        QCOMPARE(told.size(), std::size_t{4});
        QCOMPARE(told[0], std::string("В нормативе 80,0 % посетителей: 40 из 50."));
        QCOMPARE(told[1], std::string("Дольше норматива чаще всего ждали пришедшие с 11:00 до 12:00 (нарушений: 10 из 10) и пришедшие за услугой «Сверка» "
                                      "(10 из 10)."));
        QCOMPARE(told[2], std::string("Наплыв: за этот час приходило в среднем 20,0 посетителя в день, а в среднем за час — 12,5."));
        // Over two days 40 visits of 10 minutes are 200 minutes of work a day in an hour of 60.
        QVERIFY(told[3].starts_with("Чтобы принять тех, кто приходил в этот час, окон нужно не меньше 4; в среднем работало 3,5."));
        // Windows that were free while people waited are a cause where they were a part of those held, in that hour.
        auto idle = load;
        idle[0].idle = 2;
        QCOMPARE(sentences({all, hours, services, idle, names, 2}, core::Language::ru)[2],
                 told[2] + " В этот час работало в среднем 3,5 окна, из них 0,5 стояло свободными, пока ждали посетители, которых они могли вызвать.");
        idle[0] = {9 * 60, 2, 0, 0, 4, 4};
        QCOMPARE(sentences({all, hours, services, idle, names, 2}, core::Language::ru)[2], told[2]);
        QCOMPARE(sentences({line_of("", Sums{}), {}, {}, {}, {}, 1}, core::Language::en).front(), std::string("There are no tickets in this period."));
    }

    /// Whoever still waits is told of beside those who were called; of a day that is over nothing is «not yet».
    void the_first_sentence_knows_who_still_waits()
    {
        const auto first = [](const std::vector<LegRow> &rows) {
            Sums sums;
            for (const LegRow &row : rows)
                sums.add(row);
            return sentences({line_of("", std::move(sums)), {}, {}, {}, {}, 1}, core::Language::ru).front();
        };
        LegRow called, waits, late, gone;
        called.norm = waits.norm = late.norm = gone.norm = 900'000;
        called.first_wait = 60'000;
        called.end = static_cast<int>(LegEnd::served);
        waits.waiting = 900'000;
        late.waiting = 900'001;
        gone.end = static_cast<int>(LegEnd::left);
        gone.gone_after = 5;
        QCOMPARE(first({called}), std::string("Норматив соблюдён: дольше не ждал никто (посетителей: 1)."));
        QCOMPARE(first({called, waits}), std::string("Из вызванных дольше норматива не ждал никто (посетителей: 1); день ещё идёт. Ждут вызова: 1."));
        QCOMPARE(first({called, waits, late}),
                 std::string("Из вызванных дольше норматива не ждал никто (посетителей: 1); день ещё идёт. Ждут вызова: 2, из них дольше норматива: 1."));
        QCOMPARE(first({waits}), std::string("Пока никого не вызвали: судить о нормативе рано. Ждут вызова: 1."));
        QCOMPARE(first({gone}), std::string("Никого не вызвали, и неизвестно, чтобы кто-нибудь прождал дольше норматива (посетителей: 1)."));
    }

    /// What was told is kept to the millisecond, and told of where there are enough to say so.
    void a_forecast_is_held_against_what_came()
    {
        Sums sums;
        LegRow row;
        row.norm = 3'600'000;
        row.told_from = 5;
        row.told_to = 10;
        for (const std::int64_t wait : {299'999, 300'000, 600'000, 600'001, 900'000}) {
            row.first_wait = wait;
            sums.add(row);
        }
        row.told_to = row.told_from = -1;
        sums.add(row); // was told nothing
        const auto cell = [&](std::string_view id) {
            for (const Column &column : columns())
                if (column.id == id)
                    return column.cell(line_of("", sums));
            throw std::logic_error("no such column");
        };
        QVERIFY(cell("promised") == Cell(std::int64_t{5}) && cell("promise_kept") == Cell(std::int64_t{600}) && cell("promise_early") == Cell(std::int64_t{200}));
        QVERIFY(cell("promise_broken") == Cell(std::int64_t{2}) && cell("promise_late") == Cell(std::int64_t{150'001}));
        QCOMPARE(sentences({line_of("", sums), {}, {}, {}, {}, 1}, core::Language::ru).back(),
                 std::string("Прогноз ожидания на талоне: не позже названного вызвали 3 из 5 (60,0 %); обещано девять из десяти."));
    }

    void transfers_are_told_from_where_to_where()
    {
        const Names names{{{"service", "a"}, core::Text("Сверка")}, {{"service", "b"}, core::Text("Касса")}};
        const Sheet sheet = sheet_of({{"a", "b", 3}, {"b", "a", 5}}, names, core::Language::ru);
        const std::string text = csv_of(sheet);
        QVERIFY2(text.ends_with("\"Касса\";\"Сверка\";5\r\n\"Сверка\";\"Касса\";3\r\n\"Всего\";;8\r\n"), text.c_str());
    }
};

QTEST_APPLESS_MAIN(TestSheets)
#include "tst_sheets.moc"
