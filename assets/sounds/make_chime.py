#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the chime that calls for attention: make_chime.py OUT.wav

Two warm bell-like tones, a falling major third (G5, E♭5), like the chime of a quiet public building: soft attack, long natural
decay, few and gentle partials. 48 kHz, 16 bit, mono, about 1.2 s.
"""

import argparse
import sys
import wave
from pathlib import Path

import numpy

RATE = 48000
LENGTH = 1.20
PEAK = 0.42
# When it is struck (s), its pitch (Hz), its weight.
TONES = ((0.0, 783.99, 1.0), (0.32, 622.25, 0.95))
# Of each tone: multiple of its pitch, weight, decay time (s). The slightly stretched upper ones make it a bell.
PARTIALS = ((0.5, 0.22, 0.55), (1.0, 1.0, 0.42), (2.0, 0.30, 0.24), (3.01, 0.10, 0.14), (4.17, 0.035, 0.08))
ATTACK = 0.010
RELEASE = 0.150


def tone(times, start, pitch, weight):
    t = numpy.maximum(times - start, 0.0)
    sound = sum(w * numpy.sin(2 * numpy.pi * pitch * m * t) * numpy.exp(-t / decay) for m, w, decay in PARTIALS)
    rise = numpy.clip(t / ATTACK, 0, 1)
    return weight * sound * (0.5 - 0.5 * numpy.cos(numpy.pi * rise))


def chime():
    times = numpy.arange(int(LENGTH * RATE)) / RATE
    sound = sum(tone(times, *one) for one in TONES)
    left = numpy.clip((LENGTH - times) / RELEASE, 0, 1)
    sound *= 0.5 - 0.5 * numpy.cos(numpy.pi * left)
    return sound * (PEAK / abs(sound).max())


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    args = parser.parse_args(argv)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(args.out), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE)
        wav.writeframes(numpy.round(chime() * 32767).astype("<i2").tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
