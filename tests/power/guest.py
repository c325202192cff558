# SPDX-License-Identifier: GPL-3.0-or-later
"""A guest under QEMU: Debian's kernel, an initramfs with the programs under test, and one disk that is cut."""
import os
import pathlib
import re
import select
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'faults'))
from halls import Failed, run, skip  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
META = 'linux-image-cloud-amd64'
MODULES = ['virtio_pci', 'virtio_blk', 'ext4', 'dm-mod', 'dm-flakey']
DISK_MIB = 128
MEMORY_MIB = 640
BOOT_S = 180
os.environ['PATH'] += ':/usr/sbin:/sbin'


class Kernel:
    """Debian's kernel and its modules, unpacked in the build folder; the machine's own boot is not touched."""

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        name = self._present_package()
        self.release = name.removeprefix('linux-image-')
        self.root = folder / name
        self.image = self.root / f'boot/vmlinuz-{self.release}'
        if not (self.root / 'whole').exists():
            shutil.rmtree(self.root, ignore_errors=True)
            for old in folder.glob('*.deb'):
                old.unlink()
            try:
                run(['apt-get', '-q', 'download', name], cwd=folder, seconds=600)
            except Failed as error:
                skip(f'the package {name} cannot be had: {error}')
            package = next(folder.glob('*.deb'))
            run(['dpkg-deb', '-x', package, self.root])
            run(['depmod', '-b', self.root, self.release])
            self.version = package.name.split('_')[1]
            (self.root / 'whole').write_text(self.version)
        self.version = (self.root / 'whole').read_text()

    @staticmethod
    def _present_package():
        """The image that the metapackage names today: its name holds the version of the kernel's interface."""
        said = subprocess.run(['apt-cache', 'depends', META], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        found = re.search(r'Depends: (linux-image-\d\S+)', said.stdout.decode())
        if not found:
            skip(f'apt knows no package {META}')
        return found[1]

    def modules(self):
        """The files of MODULES and of what they need, in the order of loading; those built in need none."""
        folder = self.root / 'lib/modules' / self.release
        needs = {}
        for line in (folder / 'modules.dep').read_text().splitlines():
            path, _, rest = line.partition(':')
            needs[pathlib.Path(path).stem.replace('-', '_')] = [path, *rest.split()]
        order = []
        # ext4 asks for its checksum by name, at run time.
        for name in ['crc32c_generic', *MODULES]:
            for path in reversed(needs.get(name.replace('-', '_'), [])):
                if path not in order:
                    order.append(path)
        return [folder / path for path in order]


def make_initramfs(out, kernel, programs):
    """busybox, dmsetup, the modules and the programs with their shared libraries, as one archive of the kernel's format."""
    root = out.with_suffix('.root')
    shutil.rmtree(root, ignore_errors=True)
    for folder in ('bin', 'modules'):
        (root / folder).mkdir(parents=True)
    shutil.copy(HERE / 'guest_init.sh', root / 'init')
    (root / 'init').chmod(0o755)
    (root / 'bin/sh').symlink_to('busybox')
    programs = [pathlib.Path(program) for program in programs]
    for program in [pathlib.Path('/bin/busybox'), pathlib.Path(shutil.which('dmsetup')), *programs]:
        shutil.copy(program, root / 'bin' / program.name)
        if program in programs:
            run(['strip', '--strip-debug', root / 'bin' / program.name])
        for library in re.findall(r'(/\S+) \(0x', subprocess.run(['ldd', program], stdout=subprocess.PIPE, check=False,
                                                                 stderr=subprocess.DEVNULL).stdout.decode()):
            target = root / library.lstrip('/')
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                shutil.copy(library, target)
    names = []
    for module in kernel.modules():
        shutil.copy(module, root / 'modules' / module.name)
        names.append(f'/modules/{module.name}\n')
    (root / 'modules.list').write_text(''.join(names))
    found = run(['find', '.', '-print0'], cwd=root)
    out.write_bytes(run(['cpio', '--null', '--create', '--format=newc', '--quiet', '--owner=0:0'], cwd=root, input=found))
    shutil.rmtree(root)


def make_disk(image, folder):
    """An ext4 file system, made as mkfs makes it, that holds what the folder holds."""
    image.unlink(missing_ok=True)
    run(['mkfs.ext4', '-q', '-d', folder, image, f'{DISK_MIB}M'])


def read_disk(image, folder):
    """What the file system holds, once its journal has been replayed by a mount."""
    folder.mkdir()
    run(['debugfs', '-R', f'rdump / {folder}', image])


class Guest:
    """One life of the guest. What it says comes line by line; kill() is the power cut's end, as sudden as that."""

    def __init__(self, kernel, initramfs, disk, console, words):
        self.console = console
        command = ['qemu-system-x86_64', '-accel', 'tcg', '-cpu', 'max', '-smp', '1', '-m', str(MEMORY_MIB), '-nodefaults',
                   '-no-reboot', '-display', 'none', '-kernel', kernel.image, '-initrd', initramfs,
                   '-append', f'console=ttyS0 quiet panic=-1 {words}', '-serial', f'file:{console}', '-serial', 'stdio',
                   '-drive', f'file={disk},format=raw,if=virtio,cache=writeback']
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE)
        self.lines = []
        self._rest = b''

    def _read(self, seconds):
        ready, _, _ = select.select([self.process.stdout], [], [], max(seconds, 0))
        if not ready:
            return
        got = os.read(self.process.stdout.fileno(), 65536)
        if not got:
            self.process.wait(10)
            said = self.process.stderr.read().decode(errors='replace').strip()
            raise Failed(f'the guest ended; QEMU: {said or "nothing"}; its console is {self.console}')
        *whole, self._rest = (self._rest + got).split(b'\n')
        self.lines += [line.decode(errors='replace').strip() for line in whole]

    def wait(self, pattern, seconds=BOOT_S):
        """Reads until some line matches."""
        end, seen = time.monotonic() + seconds, 0
        while True:
            for line in self.lines[seen:]:
                if re.fullmatch(pattern, line):
                    return line
                if line.startswith('stopped'):
                    raise Failed(f'the guest’s init {line}; its console is {self.console}')
            seen = len(self.lines)
            if time.monotonic() > end:
                raise Failed(f'the guest does not say “{pattern}” within {seconds:g} s; its console is {self.console}')
            self._read(1)

    def listen(self, seconds):
        """Reads for so long: the moment of a cut is chosen by this."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(end - time.monotonic())

    def tell(self, line):
        self.process.stdin.write(line.encode() + b'\n')
        self.process.stdin.flush()

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
            pipe.close()
