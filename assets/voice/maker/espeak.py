# SPDX-License-Identifier: GPL-3.0-or-later
"""espeak-ng: words in, sound files out."""

import subprocess


def speak(voice, speed, sentences, folder):
    """Synthesises {name: text} into folder/name.wav; {name: path}."""
    result = {}
    for name, text in sentences.items():
        path = folder / f"{name}.wav"
        subprocess.run(["espeak-ng", "-v", voice, "-s", str(speed), "-w", str(path), "--", text], check=True)
        result[name] = path
    return result
