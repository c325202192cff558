# SPDX-License-Identifier: GPL-3.0-or-later
"""Trims, fades, levels and limits a fragment."""

import numpy

WANTED_LUFS = -20.0     # loudness of every fragment (ITU-R BS.1770 weighting, gated, short blocks)
PEAK = 10 ** (-1.5 / 20)
BLOCK = 0.100           # a word is too short for the 400 ms blocks of the standard
SILENCE_DB = -42.0      # below the loudest 10 ms: not part of the word


SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


def weighted(samples):
    """The K weighting of BS.1770 at 48 kHz (a shelf for the head, a high-pass), applied in the frequency domain."""
    size = 1 << (len(samples) + 9600).bit_length()
    z = numpy.exp(-1j * numpy.linspace(0, numpy.pi, size // 2 + 1))
    response = numpy.ones(len(z), complex)
    for b, a in (SHELF, HIGH_PASS):
        response *= numpy.polyval(b[::-1], z) / numpy.polyval(a[::-1], z)
    return numpy.fft.irfft(numpy.fft.rfft(samples, size) * response, size)[:len(samples)]


def loudness(samples, rate=48000):
    """Gated loudness in LUFS: blocks more than 10 LU below the loud ones don't count."""
    k = numpy.concatenate((weighted(samples), numpy.zeros(int(BLOCK * rate))))
    step = int(BLOCK * rate / 4)
    total = numpy.concatenate(([0.0], numpy.cumsum(k * k)))
    starts = numpy.arange(0, max(len(samples) - step, 1), step)
    power = (total[numpy.minimum(starts + 4 * step, len(total) - 1)] - total[starts]) / (4 * step)
    power = power[power > 10 ** ((-70 + 0.691) / 10)]
    if len(power) == 0:
        return -70.0
    gate = power.mean() / 10
    return float(-0.691 + 10 * numpy.log10(power[power > gate].mean()))


def trim(samples, rate, lead, tail):
    """Cuts silence off both ends, leaving `lead` and `tail` seconds of it."""
    step = int(0.005 * rate)
    blocks = samples[:len(samples) // step * step].reshape(-1, step)
    power = numpy.sqrt((blocks ** 2).mean(axis=1))
    loud = numpy.flatnonzero(power > power.max() * 10 ** (SILENCE_DB / 20))
    first = max(loud[0] * step - int(lead * rate), 0)
    last = min((loud[-1] + 1) * step + int(tail * rate), len(samples))
    return samples[first:last]


def fade(samples, rate, begin, end):
    """Raised-cosine fades, so that a fragment begins and ends in silence and can't click."""
    out = samples.copy()
    up = min(int(begin * rate), len(out) // 2)
    down = min(int(end * rate), len(out) // 2)
    out[:up] *= 0.5 - 0.5 * numpy.cos(numpy.pi * (numpy.arange(up) + 0.5) / up)
    out[len(out) - down:] *= (0.5 + 0.5 * numpy.cos(numpy.pi * (numpy.arange(down) + 0.5) / down))
    return out


def limit(samples, rate):
    """Turns down around peaks above PEAK with a smooth gain (5 ms ahead, 40 ms after); never clips."""
    need = numpy.minimum(1.0, PEAK / numpy.maximum(abs(samples), 1e-9))
    if need.min() >= 1.0:
        return samples
    ahead, after = int(0.005 * rate), int(0.040 * rate)
    padded = numpy.pad(need, (after, ahead), constant_values=1.0)
    # The lowest need within reach, then an average over the shorter reach: never above the need itself.
    lowest = numpy.lib.stride_tricks.sliding_window_view(padded, ahead + after + 1).min(axis=1)
    kernel = numpy.ones(ahead) / ahead
    gain = numpy.convolve(numpy.pad(lowest, (ahead // 2, ahead - ahead // 2 - 1), mode="edge"), kernel, mode="valid")
    gain = numpy.minimum(gain, need)
    return samples * gain


def level(samples, rate):
    for _ in range(4):
        samples = limit(samples * 10 ** ((WANTED_LUFS - loudness(samples, rate)) / 20), rate)
    return samples
