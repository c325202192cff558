# SPDX-License-Identifier: GPL-3.0-or-later
"""The melody of a fragment: measured, and bent to a wanted course.

Fragments come from different sentences, so each has a melody of its own; spliced as they are they would hop up and
down. `bend` moves the melody to a given course by pitch-synchronous overlap and add (TD-PSOLA): whole periods of the
voice are moved closer together or further apart, their sound stays.
"""

import numpy

LOWEST, HIGHEST = 65.0, 270.0
HOP = 0.005
WINDOW = 0.040
VOICED = 0.5            # normalised autocorrelation from which a frame counts as voiced
CANDIDATES = 6
JUMP_COST = 3.0         # per octave between neighbouring frames
OCTAVE_COST = 0.04      # a slight preference for the higher of two equally good octaves
UNVOICED_STEP = 0.005


def _autocorrelation(frames, size):
    spectrum = numpy.fft.rfft(frames, size, axis=-1)
    return numpy.fft.irfft(abs(spectrum) ** 2, size, axis=-1)


def track(samples, rate):
    """Times, fundamental frequencies (0 where unvoiced) every HOP seconds."""
    width, hop = int(WINDOW * rate), int(HOP * rate)
    padded = numpy.concatenate((numpy.zeros(width // 2), samples, numpy.zeros(width // 2 + hop)))
    count = len(samples) // hop + 1
    window = numpy.hanning(width)
    frames = numpy.stack([padded[i * hop:i * hop + width] for i in range(count)]) * window
    size = 1 << (2 * width - 1).bit_length()
    power = _autocorrelation(frames, size)[:, :width]
    own = _autocorrelation(window, size)[:width]
    shape = power / numpy.maximum(power[:, :1], 1e-9) / numpy.maximum(own / own[0], 1e-3)
    loud = numpy.sqrt(power[:, 0] / width)
    low, high = int(rate / HIGHEST), int(rate / LOWEST)
    threshold = 0.02 * loud.max()

    times = numpy.arange(count) * hop / rate
    best = []
    for i in range(count):
        lags = shape[i, low:high]
        peaks = numpy.flatnonzero((lags[1:-1] >= lags[:-2]) & (lags[1:-1] > lags[2:])) + 1
        peaks = peaks[numpy.argsort(-lags[peaks])][:CANDIDATES]
        voiced = [(rate / (low + k), lags[k]) for k in peaks if lags[k] > VOICED and loud[i] > threshold]
        best.append(voiced)
    return times, _smoothest_path(best)


def _smoothest_path(frames):
    """Of each frame's candidates the ones that make the strongest and smoothest course (Viterbi, per voiced run)."""
    result = numpy.zeros(len(frames))
    start = 0
    while start < len(frames):
        if not frames[start]:
            start += 1
            continue
        end = start
        while end < len(frames) and frames[end]:
            end += 1
        costs, links = [], []
        for i in range(start, end):
            local = numpy.array([1 - strength - OCTAVE_COST * numpy.log2(f / LOWEST) for f, strength in frames[i]])
            pitch = numpy.log2([f for f, _ in frames[i]])
            if i == start:
                costs.append(local)
                links.append(None)
            else:
                step = costs[-1][None, :] + JUMP_COST * abs(pitch[:, None] - previous[None, :])
                links.append(step.argmin(axis=1))
                costs.append(local + step.min(axis=1))
            previous = pitch
        k = int(costs[-1].argmin())
        for i in range(end - 1, start - 1, -1):
            result[i] = frames[i][k][0]
            k = int(links[i - start][k]) if links[i - start] is not None else k
        start = end
    return result


def semitones(frequency, base):
    return 12 * numpy.log2(frequency / base)


def _smooth(values, length):
    kernel = numpy.hanning(length + 2)[1:-1]
    kernel /= kernel.sum()
    padded = numpy.pad(values, length // 2, mode="edge")
    return numpy.convolve(padded, kernel, mode="valid")[:len(values)]


def marks(samples, rate, times, pitch):
    """Sample positions of the voice's periods; in unvoiced parts evenly spaced ones. Returns (position, voiced) lists."""
    found, voiced = [], []
    position = 0
    length = len(samples)
    energy = _smooth(samples, max(3, int(rate * 0.0008)) | 1)
    # The side of the stronger peaks is where periods are marked.
    sign = 1 if energy.max() > -energy.min() else -1
    energy = energy * sign
    inside = False
    while position < length:
        f = pitch[min(int(round(position / rate / HOP)), len(pitch) - 1)]
        if f <= 0:
            found.append(position)
            voiced.append(False)
            position += int(UNVOICED_STEP * rate)
            inside = False
            continue
        period = rate / f
        if not inside:
            stop = min(length, position + int(period))
            mark = position + int(energy[position:stop].argmax())
            inside = True
        else:
            reach = int(period * 0.2)
            centre = found[-1] + int(round(period))
            first, last = max(centre - reach, found[-1] + 1), min(centre + reach + 1, length)
            if first >= last:
                break
            half = int(period * 0.5)
            model = energy[max(found[-1] - half, 0):found[-1] + half]
            scores = []
            for k in range(first, last):
                other = energy[max(k - half, 0):k + half]
                n = min(len(model), len(other))
                scores.append(numpy.dot(model[:n], other[:n]) + 0.3 * n * energy[k] * energy[found[-1]] / 10)
            mark = first + int(numpy.argmax(scores))
        found.append(mark)
        voiced.append(True)
        position = mark + int(period * 0.8)
    return numpy.array(found), numpy.array(voiced)


def bend(samples, rate, wanted, liveliness, stretch=1.0):
    """Moves the melody to `wanted(times) -> Hz` and the length by `stretch`; `liveliness` is the share of the own
    ups and downs that is kept."""
    times, pitch = track(samples, rate)
    on = pitch > 0
    if on.sum() < 4:
        return samples
    own = numpy.interp(times, times[on], semitones(pitch[on], 100.0))
    own = _smooth(own, 7)
    line = numpy.polyval(numpy.polyfit(times[on], own[on], 1), times)
    target = 100.0 * 2 ** ((semitones(wanted(times), 100.0) + liveliness * (own - line)) / 12)

    positions, voiced = marks(samples, rate, times, pitch)
    if len(positions) < 4:
        return samples
    out = numpy.zeros(int(len(samples) * stretch) + rate // 10)
    weight = numpy.zeros_like(out)
    gaps = numpy.diff(positions, append=positions[-1] + (positions[-1] - positions[-2]))
    place = float(positions[0]) * stretch
    while place / stretch <= positions[-1]:
        source = place / stretch
        k = int(numpy.searchsorted(positions, source))
        if k >= len(positions) or (k > 0 and source - positions[k - 1] < positions[k] - source):
            k -= 1
        left = int(gaps[k - 1] if k > 0 else gaps[k])
        right = int(gaps[k])
        if voiced[k]:
            # A neighbour across a voicing edge isn't a period away.
            period = int(round(rate / max(pitch[min(int(round(positions[k] / rate / HOP)), len(pitch) - 1)], LOWEST)))
            left, right = min(left, int(1.3 * period)), min(right, int(1.3 * period))
        window = numpy.concatenate((numpy.hanning(2 * left + 1)[:left], numpy.hanning(2 * right + 1)[right:]))
        first = positions[k] - left
        cut = slice(max(first, 0), min(positions[k] + right + 1, len(samples)))
        window = window[cut.start - first:cut.start - first + cut.stop - cut.start]
        at = int(round(place)) - (positions[k] - cut.start)
        if at < 0:
            window, cut, at = window[-at:], slice(cut.start - at, cut.stop), 0
        out[at:at + len(window)] += samples[cut] * window
        weight[at:at + len(window)] += window
        if voiced[k]:
            place += rate / target[min(int(round(source / rate / HOP)), len(target) - 1)]
        else:
            place += right
    out = out / numpy.maximum(weight, 0.7)
    return out[:int(len(samples) * stretch)]
