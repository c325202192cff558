#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the chime before a call, or the kiosk's question: make_chime.py OUT.wav [--question]

Two warm bell-like tones, a falling major third (G5, E♭5), like the chime of a quiet public building: soft attack, long natural
decay, few and gentle partials. 48 kHz, 16 bit, mono, about 1.2 s. The question is shorter and softer, and rises (E♭5, A♭5), so that
nobody takes it for a call.
"""

import argparse
import sys
import wave
from pathlib import Path

import numpy

RATE = 48000
# When it is struck (s), its pitch (Hz), its weight.
CALL = ((0.0, 783.99, 1.0), (0.32, 622.25, 0.95))
QUESTION = ((0.0, 622.25, 0.9), (0.18, 830.61, 1.0))
# Of each tone: multiple of its pitch, weight, decay time (s). The slightly stretched upper ones make it a bell.
PARTIALS = ((0.5, 0.22, 0.55), (1.0, 1.0, 0.42), (2.0, 0.30, 0.24), (3.01, 0.10, 0.14), (4.17, 0.035, 0.08))
ATTACK = 0.010
RELEASE = 0.150


def tone(times, start, pitch, weight):
    t = numpy.maximum(times - start, 0.0)
    sound = sum(w * numpy.sin(2 * numpy.pi * pitch * m * t) * numpy.exp(-t / decay) for m, w, decay in PARTIALS)
    rise = numpy.clip(t / ATTACK, 0, 1)
    return weight * sound * (0.5 - 0.5 * numpy.cos(numpy.pi * rise))


def chime(tones, length, peak):
    times = numpy.arange(int(length * RATE)) / RATE
    sound = sum(tone(times, *one) for one in tones)
    left = numpy.clip((length - times) / RELEASE, 0, 1)
    sound *= 0.5 - 0.5 * numpy.cos(numpy.pi * left)
    return sound * (peak / abs(sound).max())


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--question", action="store_true", help="the kiosk's question instead of the chime")
    args = parser.parse_args(argv)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    sound = chime(QUESTION, 0.8, 0.25) if args.question else chime(CALL, 1.2, 0.42)
    with wave.open(str(args.out), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE)
        wav.writeframes(numpy.round(sound * 32767).astype("<i2").tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
