// SPDX-License-Identifier: GPL-3.0-or-later
// A scanner of codes on a pseudo-terminal, and one that is a keyboard by the kernel's events.
#include "kiosk/devices/file_scanner.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <linux/input.h>
#include <pty.h>
#include <unistd.h>

#include <memory>
#include <utility>

using namespace talon::kiosk;

namespace {

/// The scanner's end of a serial line.
class Line
{
public:
    Line() { m_open = ::openpty(&m_scanner, &m_kiosk, nullptr, nullptr, nullptr) == 0; }
    ~Line() { unplug(); }
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    bool open() const { return m_open; }
    QString path() const { return QString::fromLocal8Bit(::ttyname(m_kiosk)); }
    bool send(const QByteArray &bytes) const { return ::write(m_scanner, bytes.constData(), static_cast<std::size_t>(bytes.size())) == bytes.size(); }
    void unplug()
    {
        if (std::exchange(m_open, false)) {
            ::close(m_kiosk);
            ::close(m_scanner);
        }
    }

private:
    int m_scanner = -1;
    int m_kiosk = -1;
    bool m_open = false;
};

QByteArray typed(ScanKeys &keys, std::initializer_list<std::pair<int, int>> events)
{
    QByteArray bytes;
    for (const auto &[code, value] : events) {
        input_event event{};
        event.type = EV_KEY;
        event.code = static_cast<decltype(event.code)>(code);
        event.value = value;
        bytes += keys.take(event);
    }
    return bytes;
}

} // namespace

class ScannerTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_code_comes_whole_however_it_is_cut()
    {
        Line line;
        QVERIFY(line.open());
        FileScanner scanner(line.path());
        QSignalSpy opened(&scanner, &FileScanner::openChanged);
        QSignalSpy codes(&scanner, &CodeScanner::scanned);
        QVERIFY(opened.wait());
        QVERIFY(opened.front().front().toBool());
        QVERIFY(line.send("4829"));
        QVERIFY(line.send("13\r\n"));
        QTRY_COMPARE(codes.size(), 1);
        QCOMPARE(codes.front().front().toString(), QStringLiteral("482913"));
        QVERIFY(line.send("https://example.org/?a=1\r123456\n"));
        QTRY_COMPARE(codes.size(), 3);
        QCOMPARE(codes.at(2).front().toString(), QStringLiteral("123456"));
    }

    void a_scanner_that_ends_no_line_is_heard_too()
    {
        Line line;
        FileScanner scanner(line.path());
        QSignalSpy opened(&scanner, &FileScanner::openChanged);
        QSignalSpy codes(&scanner, &CodeScanner::scanned);
        QVERIFY(opened.wait());
        QVERIFY(line.send("482913"));
        QVERIFY(codes.wait());
        QCOMPARE(codes.front().front().toString(), QStringLiteral("482913"));
    }

    void one_that_was_unplugged_is_taken_again()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("scanner"));
        auto line = std::make_unique<Line>();
        QVERIFY(QFile::link(line->path(), path));
        FileScanner scanner(path);
        QSignalSpy opened(&scanner, &FileScanner::openChanged);
        QSignalSpy codes(&scanner, &CodeScanner::scanned);
        QVERIFY(opened.wait());
        QVERIFY(line->send("12")); // the rest never comes
        line.reset();
        QTRY_VERIFY(!scanner.open());
        QVERIFY(opened.back().at(1).toString().endsWith(QStringLiteral("is gone")));
        Line other;
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::link(other.path(), path));
        QTRY_VERIFY(scanner.open());
        QVERIFY(other.send("482913\r"));
        QTRY_VERIFY(!codes.empty());
        QCOMPARE(codes.back().front().toString(), QStringLiteral("482913"));
    }

    void one_that_is_plugged_in_later_is_taken_then()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("scanner"));
        FileScanner scanner(path);
        QSignalSpy opened(&scanner, &FileScanner::openChanged);
        QVERIFY(opened.wait());
        QVERIFY(!opened.front().front().toBool());
        QVERIFY(opened.front().at(1).toString().startsWith(QStringLiteral("the scanner %1 cannot be opened").arg(path)));
        Line line;
        QVERIFY(QFile::link(line.path(), path));
        QTRY_VERIFY(scanner.open());
        QCOMPARE(opened.size(), 2);
    }

    void what_is_too_long_or_no_text_is_passed_over()
    {
        ScanLine line;
        QVERIFY(line.take(QByteArray(ScanLine::longest + 1, '1')).empty());
        QVERIFY(line.take("\r").empty());
        QCOMPARE(line.take(QByteArray(ScanLine::longest, '1') + "\r").size(), std::size_t{1});
        QVERIFY(line.take("\xC3\x28\r").empty());
        QVERIFY(line.take(" \r\n\t").empty());
        QCOMPARE(line.take("\r 482913 \t"), std::vector{QStringLiteral("482913")});
        QCOMPARE(line.take("код\n"), std::vector{QStringLiteral("код")});
        QVERIFY(line.take("12").empty());
        line.reset();
        QCOMPARE(line.take("3\r"), std::vector{QStringLiteral("3")});
        QVERIFY(!line.silence());
    }

    void a_keyboard_is_read_by_its_keys_whatever_the_layout()
    {
        ScanKeys keys;
        QCOMPARE(typed(keys, {{KEY_4, 1}, {KEY_4, 0}, {KEY_8, 1}, {KEY_8, 2}, {KEY_8, 0}, {KEY_KP2, 1}, {KEY_ENTER, 1}}), QByteArray("482\n"));
        QCOMPARE(typed(keys, {{KEY_LEFTSHIFT, 1}, {KEY_H, 1}, {KEY_H, 0}, {KEY_LEFTSHIFT, 0}, {KEY_H, 1}}), QByteArray("Hh"));
        QCOMPARE(typed(keys, {{KEY_LEFTSHIFT, 1}, {KEY_SEMICOLON, 1}, {KEY_LEFTSHIFT, 0}, {KEY_SLASH, 1}}), QByteArray(":/"));
        QCOMPARE(typed(keys, {{KEY_F1, 1}, {KEY_LEFTCTRL, 1}, {KEY_CAPSLOCK, 1}}), QByteArray());
        input_event other{};
        other.type = EV_MSC;
        other.value = 1;
        QCOMPARE(keys.take(other), QByteArray());
    }
};

QTEST_GUILESS_MAIN(ScannerTest)
#include "tst_scanner.moc"
