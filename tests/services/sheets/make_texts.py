#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the lists of tests/data/lists that are text: JSON and XML by Python's own writers, calendars and broken ones by hand.

make_texts.py FOLDER. The files are kept in the tree, so that a reader is tested on bytes and not on what a writer does today.
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

ROWS = [('012345', '2026-11-30', '10:30', 'Декларация 3-НДФЛ', ''), ('123456', '2026-11-30', '9:05', 'Вычет; возврат', 'отменена'),
        ('000007', '2026-11-30', '11:00', 'Долги', 'подтверждена')]
HEADS = ('Код записи', 'Дата приёма', 'Время', 'Услуга', 'Статус')
TAGS = ('code', 'date', 'time', 'service', 'status')
MOSCOW = """BEGIN:VTIMEZONE
TZID:Moscow
BEGIN:STANDARD
DTSTART:20110327T020000
TZOFFSETFROM:+0300
TZOFFSETTO:+0400
END:STANDARD
BEGIN:STANDARD
DTSTART:20141026T020000
TZOFFSETFROM:+0400
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE
"""


def jsons(folder):
    records = [dict(zip(HEADS, row)) for row in ROWS]
    whole = json.dumps(records, ensure_ascii=False, indent=1)
    (folder / 'plain.json').write_text(whole, encoding='utf-8')
    (folder / 'within.json').write_text(json.dumps({'инспекция': '7700', 'теги': ['a'], 'записи': records, 'ещё': {'записей': 3}}), encoding='utf-8')
    (folder / 'plain-utf16.json').write_bytes(whole.encode('utf-16'))
    (folder / 'cut.json').write_text(whole[:len(whole) // 2], encoding='utf-8')
    (folder / 'two.json').write_text(json.dumps({'один': records, 'два': records}), encoding='utf-8')


def xmls(folder):
    root = ElementTree.Element('bookings', day='2026-11-30')
    ElementTree.SubElement(root, 'office').text = '7700'
    for row in ROWS:
        booking = ElementTree.SubElement(root, 'booking', code=row[0])
        for tag, text in list(zip(TAGS, row))[1:]:
            ElementTree.SubElement(booking, tag).text = text
    ElementTree.indent(root)
    for name, encoding in (('plain.xml', 'utf-8'), ('plain-1251.xml', 'windows-1251'), ('plain-utf16.xml', 'utf-16')):
        (folder / name).write_bytes(ElementTree.tostring(root, encoding=encoding, xml_declaration=True))
    whole = ElementTree.tostring(root, encoding='utf-8', xml_declaration=True)
    (folder / 'cut.xml').write_bytes(whole[:len(whole) * 2 // 3])
    (folder / 'wrong-encoding.xml').write_bytes(ElementTree.tostring(root, encoding='windows-1251', xml_declaration=True).replace(b'windows-1251', b'utf-8'))
    (folder / 'doctype.xml').write_bytes(b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l><r a="1" b="2"/><r a="&b;" b="3"/></l>')
    (folder / 'outside.xml').write_bytes(b'<!DOCTYPE l SYSTEM "file:///etc/passwd"><l><r a="1" b="2"/></l>')


def event(uid, start, service='Долги', more=''):
    return f'BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20261101T000000Z\n{start}\nSUMMARY:{service}\n{more}END:VEVENT\n'


def folded(text, within=b'\xd0\xbb'):
    """Folded at 75 bytes, and besides in the middle of a letter; lines end as RFC 5545 says."""
    lines = []
    for line in text.encode('utf-8').split(b'\n'):
        if within in line:
            at = line.index(within) + 1
            line = line[:at] + b'\r\n ' + line[at:]
        lines.append(line)
    return b'\r\n'.join(lines)


def calendars(folder):
    code = 'X-CODE:012345\n'
    text = 'BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//made by hand//RU\n' + MOSCOW
    text += event('a', 'DTSTART:20261130T103000', 'Декларация 3-НДФЛ', code + 'BEGIN:VALARM\nTRIGGER:-PT15M\nSUMMARY:не это\nEND:VALARM\n')
    text += event('b', 'DTSTART:20261130T060500Z', 'Вычет\\; возврат', 'X-CODE:123456\nSTATUS:CANCELLED\n')
    text += event('c', 'DTSTART;TZID=Moscow:20261130T110000', 'Долги', 'X-CODE:000007\nSTATUS:CONFIRMED\n')
    text += event('d', 'DTSTART;TZID="Asia/Yekaterinburg":20261130T140000', 'Долги', 'X-CODE:000008\n')
    text += 'END:VCALENDAR\n'
    (folder / 'plain.ics').write_bytes(folded(text))
    (folder / 'plain-utf16.ics').write_bytes(text.replace('\n', '\r\n').encode('utf-16'))
    (folder / 'cut.ics').write_bytes(folded(text)[:-40])
    text = 'BEGIN:VCALENDAR\nVERSION:2.0\n'
    text += event('moved', 'DTSTART:20261130T120000', more='X-CODE:111111\nSEQUENCE:2\n')
    text += event('moved', 'DTSTART:20261130T100000', more='X-CODE:111111\nSEQUENCE:1\n')
    text += event('gone', 'DTSTART:20261130T100000', more='X-CODE:222222\n')
    text += event('torn', 'DTSTART:20261130T100000', more='X-CODE:333333\n')
    text += event('torn', 'DTSTART:20261130T113000', more='X-CODE:333333\n')
    text += event('weekly', 'DTSTART:20261130T100000', more='X-CODE:444444\nRRULE:FREQ=WEEKLY\n')
    text += event('abroad', 'DTSTART;TZID=Europe/Paris:20261130T100000', more='X-CODE:555555\n')
    text += event('day', 'DTSTART;VALUE=DATE:20261130', more='X-CODE:666666\n')
    text += event('no such', 'DTSTART:20261131T100000', more='X-CODE:777777\n')
    text += 'END:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\n'
    text += event('gone', 'DTSTART:20261130T100000', more='X-CODE:222222\nSEQUENCE:1\nSTATUS:CONFIRMED\n') + 'END:VCALENDAR\n'
    (folder / 'changed.ics').write_bytes(folded(text))


def cells(folder):
    rows = [';'.join(HEADS)] + [';'.join(f'"{cell}"' if ';' in cell else cell for cell in row) for row in ROWS]
    whole = '\r\n'.join(rows) + '\r\n'
    for name, encoding in (('plain-1251.csv', 'cp1251'), ('plain-marked.csv', 'utf-8-sig'), ('plain-utf8.csv', 'utf-8')):
        (folder / name).write_bytes(whole.encode(encoding))
    (folder / 'plain-utf16le.csv').write_bytes(b'\xff\xfe' + whole.encode('utf-16-le'))
    (folder / 'plain-utf16be.csv').write_bytes(b'\xfe\xff' + whole.encode('utf-16-be'))
    (folder / 'cut-row.csv').write_bytes(whole.encode('utf-8')[:-40])
    (folder / 'cut-letter.csv').write_bytes(whole.encode('utf-8')[:-5])


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    for make in (jsons, xmls, calendars, cells):
        make(folder)


if __name__ == '__main__':
    main()
