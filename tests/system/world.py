# SPDX-License-Identifier: GPL-3.0-or-later
"""A world of its own for a system test: namespaces in which nothing of the machine is touched.

The network has only a loopback, so that the virtual printer announces itself to nobody and no port is taken;
/run is empty, so that CUPS, Avahi and D-Bus can be run beside those of the machine; and the kernel ends every
process of the world together with the test, however the test ends.
"""
import os
import subprocess
import sys

MARK = 'TALON_TEST_WORLD'
UNSHARE = ['unshare', '--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc']
# An ordinary user is root of the world, and has the system's other users there too (CUPS and Avahi want them).
AS_USER = ['--user', '--map-root-user', '--map-auto']


def _possible(options):
    return subprocess.run(UNSHARE + options + ['true'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def enter():
    """Runs this program again inside a world of its own; returns only there.

    Where the machine forbids namespaces (a container without the right), it goes on in the machine's own world,
    which works as long as no Avahi daemon runs there already, and says so.
    """
    if os.environ.get(MARK):
        if os.environ[MARK] == 'private':
            subprocess.run(['mount', '-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', '/run'], check=True)
            subprocess.run(['ip', 'link', 'set', 'lo', 'up', 'multicast', 'on'], check=True)
        return
    options = [] if os.geteuid() == 0 else AS_USER
    private = _possible(options)
    if not private:
        print('note: namespaces are forbidden here; the test shares the machine’s network and /run', file=sys.stderr)
    os.environ[MARK] = 'private' if private else 'shared'
    sys.stdout.flush()
    command = [sys.executable] + sys.argv
    if private:
        command = UNSHARE + options + ['--'] + command
    os.execvp(command[0], command)
