# SPDX-License-Identifier: GPL-3.0-or-later
"""A world of its own for a system test: namespaces in which nothing of the machine is touched.

The network has only a loopback, so that the virtual printer announces itself to nobody and no port is taken;
/run is empty, so that CUPS, Avahi and D-Bus can be run beside those of the machine; and the kernel ends every
process of the world together with the test, however the test ends.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

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


def run(work):
    """Enters, and runs work(build, folder, crew) there with an empty folder and a crew that is ended with it; a failure leaves the ends of the
    programs' logs on the screen. The build's folder is the program's one argument.
    """
    enter()
    from processes import Crew
    with tempfile.TemporaryDirectory(prefix='talon-', dir='/tmp') as name:
        folder = pathlib.Path(name)
        folder.chmod(0o711)  # CUPS's filters run as a user of their own
        crew = Crew(folder / 'logs')
        runtime = folder / 'run'
        runtime.mkdir(mode=0o700)
        os.environ.update({'XDG_RUNTIME_DIR': str(runtime), 'LANG': 'C.UTF-8', 'TZ': 'UTC', 'HOME': name})
        try:
            work(pathlib.Path(sys.argv[1]).resolve(), folder, crew)
        except BaseException:
            for log in sorted((folder / 'logs').glob('*.log')):
                print(f'--- {log.name}', *log.read_text(errors='replace').splitlines()[-15:], sep='\n')
            raise
        finally:
            crew.end()
