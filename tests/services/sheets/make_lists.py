#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the workbooks of tests/data/lists anew: by openpyxl, by gnumeric's ssconvert, and bad ones by hand.

make_lists.py FOLDER; needs python3-openpyxl and gnumeric. The files are kept in the tree, since other versions write other bytes.
"""
import datetime
import io
import pathlib
import subprocess
import sys
import zipfile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

HEADER = ['Код записи', 'Дата приёма', 'Время', 'Услуга', 'ФИО', 'Отменено']
DAY = datetime.date(2026, 11, 30)
STAMP = (2026, 11, 30, 8, 0, 0)


def plain_rows(sheet, first=1):
    sheet.cell(first, 1, None)
    for column, head in enumerate(HEADER, 1):
        sheet.cell(first, column, head)
    rows = [('012345', DAY, datetime.time(10, 30), 'Декларация 3-НДФЛ', 'Посетитель', None),
            (123456, DAY, datetime.time(9, 5), 'Вычет; возврат', 'Посетитель', 'да'),
            (7, DAY, datetime.time(11, 0), 'Долги', 'Посетитель', 'нет')]
    for number, row in enumerate(rows, first + 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            if column == 2:
                cell.number_format = 'DD.MM.YYYY'
            if column == 3:
                cell.number_format = 'h:mm'
    sheet.cell(first + 3, 1).number_format = '000000'


def plain(folder):
    book = openpyxl.Workbook()
    plain_rows(book.active)
    book.active.title = 'Список'
    book.save(folder / 'plain.xlsx')


def from_1904(folder):
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    plain_rows(book.active)
    book.save(folder / 'from-1904.xlsx')


def merged(folder):
    """A title over the table, a header of two rows, a date for several rows, a hidden sheet before it, an empty one behind."""
    book = openpyxl.Workbook()
    hidden = book.active
    hidden.title = 'Архив'
    plain_rows(hidden)
    hidden.sheet_state = 'hidden'
    sheet = book.create_sheet('Приём')
    sheet['A1'] = 'Список записей на 30.11.2026'
    sheet.merge_cells('A1:F1')
    for place, text in (('A2', 'Код записи'), ('B2', 'Приём'), ('D2', 'Услуга'), ('E2', 'ФИО'), ('F2', 'Статус'), ('B3', 'Дата'), ('C3', 'Время')):
        sheet[place] = text
    sheet.merge_cells('B2:C2')
    for column in 'ADEF':
        sheet.merge_cells(f'{column}2:{column}3')
    for row, (code, time) in enumerate((('111111', '10:00'), ('222222', '10:15')), 4):
        for column, value in zip('ACDEF', (code, time, 'Долги', 'Посетитель', 'подтверждена')):
            sheet[f'{column}{row}'] = value
    sheet['B4'] = datetime.datetime(2026, 11, 30)
    sheet['B4'].number_format = 'DD.MM.YYYY'
    sheet.merge_cells('B4:B5')
    book.create_sheet('Пусто')
    book.save(folder / 'merged.xlsx')


def sheets(folder):
    book = openpyxl.Workbook()
    book.active.title = 'О файле'
    book.active['A1'] = 'Выгрузка'
    plain_rows(book.create_sheet('Записи'))
    book.save(folder / 'sheets.xlsx')


def formulas(folder):
    """openpyxl writes a formula without its result; ssconvert works it out."""
    book = openpyxl.Workbook()
    sheet = book.active
    for column, value in enumerate(HEADER[:4], 1):
        sheet.cell(1, column, value)
    for column, value in enumerate(('=CONCATENATE("48","2913")', '=DATE(2026,11,30)', '=TIME(10,30,0)', '="Дол"&"ги"'), 1):
        sheet.cell(2, column, value)
    sheet['B2'].number_format = 'yyyy-mm-dd'
    sheet['C2'].number_format = 'hh:mm'
    book.save(folder / 'formulas.xlsx')


def told_otherwise(folder):
    """Dates and times as texts, as numbers with and without a format, in one cell; codes as numbers that have lost their zeros; rows that a filter hides."""
    book = openpyxl.Workbook()
    sheet = book.active
    for column, value in enumerate(HEADER[:4], 1):
        sheet.cell(1, column, value)
    serial, noon = (DAY - datetime.date(1899, 12, 30)).days, 0.5
    rows = [('100001', '30.11.2026', '12:00', None, None), ('100002', serial, noon, 'mm-dd-yy', 'h:mm:ss'), ('100003', serial, '12:00', None, None),
            ('100004', '2026-11-30', noon, None, None), ('100005', serial + noon, '', 'dd.mm.yyyy hh:mm', None), (12, '30.11.2026', '12:00', None, None)]
    for number, (code, date, time, date_format, time_format) in enumerate(rows, 2):
        for column, value in enumerate((code, date, time, 'Долги'), 1):
            sheet.cell(number, column, value)
        sheet.cell(number, 2).number_format = date_format or 'General'
        sheet.cell(number, 3).number_format = time_format or 'General'
    sheet.row_dimensions[3].hidden = True
    book.save(folder / 'told-otherwise.xlsx')


def by_gnumeric(folder):
    for name, to in (('plain', 'plain-gnumeric.xlsx'), ('plain', 'plain.ods'), ('merged', 'merged.ods'), ('formulas', 'formulas-gnumeric.xlsx'),
                     ('formulas', 'formulas.ods'), ('plain', 'plain.xls'), ('told-otherwise', 'told-otherwise.ods')):
        subprocess.run(['ssconvert', '--recalc', str(folder / f'{name}.xlsx'), str(folder / to)], check=True, stderr=subprocess.DEVNULL)


def rewritten(folder, source, name, change):
    """The same zip with its parts changed by {part: bytes → bytes}; None leaves a part out."""
    with zipfile.ZipFile(folder / source) as old, zipfile.ZipFile(folder / name, 'w', zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = change.get(item.filename, lambda content: content)(old.read(item.filename))
            if content is not None:
                new.writestr(zipfile.ZipInfo(item.filename, STAMP), content, zipfile.ZIP_DEFLATED)


def bare_sheet():
    """Cells without places, texts in the cells, an error, a rich text, a true and an ISO date."""
    return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            '<row><c t="inlineStr"><is><t>Код</t></is></c><c t="inlineStr"><is><t>Дата</t></is></c><c t="inlineStr"><is><r><t>Вре</t></r><r><t>мя</t></r></is></c>'
            '<c t="inlineStr"><is><t>Услуга</t></is></c></row>'
            '<row><c t="inlineStr"><is><t>012345</t></is></c><c t="d"><v>2026-11-30T00:00:00</v></c><c t="str"><f>A1</f><v>10:30</v></c><c t="e"><v>#N/A</v></c>'
            '<c t="b"><v>1</v></c></row></sheetData></worksheet>').encode()


def bad(folder):
    sheet = 'xl/worksheets/sheet1.xml'
    rewritten(folder, 'plain.xlsx', 'bare.xlsx', {sheet: lambda _: bare_sheet(), 'xl/sharedStrings.xml': lambda _: None, 'xl/styles.xml': lambda _: None})
    rewritten(folder, 'plain-gnumeric.xlsx', 'lost-strings.xlsx', {'xl/sharedStrings.xml': lambda _: None})
    for name, row, count in (('many-rows.xlsx', b'<row><c><v>1</v></c></row>', 5001), ('many-columns.xlsx', b'<row>' + b'<c><v>1</v></c>' * 65 + b'</row>', 1)):
        rewritten(folder, 'plain.xlsx', name, {sheet: lambda _, row=row, count=count: b'<worksheet><sheetData>' + row * count + b'</sheetData></worksheet>'})
    bomb = b'<worksheet><sheetData>' + b' ' * (3 << 20) + b'</sheetData></worksheet>'
    rewritten(folder, 'plain.xlsx', 'bomb.xlsx', {sheet: lambda _: bomb})
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>'
    rewritten(folder, 'plain.xlsx', 'doctype.xlsx', {sheet: lambda _: laughs})
    rewritten(folder, 'plain.xlsx', 'deep.xlsx', {sheet: lambda _: b'<a>' * 40 + b'</a>' * 40})
    rewritten(folder, 'plain.xlsx', 'not-xml.xlsx', {sheet: lambda _: b'<worksheet><sheetData>'})
    rewritten(folder, 'plain.ods', 'encrypted.ods', {'META-INF/manifest.xml': lambda m: m.replace(b'/>', b'><manifest:encryption-data/></manifest:file-entry>', 1)})
    whole = (folder / 'plain.xlsx').read_bytes()
    (folder / 'cut.xlsx').write_bytes(whole[:len(whole) // 2])
    at = whole.index(b'xl/worksheets/sheet1.xml') + len('xl/worksheets/sheet1.xml') + 20
    (folder / 'wrong-sum.xlsx').write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1:])
    # Its parts claim to be encrypted: bit 0 of the flags, in both heads of each.
    locked = bytearray(whole)
    for mark, at in ((b'PK\x03\x04', 6), (b'PK\x01\x02', 8)):
        found = -1
        while (found := locked.find(mark, found + 1)) >= 0:
            locked[found + at] |= 1
    (folder / 'locked.xlsx').write_bytes(locked)
    # The head of the part claims ten bytes; three million come.
    lying = bytearray((folder / 'bomb.xlsx').read_bytes())
    size = len(bomb).to_bytes(4, 'little')
    while (found := lying.find(size)) >= 0:
        lying[found:found + 4] = (10).to_bytes(4, 'little')
    (folder / 'lying.xlsx').write_bytes(lying)
    many = io.BytesIO()
    with zipfile.ZipFile(many, 'w') as new:
        for number in range(201):
            new.writestr(zipfile.ZipInfo(f'../{number}', STAMP), b'')
    (folder / 'many-parts.zip').write_bytes(many.getvalue())
    (folder / 'password.xlsx').write_bytes(b'\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1' + b'\0' * 1024 + 'EncryptedPackage'.encode('utf-16-le') + b'\0' * 512)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(exist_ok=True)
    for make in (plain, from_1904, merged, sheets, formulas, told_otherwise, by_gnumeric, bad):
        make(folder)


if __name__ == '__main__':
    main()
