# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound files: reading synthesizers' output, resampling with sox, writing the pack's 48 kHz 16-bit files."""

import subprocess
import wave

import numpy

RATE = 48000


def read(path):
    """Samples as floats in -1…1, and the rate."""
    with wave.open(str(path)) as wav:
        if wav.getnchannels() != 1 or wav.getsampwidth() != 2:
            raise ValueError(f"{path}: not 16-bit mono")
        data = numpy.frombuffer(wav.readframes(wav.getnframes()), "<i2")
        return data.astype(float) / 32768, wav.getframerate()


def resample(samples, rate):
    """To 48 kHz with sox' best quality, linear phase; 32-bit floats in and out, so nothing is rounded or clipped."""
    raw = ["-t", "raw", "-e", "floating-point", "-b", "32", "-c", "1"]
    done = subprocess.run(["sox", "-D", *raw, "-r", str(rate), "-", *raw, "-r", str(RATE), "-", "rate", "-v", "-L"],
                          input=samples.astype("<f4").tobytes(), stdout=subprocess.PIPE, check=True)
    return numpy.frombuffer(done.stdout, "<f4").astype(float)


def write(path, samples):
    data = numpy.round(samples * 32768)
    if abs(data).max() > 32767:
        raise ValueError(f"{path}: would clip")
    with wave.open(str(path), "wb") as wav:
        wav.setnchannels(1)
        wav.setsampwidth(2)
        wav.setframerate(RATE)
        wav.writeframes(data.astype("<i2").tobytes())
