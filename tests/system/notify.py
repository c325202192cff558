# SPDX-License-Identifier: GPL-3.0-or-later
"""The service manager's end of a program's watch, and a way to stop one thread of it."""
import contextlib
import ctypes
import os
import socket
import threading
import time

from processes import Failed, wait_until

PTRACE_SEIZE, PTRACE_INTERRUPT, PTRACE_DETACH = 0x4206, 0x4207, 17
ALL_CHILDREN = 0x40000000  # __WALL: waitpid for a traced thread


class Manager:
    """Listens as systemd would; `environment` is what the watched program needs."""

    def __init__(self, path, watchdog):
        self.watchdog = watchdog  # seconds without a word after which systemd would end the program
        self._messages = []
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))
        self.environment = {'NOTIFY_SOCKET': str(path), 'WATCHDOG_USEC': str(int(watchdog * 1e6))}
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            text = self._socket.recv(4096).decode()
            self._messages.append((time.monotonic(), text))

    def times(self, word):
        """When that word came."""
        return [at for at, text in list(self._messages) if word in text.split('\n')]

    def wait_ready(self, since, seconds=30.0):
        """Waits for the first READY=1 after that moment and returns it."""
        return wait_until(lambda: next((at for at in self.times('READY=1') if at >= since), None), 'the program is ready', seconds,
                          pause=0.01)

    def wait_fed(self, count=3, seconds=30.0):
        """Waits for so many feedings from now on; none may be later than systemd would bear."""
        begin = time.monotonic()
        fed = wait_until(lambda: (lambda later: len(later) >= count and later)([at for at in self.times('WATCHDOG=1') if at >= begin]),
                         f'{count} signs of life', seconds)
        gaps = [after - before for before, after in zip(fed, fed[1:])]
        if max(gaps) > self.watchdog:
            raise Failed(f'{max(gaps):.2f} s between two signs of life, {self.watchdog} are borne')
        return gaps

    def wait_silent(self, seconds=30.0):
        """Waits until there has been no sign of life for longer than systemd would bear."""
        begin = time.monotonic()
        wait_until(lambda: time.monotonic() - max([begin, *self.times('WATCHDOG=1')]) > self.watchdog, 'it falls silent', seconds)


@contextlib.contextmanager
def stopped_thread(thread):
    """Stops one thread of a program as a debugger does; all its other threads go on."""
    library = ctypes.CDLL(None, use_errno=True)

    def ptrace(request):
        library.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
        if library.ptrace(request, thread, None, None) != 0:
            raise OSError(ctypes.get_errno(), f'ptrace({request:#x}): {os.strerror(ctypes.get_errno())}')

    ptrace(PTRACE_SEIZE)
    try:
        ptrace(PTRACE_INTERRUPT)
        os.waitpid(thread, ALL_CHILDREN)
        yield
    finally:
        ptrace(PTRACE_DETACH)
