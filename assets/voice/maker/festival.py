# SPDX-License-Identifier: GPL-3.0-or-later
"""Festival: sentences in (UTF-8; a plus stands before a stressed vowel), sound files and times of words out."""

import subprocess
from dataclasses import dataclass, field

LISTING = """
(define (times item first last)
  (format t "%s %f %f\\n" (item.name item) first last))
(define (tell u)
  (mapcar (lambda (w) (format t "word ")
            (times w (item.feat w "R:SylStructure.daughter1.daughter1.segment_start")
                     (item.feat w "R:SylStructure.daughtern.daughtern.segment_end")))
          (utt.relation.items u 'Word))
  (mapcar (lambda (s) (format t "phone ") (times s (item.feat s "segment_start") (item.feat s "segment_end")))
          (utt.relation.items u 'Segment))
  (mapcar (lambda (n) (format t "unit %s " (item.feat n "fileid"))
            (times n (item.feat n "unit_start") (item.feat n "unit_end")))
          (utt.relation.items u 'Unit)))
"""


class SynthesisError(Exception):
    pass


@dataclass
class Spoken:
    """One synthesised sentence: where its words and sounds are, and which recordings its pieces come from."""
    path: str
    words: list = field(default_factory=list)
    phones: list = field(default_factory=list)
    units: list = field(default_factory=list)


def script(voice, sentences, folder):
    lines = [f"(voice_{voice})", LISTING]
    for name, text in sentences.items():
        if '"' in text or "\\" in text:
            raise SynthesisError(f"a quote or backslash in {text!r}")
        lines.append(f'(format t "sentence {name}\\n")'
                     f'(set! u (utt.synth (eval (list (quote Utterance) (quote Text) "{text}"))))'
                     f'(tell u) (utt.save.wave u "{folder}/{name}.wav" "riff")')
    return "\n".join(lines) + "\n"


def speak(voice, sentences, folder):
    """Synthesises {name: text} in one run into folder/name.wav; {name: Spoken}."""
    program = folder / "sentences.scm"
    program.write_text(script(voice, sentences, folder), encoding="utf-8")
    done = subprocess.run(["festival", "-b", str(program)], capture_output=True, text=True, errors="replace")
    if done.returncode != 0 or "ERROR" in done.stderr:
        raise SynthesisError(f"festival failed: {done.stderr.strip()[-400:]}")
    result, now = {}, None
    for line in done.stdout.splitlines():
        kind, *rest = line.split()
        if kind == "sentence":
            now = result[rest[0]] = Spoken(str(folder / f"{rest[0]}.wav"))
        elif kind == "word":
            now.words.append((rest[0].strip(".,:;?!").lower(), float(rest[1]), float(rest[2])))
        elif kind == "phone":
            now.phones.append((rest[0], float(rest[1]), float(rest[2])))
        elif kind == "unit":
            now.units.append((rest[0], rest[1], float(rest[2]), float(rest[3])))
    missing = [name for name in sentences if name not in result or not result[name].words]
    if missing:
        raise SynthesisError("festival said nothing for: " + ", ".join(missing[:5]))
    return result
