#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a workbook with openpyxl and with Gnumeric, and the CSV beside it, and tells the cells of all three as one JSON object."""
import csv
import datetime
import json
import subprocess
import sys
import tempfile

import openpyxl


def plain(value):
    """A cell as a spreadsheet shows it, whatever type a library makes of its format."""
    if isinstance(value, datetime.timedelta):
        return {'seconds': round(value.total_seconds())}
    if isinstance(value, datetime.time):
        return {'seconds': value.hour * 3600 + value.minute * 60 + value.second}
    if isinstance(value, datetime.datetime):
        # A length of a day and more, and a date: told apart by the year in which Excel's days begin.
        if value.year < 1905:
            return {'seconds': round((value - datetime.datetime(1899, 12, 30)).total_seconds())}
        return {'at': value.strftime('%d.%m.%Y %H:%M:%S')}
    return value


def main(book, text):
    workbook = openpyxl.load_workbook(book)
    sheets = {sheet.title: [[plain(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in workbook}
    formulas = [cell.coordinate for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == 'f']
    frozen = {sheet.title: [sheet.freeze_panes, sheet.auto_filter.ref] for sheet in workbook}
    with tempfile.NamedTemporaryFile(suffix='.csv') as shown:
        subprocess.run(['ssconvert', '--export-type=Gnumeric_stf:stf_csv', book, shown.name], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(shown.name, encoding='utf-8') as file:
            gnumeric = list(csv.reader(file))
    with open(text, encoding='utf-8-sig', newline='') as file:
        ours = list(csv.reader(file, delimiter=';'))
    json.dump({'sheets': sheets, 'formulas': formulas, 'frozen': frozen, 'gnumeric': gnumeric, 'csv': ours}, sys.stdout, ensure_ascii=False)


if __name__ == '__main__':
    main(*sys.argv[1:])
