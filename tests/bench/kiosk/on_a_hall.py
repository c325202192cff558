# SPDX-License-Identifier: GPL-3.0-or-later
"""What benches on a whole inspectorate have in common: a figure's line, and the inspectorate that they are measured on."""
import argparse
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / 'system'))
import world  # noqa: E402


def say(name, value, unit, mark=None, **more):
    line = {'name': name, 'value': round(float(value), 1), 'unit': unit, **more}
    if mark is not None:
        line.update(mark=mark, ok=bool(value <= mark))
    print(json.dumps(line), flush=True)


def measure(what, steps):
    """Runs steps(session) on an inspectorate in a world of its own; `what`: the bench's words for --help."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument('--build', type=pathlib.Path, required=True)
    build = parser.parse_args().build
    world.enter()
    from session import Session
    from story import end_on_signals
    end_on_signals()
    session = Session(build)
    try:
        steps(session)
    finally:
        session.end()
