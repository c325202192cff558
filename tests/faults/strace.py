# SPDX-License-Identifier: GPL-3.0-or-later
"""strace put on a running program: counts the writes and syncs of its commits, and lets a chosen one go wrong."""
import os
import pathlib
import re
import signal
import subprocess

from halls import Failed

WRITE, SYNC = 'pwrite64', 'fdatasync'
STRUCK = re.compile('INJECTED|DELAYED')


def allowed():
    """Why this machine lets nobody trace a running program; nothing when it does."""
    sleeper = subprocess.Popen(['sleep', '60'])
    try:
        tried = subprocess.Popen(['strace', '-p', str(sleeper.pid), '-o', '/dev/null'], stderr=subprocess.PIPE)
    except OSError:
        sleeper.kill()
        sleeper.wait()
        return 'strace is not installed'
    line = tried.stderr.readline().decode()
    sleeper.kill()
    sleeper.wait()
    tried.stderr.read()
    tried.wait(10)
    return None if 'attached' in line else f'strace cannot attach here: {line.strip()}'


def kill_under(program):
    """Kills a program that may have been started under strace: a strace that is killed would let it live on."""
    if program.running():
        children = pathlib.Path(f'/proc/{program.pid}/task/{program.pid}/children').read_text().split()
        for pid in map(int, children or [program.pid]):
            os.kill(pid, signal.SIGKILL)
        program.process.wait(10)


class Strace:
    """Attached to all threads of a program; counts of `when` begin anew for each thread at the attachment."""

    def __init__(self, program, log, *inject):
        log.unlink(missing_ok=True)
        self.log = log
        command = ['strace', '-f', '-y', '-p', str(program.pid), '-o', str(log), '-e', f'trace={WRITE},{SYNC}']
        for what in inject:
            command += ['-e', f'inject={what}']
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        line = self.process.stderr.readline().decode()
        if 'attached' not in line:
            raise Failed(f'strace says: {line.strip()}')

    def calls(self):
        """Every traced call of the thread that commits, so far: (name, path)."""
        calls = self._all()
        thread = next((tid for tid, _, path, _ in calls if path.endswith('-wal')), None)
        return [(name, path) for tid, name, path, _ in calls if tid == thread]

    def _all(self):
        """(thread, name, path, whether it was tampered with); a call that another thread cut in two is put together."""
        found = []
        for line in self.log.read_text(errors='replace').splitlines():
            begin = re.match(rf'(\d+) +({WRITE}|{SYNC})\(\d+<([^>]*)>', line)
            if begin:
                found.append([*begin.groups(), bool(STRUCK.search(line))])
                continue
            end = re.match(rf'(\d+) +<\.\.\. ({WRITE}|{SYNC}) resumed>', line)
            cut = next((call for call in reversed(found) if end and call[:2] == [end[1], end[2]]), None)
            if cut:
                cut[3] = bool(STRUCK.search(line))
        return found

    def injected(self):
        """The path of the file at which the fault struck, nothing when it has not."""
        return next((path for _, _, path, struck in self._all() if struck), None)

    def detach(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.process.stderr.read()
        self.process.stderr.close()
        self.process.wait(20)
