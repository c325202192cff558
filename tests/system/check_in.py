#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A booked visitor's whole way through real programs, without a touch: the day's list in talond, a confirmation on paper, its code read
by a real decoder, sent by a scanner on a serial line to talon-kiosk, and the receipt that comes out of a real CUPS, read again.

check_in.py BUILD
"""
import datetime
import json
import os
import pathlib
import sys
import time

import world

CODE = '482913'
SERVICE = 'Декларация 3-НДФЛ'


def take_list_in(client, at):
    """The way the console does it; talond answers with what it changed."""
    taken = client.take_list_in(f'Код записи;ФИО;Дата;Время;Услуга\r\n{CODE};Посетитель;{at:%d.%m.%Y};{at:%H:%M};{SERVICE}\r\n')
    assert taken['applied'] and taken['add'] == 1, taken


def decoded(pdf, folder):
    """What a decoder reads on a sheet of paper."""
    from processes import run
    run(['pdftoppm', '-r', '200', '-png', '-singlefile', pdf, folder / pdf.stem])
    return run(['zbarimg', '--quiet', '--raw', folder / f'{pdf.stem}.png']).decode().strip()


def confirmation(folder):
    """A confirmation as a visitor prints it: a PDF with the code as a QR code."""
    from processes import run
    sheet = folder / 'confirmation.eps'
    run(['qrencode', '-t', 'EPS', '-l', 'M', '-s', '4', '-o', sheet, CODE])
    run(['ps2pdf', '-dEPSCrop', sheet, folder / 'confirmation.pdf'])
    return folder / 'confirmation.pdf'


def check_in(build, folder, crew):
    from backend import Backend
    from printer import QUEUE, Printer
    from processes import run, wait_until
    from wall_clock import local_now

    root = pathlib.Path(__file__).resolve().parents[2]
    printer = Printer(crew, folder / 'printer')
    printer.start()
    backend = Backend(crew, build / 'services/server/talond', None, folder)
    site = folder / 'site.json'
    site.write_bytes(run([sys.executable, root / 'tools/always_open.py', '--midday', root / 'assets/demo/site.json']))
    backend.create(site, '# Nothing but the defaults.\n')
    backend.add_user('specialist', 'specialist', 'Специалист')
    code = backend.enrol('ticket', 'ticket-1')
    backend.serve()
    client = backend.client('specialist')
    at = local_now(json.loads(site.read_text())) + datetime.timedelta(minutes=20)
    take_list_in(client, at)

    held = decoded(confirmation(folder), folder)
    assert held == CODE, held
    scanner, line = os.openpty()
    environment = {**os.environ, **printer.environment, 'QT_QPA_PLATFORM': 'offscreen', 'QT_QUICK_BACKEND': 'software'}
    kiosk = crew.start('ticket', [build / 'kiosk/talon-kiosk', '--role', 'ticket', '--data', folder / 'ticket', '--server', backend.url,
                                  '--enrol', code, '--printer', QUEUE, '--size', '1080x1920', '--scanner', os.ttyname(line)], env=environment)

    def listed():
        """The kiosk has the day's list on its disk."""
        return any(b'"bookings"' in path.read_bytes() and b'"code"' in path.read_bytes() for path in (folder / 'ticket').rglob('*') if path.is_file())
    wait_until(listed, 'the list is at the kiosk', 30)

    # A foreign code first: it gives no ticket, and the next one is heard all the same.
    os.write(scanner, b'https://example.org/482913\r\n')
    started = time.monotonic()

    def printed():
        os.write(scanner, held.encode() + b'\r\n')  # as a scanner does while the paper is held before it
        return printer.documents() or None
    wait_until(printed, 'a receipt comes out', 30, pause=0.5)
    print(f'from the first scan to paper: {time.monotonic() - started:.2f} s')
    assert kiosk.running()
    receipt = printer.wait_document(1)
    said = ' '.join(run(['pdftotext', '-layout', receipt, '-']).decode().split()).replace('\u00a0', ' ')
    assert f'По записи на {at:%-H:%M}' in said, said
    assert 'Вас вызовут' in said, said
    assert '/t/' in decoded(receipt, folder)
    booking = wait_until(lambda: next((each for each in client.ask('GET', '/api/v1/bookings')['bookings'] if each['tickets']), None), 'talond has the ticket')
    assert booking['state'] == 'checked_in' and booking['tickets'][0] in said.replace(' ', ''), (booking, said)
    assert len(printer.documents()) == 1 and len(booking['tickets']) == 1, 'one booking, one ticket'


if __name__ == '__main__':
    world.run(check_in)
