# SPDX-License-Identifier: GPL-3.0-or-later
"""A real CUPS with a virtual receipt printer: private D-Bus, Avahi, ippeveprinter and cupsd in a folder."""
import os
import pathlib
import shutil
import signal
import socket

from processes import Ended, run, wait_until

QUEUE = 'receipt'
PRINTER_PORT = 8631
HERE = pathlib.Path(__file__).resolve().parent

BUS = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/></policy>
</busconfig>
'''

AVAHI = '''[server]
host-name=talon-test
use-ipv6=no
allow-interfaces=lo
[wide-area]
enable-wide-area=no
[publish]
publish-workstation=no
[rlimits]
'''

CUPS_FILES = '''ServerRoot {folder}/etc
ServerBin {folder}/bin
StateDir {folder}/state
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
ServerKeychain {folder}/etc/ssl
AccessLog {folder}/access.log
ErrorLog stderr
PageLog {folder}/page.log
FileDevice Yes
Printcap
SystemGroup root
'''

CUPSD = '''LogLevel info
Listen {folder}/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
ErrorPolicy retry-current-job
JobRetryInterval 5
MaxLogSize 0
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
JobPrivateAccess all
JobPrivateValues none
<Limit All>
Order deny,allow
</Limit>
</Policy>
'''


def _unreadable(folder, names):
    return [name for name in names if not os.access(os.path.join(folder, name), os.R_OK)]


def _children(pid):
    return [int(child) for task in pathlib.Path(f'/proc/{pid}/task').glob('*/children') for child in task.read_text().split()]


class Printer:
    """The receipt printer and its queue in CUPS; `environment` is what a printing program needs to find it."""

    def __init__(self, crew, folder):
        self.crew = crew
        self.folder = pathlib.Path(folder)
        self.output = self.folder / 'printed'
        self.environment = {'CUPS_SERVER': str(self.folder / 'cups.sock')}
        self._bus = {'DBUS_SYSTEM_BUS_ADDRESS': f'unix:path={self.folder}/bus'}
        self._device = None
        self._cupsd = None
        self.fault = self.folder / 'fault'

    def start(self):
        for part in ('printed', 'etc/ssl', 'state/certs', 'cache', 'spool/tmp'):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        self._start_bus()
        self.power_on()
        self._start_cups()
        self._add_queue()

    def _write(self, name, text):
        path = self.folder / name
        path.write_text(text.format(folder=self.folder))
        return path

    def _start_bus(self):
        bus = self.crew.start('dbus-system', ['dbus-daemon', f'--config-file={self._write("bus.conf", BUS)}',
                                              '--nofork', '--nopidfile'])
        wait_until((self.folder / 'bus').exists, 'the private system bus')
        pathlib.Path('/run/avahi-daemon').mkdir(parents=True, exist_ok=True)
        avahi = self.crew.start('avahi', ['avahi-daemon', '-f', self._write('avahi.conf', AVAHI), '--no-drop-root',
                                          '--no-chroot', '--no-rlimits'], env={**os.environ, **self._bus})
        avahi.wait_text('Server startup complete')
        return bus

    def power_on(self):
        """Switches the virtual printer on."""
        self._device = self.crew.start(
            'ippeveprinter',
            ['ippeveprinter', '-v', '-p', PRINTER_PORT, '-n', 'localhost', '-k', '-d', self.output,
             '-a', HERE / 'receipt_printer.conf', '-c', HERE / 'receipt_device.sh', 'Talon receipts'],
            env={**os.environ, **self._bus, 'TALON_PRINTER_FAULT': str(self.fault),
                 'TALON_PRINTER_URI': f'ipp://localhost:{PRINTER_PORT}/ipp/print'})
        wait_until(self._answers, 'the virtual printer answers')

    def _answers(self):
        if not self._device.running():
            raise Ended(f'the virtual printer ended: {self._device.text()[-200:]}')
        with socket.create_connection(('localhost', PRINTER_PORT), timeout=2):
            return True

    def power_off(self):
        self._device.end()

    def freeze(self):
        """A printer that takes a connection and never answers on it."""
        self._device.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self._device.process.send_signal(signal.SIGCONT)

    def _start_cups(self):
        if os.geteuid() == 0 and shutil.which('cupsd'):
            for part in ('', 'spool', 'spool/tmp', 'cache', 'state', 'printed'):
                shutil.chown(self.folder / part, group='lp')
                (self.folder / part).chmod(0o775)
        # A copy, since cupsd runs only filters that root owns, and in an ordinary user's world only this folder is root's.
        shutil.copytree('/usr/lib/cups', self.folder / 'bin', symlinks=True, ignore=_unreadable)
        self._write('cups-files.conf', CUPS_FILES)
        self._write('cupsd.conf', CUPSD)
        self.cups_start()

    def cups_start(self):
        (self.folder / 'cups.sock').unlink(missing_ok=True)
        self._cupsd = self.crew.start('cupsd', ['/usr/sbin/cupsd', '-f', '-c', self.folder / 'cupsd.conf', '-s',
                                                self.folder / 'cups-files.conf'])
        wait_until((self.folder / 'cups.sock').exists, 'cupsd listens')

    def cups_kill(self):
        """As the service manager ends what is left of a service: cupsd with its filters and backends."""
        doomed = [self._cupsd.pid]
        for pid in doomed:
            doomed.extend(_children(pid))
        self._cupsd.kill()
        for pid in doomed[1:]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def cups_freeze(self):
        self._cupsd.process.send_signal(signal.SIGSTOP)

    def cups_thaw(self):
        self._cupsd.process.send_signal(signal.SIGCONT)

    def cups(self, *command, seconds=30):
        """Runs a command of CUPS against the private server."""
        return run(command, seconds=seconds, env={**os.environ, **self.environment}).decode()

    def _add_queue(self):
        self.cups('lpadmin', '-p', QUEUE, '-v', f'ipp://localhost:{PRINTER_PORT}/ipp/print', '-m', 'everywhere', '-E')
        self.cups('lpadmin', '-d', QUEUE)

    def stop_queue(self, reason):
        """As CUPS does after a failure: the queue no longer prints."""
        self.cups('cupsdisable', '-r', reason, QUEUE)

    def resume_queue(self):
        self.cups('cupsenable', QUEUE)

    def documents(self):
        """What came out of the printer, the oldest first (a .done beside it means that it is on paper)."""
        whole = [path for path in self.output.glob('*.pdf') if path.with_suffix('.done').exists()]
        return sorted(whole, key=lambda path: path.stat().st_mtime_ns)

    def wait_document(self, number, seconds=20.0):
        """The number-th document (from 1) that was printed."""
        def printed():
            found = self.documents()
            return len(found) >= number and found[number - 1]
        return wait_until(printed, f'receipt {number} comes out of the printer', seconds)
