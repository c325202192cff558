#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes a made-up list of today's bookings into the demonstration inspectorate, the way its specialist would: through the API.

demo_bookings.py http://127.0.0.1:8080 LOGINS  prints a few codes that a kiosk takes now. The list of a day is always the same, so that
a second start changes nothing. Its last row is wrong on purpose.
"""
import datetime
import http.cookiejar
import json
import random
import sys
import urllib.request

MOSCOW = datetime.timezone(datetime.timedelta(hours=3))
SERVICES = ['Декларация 3-НДФЛ', 'Налоговый вычет и возврат', 'ИНН, учёт и справки', 'Задолженность и сверка', 'Регистрация бизнеса']
STEP = datetime.timedelta(minutes=15)


def rows_of(day):
    """(code, time, service), a booking every quarter of an hour of the whole day: the demonstration's hall never closes."""
    dice = random.Random(day.isoformat())
    codes = dice.sample(range(100_000, 1_000_000), 24 * 4)
    start = datetime.datetime.combine(day, datetime.time(), MOSCOW)
    return [(str(code), start + number * STEP, dice.choice(SERVICES)) for number, code in enumerate(codes)]


def csv_of(day, rows):
    lines = ['Код записи;Дата приёма;Время;Услуга;Статус']
    lines += [f'{code};{at:%d.%m.%Y};{at:%H:%M};{service};' for code, at, service in rows]
    lines.append(f'{rows[-1][0]};{day:%d.%m.%Y};25:10;{SERVICES[0]};')
    return ('\r\n'.join(lines) + '\r\n').encode('cp1251')


class Console:
    def __init__(self, address):
        self.address = address
        self.csrf = ''
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def post(self, path, body, kind='application/json'):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {'Content-Type': kind, 'X-CSRF-Token': self.csrf})
        with self.opener.open(request, timeout=60) as answer:
            return json.load(answer)

    def log_in(self, login, password):
        self.csrf = self.post('/api/v1/session', {'login': login, 'password': password})['csrf']


def take_in(console, day, rows):
    opened = console.post('/api/v1/bookings/lists', csv_of(day, rows), 'application/octet-stream')
    plan = {'day': day.isoformat(), 'columns': opened['columns']}
    return console.post(f"/api/v1/bookings/lists/{opened['list']}/apply", plan)


def password_of(logins, login):
    with open(logins, encoding='utf-8') as file:
        for line in file:
            words = line.split()
            if words and words[0] == login:
                return words[1]
    sys.exit(f'{logins} has no login {login}')


def main():
    address, logins = sys.argv[1:]
    now = datetime.datetime.now(MOSCOW)
    rows = rows_of(now.date())
    console = Console(address)
    console.log_in('specialist', password_of(logins, 'specialist'))
    take_in(console, now.date(), rows)
    soon = [row for row in rows if row[1] >= now - datetime.timedelta(minutes=5)][:3]
    for code, at, service in soon:
        print(f'{code}  {at:%H:%M}  {service}')


if __name__ == '__main__':
    main()
