# SPDX-License-Identifier: GPL-3.0-or-later
"""A machine with a systemd of its own, booted in a container: the /usr of this one, read-only, and everything else its own."""
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'system'))
from processes import Failed, run, wait_until  # noqa: E402

# What programs of the machine need of /etc; the rest systemd makes at the first boot.
OF_ETC = ('passwd', 'group', 'shadow', 'nsswitch.conf', 'ld.so.conf', 'ld.so.conf.d', 'ld.so.cache', 'alternatives', 'pam.d', 'dbus-1', 'fonts',
          'security', 'environment', 'login.defs')


def missing():
    """Why no such machine can be had here, or nothing."""
    if os.geteuid() != 0:
        return 'only root can boot a container'
    return None if shutil.which('systemd-nspawn') else 'systemd-nspawn is not installed here'


class Machine:
    """Booted by start(), ended by end(). `shown` are folders of this machine that it sees, read-only: {its path: ours}."""

    def __init__(self, folder, shown):
        self.root = folder / 'root'
        self._log = folder / 'boot.log'
        self._shown = shown
        self._container = None
        self._leader = None

    def make(self):
        for name in ('usr', 'etc', 'var', 'run', 'tmp', 'proc', 'sys', 'dev', 'root', 'home', 'mnt', *(at.lstrip('/') for at in self._shown)):
            (self.root / name).mkdir(parents=True)
        for name in ('bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'):
            if pathlib.Path('/usr', name).exists():
                (self.root / name).symlink_to(f'usr/{name}')
        for name in OF_ETC:
            ours = pathlib.Path('/etc', name)
            if ours.is_dir():
                shutil.copytree(ours, self.root / 'etc' / name, symlinks=True)
            elif ours.exists():
                shutil.copy2(ours, self.root / 'etc' / name)
        (self.root / 'etc/os-release').write_text('ID=debian\nNAME=Debian\nVERSION_ID=12\n')
        (self.root / 'etc/machine-id').touch()

    def start(self):
        binds = [f'--bind-ro={ours}:{at}' for at, ours in self._shown.items()]
        with self._log.open('wb') as log:
            self._container = subprocess.Popen(
                ['systemd-nspawn', '--quiet', f'--directory={self.root}', '--bind-ro=/usr', *binds, '--boot', '--register=no', '--keep-unit',
                 '--private-network', '--console=read-only', 'systemd.log_target=journal'], stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT)
        children = pathlib.Path(f'/proc/{self._container.pid}/task/{self._container.pid}/children')

        def running():
            if self._container.poll() is not None:
                raise Failed('the machine does not boot: ' + self._log.read_text(errors='replace')[-500:])
            self._leader = children.read_text().split()[0] if children.read_text() else None
            return self._leader and self.ask('systemctl', 'is-system-running') == 'running'
        wait_until(running, 'the machine has booted', 90, pause=0.2)

    def inside(self, *command):
        """The words of a command that runs in the machine."""
        return ['nsenter', '-t', self._leader, '-m', '-u', '-i', '-n', '-p', '-C', '--root', '--wdns=/', *(str(word) for word in command)]

    def run(self, *command, **options):
        """In the machine, to its end; its standard output. Fails with what it said."""
        environment = {'PATH': '/usr/sbin:/usr/bin', 'LC_ALL': 'C.UTF-8'}
        return run(self.inside(*command), env=environment, **options).decode().strip()

    def ask(self, *command):
        """The same of a command that may say no: its standard output, whatever it ended with."""
        return subprocess.run(self.inside(*command), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, timeout=60,
                              env={'PATH': '/usr/sbin:/usr/bin', 'LC_ALL': 'C.UTF-8'}).stdout.decode().strip()

    def outer(self, pid):
        """What this machine calls a process of that one."""
        space = os.readlink(f'/proc/{self._leader}/ns/pid')
        for status in pathlib.Path('/proc').glob('[0-9]*/status'):
            try:
                names = next(line for line in status.read_text().splitlines() if line.startswith('NSpid:')).split()
                if int(names[-1]) == pid and os.readlink(status.parent / 'ns/pid') == space:
                    return int(names[1])
            except (OSError, StopIteration):
                continue
        raise Failed(f'process {pid} of the machine is gone')

    def end(self):
        if self._container and self._container.poll() is None:
            self._container.terminate()
            try:
                self._container.wait(20)
            except subprocess.TimeoutExpired:
                self._container.kill()
                self._container.wait()


class Unit:
    """A service of the machine, in the system's manager or, with `user`, in that user's."""

    def __init__(self, machine, name, user=None):
        self._machine = machine
        self.name = name
        self._manager = ['systemctl']
        if user:
            uid = machine.run('id', '-u', user)
            self._manager = ['runuser', '-u', user, '--', 'env', f'XDG_RUNTIME_DIR=/run/user/{uid}', 'systemctl', '--user']

    def control(self, *words):
        return self._machine.run(*self._manager, *words)

    def start(self):
        self.control('start', self.name)

    def stop(self):
        self.control('stop', self.name)

    def of(self, field):
        """One of `systemctl show`'s fields, as text."""
        return self._machine.ask(*self._manager, 'show', self.name, f'--property={field}', '--value')

    def pid(self):
        return int(self.of('MainPID') or 0)

    def kill(self, signal):
        self.control('kill', f'--signal={signal}', '--kill-whom=main', self.name)

    def wait_active(self, what, not_pid=0, seconds=60):
        """Until it is active, as another process than `not_pid`; its process."""
        return wait_until(lambda: self.of('ActiveState') == 'active' and self.pid() not in (0, not_pid) and self.pid(),
                          f'{self.name} is active {what}', seconds, pause=0.2)
