#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the default voice pack: make_voice.py OUT_DIR [--languages ru,en]. Needs festival, festvox-ru, espeak-ng, sox, numpy."""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from maker import fragments, wav

HERE = Path(__file__).resolve().parent
TABLES = {"ru": "russian.toml", "en": "english.toml"}


def make_language(language, out):
    voice, table = fragments.load(HERE / TABLES[language])
    entries = {}
    (out / language).mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="talon-voice-") as scratch:
        cuts = fragments.say(voice, table, Path(scratch))
        for identity, fragment in table.items():
            name = f"{language}/{identity}.wav"
            wav.write(out / name, fragments.shape(voice, fragment, cuts[identity]))
            entries[identity] = {"file": name, "text": fragment["text"]}
    return voice["name"], entries


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--languages", default=",".join(TABLES))
    args = parser.parse_args(argv)
    # Made beside its place and moved there whole: a broken-off build leaves no half pack.
    making = args.out.with_name(args.out.name + ".making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    names, languages = [], {}
    for language in args.languages.split(","):
        name, entries = make_language(language, making)
        names.append(f"{language}: {name}")
        languages[language] = {"fragments": entries}
        shutil.copy(HERE / f"{language}.grammar", making / language / "grammar")
    manifest = {"format": 1, "voice": "; ".join(names), "rate": wav.RATE, "languages": languages}
    (making / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.rmtree(args.out, ignore_errors=True)
    making.rename(args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
