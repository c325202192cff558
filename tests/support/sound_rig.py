#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A private sound server for tests: PipeWire, WirePlumber and pipewire-pulse with one null sink.

    sound_rig.py start DIR               start it; prints `export NAME=value` lines for `eval "$(...)"`
    sound_rig.py env DIR [--json]        the same environment again
    sound_rig.py record DIR start OUT.wav   begin to record what the sink plays (48 kHz, 16 bit, stereo)
    sound_rig.py record DIR stop         end the recording and complete the WAV file
    sound_rig.py sink DIR remove|add     take the audio device away from the running server, or give it back
    sound_rig.py sink DIR mute|unmute    silence it, or not
    sound_rig.py run DIR -- COMMAND…     start, run the command in the environment, always stop; its exit code
    sound_rig.py stop DIR                end everything that was started

DIR is made when missing and keeps configuration, logs (DIR/*.log) and state (DIR/state.json). Nothing of the machine's
own sound set-up is read or touched; it needs no systemd, no display, no sound card, and runs as root too.
"""

import argparse
import json
import os
import resource
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import sound_config
from sound_config import RATE

SINK = "talon_sink"
# A unix socket's path holds 107 bytes; "/pulse/native" and "/pipewire-0-manager" have to fit behind ours.
LONGEST_RUNTIME = 80
START_SECONDS = 20
STOP_SECONDS = 5

SINK_ARGUMENTS = [f"sink_name={SINK}", f"rate={RATE}", "channels=2", "channel_map=stereo",
                  "sink_properties=device.description=TalonTestSink"]


class RigError(Exception):
    """What went wrong, in one sentence."""


def need(*programs):
    missing = [p for p in programs if shutil.which(p) is None]
    if missing:
        raise RigError("not installed: " + ", ".join(missing))


def process_birth(pid):
    """The kernel's start time of a process, or None when it has ended; tells it from a later one of the same pid."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return None
    return None if fields[0] == "Z" else fields[19]


class Rig:
    def __init__(self, directory):
        self.dir = Path(directory).resolve()
        self.state_file = self.dir / "state.json"
        self.state = json.loads(self.state_file.read_text()) if self.state_file.exists() else {}

    # --- state -------------------------------------------------------------------------------------------------

    def save(self):
        scratch = self.state_file.with_suffix(".new")
        scratch.write_text(json.dumps(self.state, indent=1))
        scratch.replace(self.state_file)

    def alive(self, name):
        process = self.state.get("processes", {}).get(name)
        return process is not None and process_birth(process["pid"]) == process["birth"]

    def environment(self):
        if "env" not in self.state:
            raise RigError(f"no sound server was started in {self.dir}")
        return self.state["env"]

    def server_environment(self):
        return {**os.environ, **self.state["env"], **self.state["server_env"]}

    # --- processes ---------------------------------------------------------------------------------------------

    @staticmethod
    def allow_real_time():
        """Lets the servers' sound threads run before everything else where we may: a busy machine then makes no gaps."""
        try:
            resource.setrlimit(resource.RLIMIT_RTPRIO, (95, 95))
            resource.setrlimit(resource.RLIMIT_NICE, (31, 31))
        except (OSError, ValueError):
            pass

    def spawn(self, name, command):
        log = open(self.dir / f"{name}.log", "ab")
        process = subprocess.Popen(command, env=self.server_environment(), stdin=subprocess.DEVNULL, stdout=log,
                                   stderr=log, start_new_session=True, cwd=self.dir,
                                   preexec_fn=self.allow_real_time)
        self.state.setdefault("processes", {})[name] = {"pid": process.pid, "birth": process_birth(process.pid)}
        self.save()

    def end(self, name, with_signal=signal.SIGTERM):
        process = self.state.get("processes", {}).get(name)
        if process is None:
            return
        for sign in (with_signal, signal.SIGKILL):
            if not self.alive(name):
                break
            os.kill(process["pid"], sign)
            deadline = time.monotonic() + STOP_SECONDS
            while self.alive(name) and time.monotonic() < deadline:
                time.sleep(0.02)
        self.state["processes"].pop(name)
        self.save()

    def tool(self, *command):
        return subprocess.run(command, env=self.server_environment(), stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=START_SECONDS)

    def wait_until(self, condition, what, *names):
        deadline = time.monotonic() + START_SECONDS
        while not condition():
            dead = [name for name in names if not self.alive(name)]
            if dead or time.monotonic() > deadline:
                tails = "".join(f"\n--- {n}.log\n" + (self.dir / f"{n}.log").read_text(errors="replace")[-1500:]
                                for n in (dead or names))
                raise RigError(f"{what}: " + ("ended by itself" if dead else f"not within {START_SECONDS} s") + tails)
            time.sleep(0.03)

    # --- the commands ------------------------------------------------------------------------------------------

    def prepare(self):
        self.dir.mkdir(parents=True, exist_ok=True)
        runtime = self.dir / "runtime"
        if len(os.fsencode(runtime)) > LONGEST_RUNTIME:
            runtime = Path(tempfile.mkdtemp(prefix="talon-sound-"))
        runtime.mkdir(mode=0o700, exist_ok=True)
        (runtime / "pulse").mkdir(mode=0o700, exist_ok=True)
        config = self.dir / "config"
        sound_config.write(config)
        (self.dir / "state").mkdir(exist_ok=True)
        self.state = {"processes": {}, "sink": SINK, "rate": RATE, "runtime": str(runtime), "env": {
            "XDG_RUNTIME_DIR": str(runtime),
            "PIPEWIRE_RUNTIME_DIR": str(runtime),
            "PULSE_RUNTIME_PATH": str(runtime / "pulse"),
            "PULSE_SERVER": f"unix:{runtime}/pulse/native",
            "PULSE_COOKIE": str(self.dir / "cookie"),
        }, "server_env": {
            "PIPEWIRE_CONFIG_DIR": str(config / "pipewire"),
            "WIREPLUMBER_CONFIG_DIR": str(config / "wireplumber"),
            "XDG_STATE_HOME": str(self.dir / "state"),
            # The servers may neither reach nor wait for a bus of the machine.
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={runtime}/no-bus",
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={runtime}/no-bus",
        }}
        self.save()

    def start(self):
        need("pipewire", "wireplumber", "pipewire-pulse", "pactl", "parec")
        if any(self.alive(name) for name in self.state.get("processes", {})):
            raise RigError(f"a sound server already runs in {self.dir}")
        self.prepare()
        runtime = Path(self.state["runtime"])
        try:
            self.spawn("pipewire", ["pipewire"])
            self.wait_until((runtime / "pipewire-0").exists, "PipeWire's socket", "pipewire")
            self.spawn("wireplumber", ["wireplumber"])
            self.spawn("pulse", ["pipewire-pulse"])
            self.wait_until((runtime / "pulse" / "native").exists, "pipewire-pulse's socket", "pipewire", "pulse")
            self.add_sink()
            # Only the session manager names a default sink, so this also tells that it works.
            self.wait_until(lambda: self.tool("pactl", "get-default-sink").stdout.strip() == SINK,
                            "the null sink as the default one", "pipewire", "wireplumber", "pulse")
        except Exception:
            self.stop()
            raise

    def sinks(self):
        return [line.split("\t")[1] for line in self.tool("pactl", "list", "short", "sinks").stdout.splitlines()]

    def add_sink(self):
        loaded = self.tool("pactl", "load-module", "module-null-sink", *SINK_ARGUMENTS)
        if loaded.returncode != 0:
            raise RigError("the null sink can't be made: " + loaded.stderr.strip())
        self.state["sink_module"] = loaded.stdout.strip()
        self.save()
        self.wait_until(lambda: SINK in self.sinks(), "the null sink", "pipewire", "pulse")

    def remove_sink(self):
        module = self.state.pop("sink_module", None)
        if module is None:
            raise RigError("the sink has been removed already")
        self.tool("pactl", "unload-module", module)
        self.save()
        self.wait_until(lambda: SINK not in self.sinks(), "the null sink to go", "pipewire", "pulse")

    def mute(self, silent):
        if self.tool("pactl", "set-sink-mute", SINK, "1" if silent else "0").returncode != 0:
            raise RigError("the sink can't be silenced")

    def record_start(self, out):
        self.environment()
        if self.alive("record"):
            raise RigError("a recording is running already")
        out = Path(out).resolve()
        out.unlink(missing_ok=True)
        # parec, since the server buffers for it: pw-record writes to the disk within the sound's cycle, and a slow disk
        # loses the cycle.
        self.spawn("record", ["parec", "--device", SINK + ".monitor", "--rate", str(RATE), "--channels", "2",
                              "--format", "s16le", "--latency-msec", "50", "--file-format=wav", str(out)])
        # Data in the file (44 bytes are the header) tells that the stream is linked and runs.
        self.wait_until(lambda: out.exists() and out.stat().st_size > 44, "the recording", "record")

    def record_stop(self):
        if not self.alive("record"):
            raise RigError("no recording is running")
        self.end("record", signal.SIGINT)

    def stop(self):
        self.end("record", signal.SIGINT)
        for name in ("pulse", "wireplumber", "pipewire"):
            self.end(name)
        runtime = self.state.pop("runtime", None)
        self.state.pop("env", None)
        self.state.pop("server_env", None)
        if runtime and self.dir.exists():
            shutil.rmtree(runtime, ignore_errors=True)
        if self.dir.exists():
            self.save()


def print_environment(rig, as_json):
    if as_json:
        print(json.dumps(rig.environment(), indent=1))
    else:
        for name, value in rig.environment().items():
            print(f"export {name}={shlex.quote(value)}")


def run(rig, command):
    rig.start()
    try:
        return subprocess.call(command, env={**os.environ, **rig.environment(), "TALON_SOUND_RIG": str(rig.dir)})
    finally:
        rig.stop()


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("start", "env", "stop"):
        sub = commands.add_parser(name)
        sub.add_argument("dir")
        if name != "stop":
            sub.add_argument("--json", action="store_true")
    record = commands.add_parser("record")
    record.add_argument("dir")
    record.add_argument("what", choices=("start", "stop"))
    record.add_argument("out", nargs="?")
    sink = commands.add_parser("sink")
    sink.add_argument("dir")
    sink.add_argument("what", choices=("add", "remove", "mute", "unmute"))
    runner = commands.add_parser("run")
    runner.add_argument("dir")
    runner.add_argument("argv", nargs=argparse.REMAINDER)
    args = parser.parse_args(argv)
    rig = Rig(args.dir)
    if args.command == "start":
        rig.start()
        print_environment(rig, args.json)
    elif args.command == "env":
        print_environment(rig, args.json)
    elif args.command == "record" and args.what == "start":
        if not args.out:
            parser.error("record DIR start needs OUT.wav")
        rig.record_start(args.out)
    elif args.command == "record":
        rig.record_stop()
    elif args.command == "sink":
        {"add": rig.add_sink, "remove": rig.remove_sink, "mute": lambda: rig.mute(True), "unmute": lambda: rig.mute(False)}[args.what]()
    elif args.command == "run":
        return run(rig, args.argv[1:] if args.argv[:1] == ["--"] else args.argv)
    else:
        rig.stop()
    return 0


if __name__ == "__main__":
    # A terminating signal must reach the `finally` that ends the servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main(sys.argv[1:]))
    except RigError as error:
        print(f"sound_rig: {error}", file=sys.stderr)
        sys.exit(1)
