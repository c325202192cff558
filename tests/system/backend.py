# SPDX-License-Identifier: GPL-3.0-or-later
"""A real talond: its data, its users and devices, and a small client of its API."""
import http.client
import http.cookiejar
import json
import re
import secrets
import socket
import urllib.error
import urllib.request

from processes import Failed, run


def free_port():
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Backend:
    """talond in a folder of its own; the port stays the same over restarts, as at a real site."""

    def __init__(self, crew, talond, web, folder):
        self.crew = crew
        self.talond = talond
        self.web = web
        self.data = folder / 'talond'
        self.config = folder / 'talond.toml'
        self.port = free_port()
        self.url = f'http://127.0.0.1:{self.port}'
        self.program = None
        self.passwords = {}

    def command(self, word, *more, **options):
        """A subcommand on this data, run to its end; its standard output."""
        return run([self.talond, word, '--data', self.data, *more], **options).decode()

    def create(self, site_file, settings):
        self.config.write_text(settings)
        self.command('init', '--site', site_file)

    def add_user(self, login, role, title):
        password = secrets.token_urlsafe(12)
        self.command('user', '--login', login, '--role', role, '--title', title, input=password.encode() + b'\n')
        self.passwords[login] = password

    def enrol(self, role, place):
        """A one-time code for a device; only while talond is not running."""
        said = self.command('enrol', '--role', role, '--place', place)
        code = re.search(r'\b[0-9A-Z]{4}-[0-9A-Z]{4}\b', said)
        if not code:
            raise Failed(f'talond enrol printed no code: {said.strip()}')
        return code[0]

    def serve(self):
        """Starts talond and waits until it listens."""
        before = self.program.text().count('listening on') if self.program else 0
        command = [self.talond, 'serve', '--data', self.data, '--config', self.config, '--listen', f'127.0.0.1:{self.port}']
        if self.web:
            command += ['--web', self.web]
        self.program = self.crew.start('talond', command)
        self.program.wait_text('listening on', count=before + 1)

    def verify(self):
        """talond verify: fails when the journal does not hold together; only while talond is not running."""
        return self.command('verify').strip()

    def client(self, login):
        return Client(self.url, login, self.passwords[login])


class Client:
    """A member of staff at the API, for what the tests must know without looking at a screen."""

    def __init__(self, url, login, password):
        self.url = url
        self._jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar), urllib.request.ProxyHandler({}))
        self._csrf = None
        self._csrf = self.ask('POST', '/api/v1/session', {'login': login, 'password': password})['csrf']

    def ask(self, method, path, body=None, seconds=10):
        request = urllib.request.Request(self.url + path, method=method)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header('Content-Type', 'application/json')
        if self._csrf:
            request.add_header('X-CSRF-Token', self._csrf)
        try:
            with self._opener.open(request, timeout=seconds) as answer:
                return json.loads(answer.read() or b'null')
        except urllib.error.HTTPError as error:
            raise Failed(f'{method} {path}: {error.code} {error.read().decode(errors="replace")[:200]}') from None

    def send(self, path, content):
        """A file, as the console sends it."""
        connection = http.client.HTTPConnection(self.url.removeprefix('http://'), timeout=60)
        connection.request('POST', path, content, {'Content-Type': 'application/octet-stream', 'X-CSRF-Token': self._csrf,
                                                   'Cookie': '; '.join(f'{each.name}={each.value}' for each in self._jar)})
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise Failed(f'POST {path}: {answer.status} {body.decode(errors="replace")[:200]}')
        return json.loads(body)

    def take_list_in(self, text):
        """The day's list of bookings, as a spreadsheet saves it; what it changed."""
        opened = self.send('/api/v1/bookings/lists', text.encode('cp1251'))
        return self.ask('POST', f"/api/v1/bookings/lists/{opened['list']}/apply", {'columns': opened['columns']}, seconds=120)  # each code costs some 15 ms on purpose

    def hall(self):
        return self.ask('GET', '/api/v1/hall')
