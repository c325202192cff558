#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds an expected sound in a recording and compares the two sample by sample.

    compare_wav.py RECORDED.wav EXPECTED.wav [--after SAMPLE] [--tolerance N] [--json]

Both are 48 kHz 16-bit WAV files; of several channels the recording's first is compared, and the others have to be the
same. The place is found by cross-correlation. Prints the offset, the largest difference, how many samples differ, the longest silence
inside (recorded and expected), and how many samples are clipped. Exits 0 when nothing differs by more than the
tolerance (0), no sample is clipped that isn't in EXPECTED, and the silence inside isn't longer; 1 when it differs; 2 on bad input.
"""

import argparse
import json
import sys
import wave

import numpy

RATE = 48000
SILENT = 1  # |sample| up to this is silence
FULL_SCALE = (-32768, 32767)


def read(path):
    with wave.open(path) as wav:
        if wav.getframerate() != RATE or wav.getsampwidth() != 2:
            raise ValueError(f"{path} is not 48 kHz, 16 bit")
        samples = numpy.frombuffer(wav.readframes(wav.getnframes()), "<i2").reshape(-1, wav.getnchannels())
    if len(samples) == 0:
        raise ValueError(f"{path} is empty")
    if (samples != samples[:, :1]).any():
        raise ValueError(f"{path} has channels that differ")
    return samples[:, 0].astype(numpy.int64)


def locate(recorded, expected):
    """The offset of the best match that lies inside the recording whole."""
    size = 1 << int(len(recorded) + len(expected) - 1).bit_length()
    product = numpy.fft.rfft(recorded, size) * numpy.conj(numpy.fft.rfft(expected, size))
    room = len(recorded) - len(expected) + 1
    correlation = numpy.fft.irfft(product, size)[:room]
    # Loud neighbours must not win over the exact place: subtract half of the energy under the window.
    energy = numpy.concatenate(([0.0], numpy.cumsum(recorded.astype(float) ** 2)))
    window = energy[len(expected):len(expected) + room] - energy[:room]
    return int(numpy.argmax(correlation - window / 2))


def longest_silence(samples, tolerance):
    """The longest run of silence between the first and the last sound, in samples."""
    loud = numpy.flatnonzero(abs(samples) > SILENT + tolerance)
    return int(numpy.diff(loud).max() - 1) if len(loud) > 1 else 0


def clipped(samples):
    return int(((samples == FULL_SCALE[0]) | (samples == FULL_SCALE[1])).sum())


def compare(recorded, expected, tolerance):
    if len(recorded) < len(expected):
        raise ValueError(f"the recording is shorter ({len(recorded)}) than what is expected ({len(expected)})")
    if not expected.any():
        raise ValueError("the expected sound is silence")
    offset = locate(recorded, expected)
    part = recorded[offset:offset + len(expected)]
    difference = abs(part - expected)
    report = {
        "offset": offset,
        "samples": len(expected),
        "max_difference": int(difference.max()),
        "differing_samples": int((difference > tolerance).sum()),
        "longest_silence": longest_silence(part, tolerance),
        "longest_silence_expected": longest_silence(expected, tolerance),
        "clipped": clipped(part),
        "clipped_expected": clipped(expected),
    }
    report["same"] = (report["differing_samples"] == 0
                      and report["clipped"] <= report["clipped_expected"]
                      and report["longest_silence"] <= report["longest_silence_expected"])
    if report["differing_samples"]:
        report["first_difference"] = int(numpy.flatnonzero(difference > tolerance)[0])
    return report


def main(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("recorded")
    parser.add_argument("expected")
    parser.add_argument("--after", type=int, default=0, help="look only from this sample of the recording on")
    parser.add_argument("--tolerance", type=int, default=0, help="the largest difference that counts as the same")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    try:
        report = compare(read(args.recorded)[args.after:], read(args.expected), args.tolerance)
    except (OSError, EOFError, wave.Error, ValueError) as error:
        print(f"compare_wav: {error}", file=sys.stderr)
        return 2
    report["offset"] += args.after
    if args.json:
        print(json.dumps(report))
    else:
        for name, value in report.items():
            print(f"{name}: {value}")
    return 0 if report["same"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
