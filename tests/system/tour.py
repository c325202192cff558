#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the whole of Talon with real programs on virtual screens and leaves pictures of everything.

Needs Debian's python3 with python3-gi and python3-numpy, and what deploy/packages/test.txt lists.
"""
import argparse
import pathlib
import sys

import world
from story import Story, end_on_signals


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder', type=pathlib.Path, help='where the pictures and tour.json go')
    parser.add_argument('--build', type=pathlib.Path, required=True, help='the build folder with the programs')
    parser.add_argument('--story', default='tour', choices=['tour', 'tour_kill', 'demo', 'busy', 'watch'], help='which story to run')
    return parser.parse_args()


def main():
    options = parse()
    world.enter()
    end_on_signals()
    # Only inside the world: they need its session bus.
    from session import Session, commit
    import stories
    options.folder.mkdir(parents=True, exist_ok=True)
    session = Session(options.build)
    story = Story(options.story, options.folder.resolve(), {
        'commit': commit(),
        'site': 'a copy of assets/demo/site.json whose hall is open at any hour (tools/always_open.py)',
    })
    try:
        steps = stories.STORIES[options.story](session, story)
        code = story.run(steps, on_failure=lambda: stories.show_failure(session, story))
    finally:
        session.end(keep_logs=options.folder / 'logs')
    return code


if __name__ == '__main__':
    sys.exit(main())
