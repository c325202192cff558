# SPDX-License-Identifier: GPL-3.0-or-later
"""From a table of fragments to their finished samples: synthesise, cut, bend, trim, level."""

import tomllib
from dataclasses import dataclass

import numpy

from . import espeak, festival, level, melody, pitch, wav

EDGE = 0.040            # kept beyond a word where the sentence has a pause there
LEAD, TAIL = 0.002, 0.004
FADE_IN, FADE_OUT = 0.003, 0.010
PART_GAP = 0.020        # between the parts of a fragment
STRESSED = {"aa", "ee", "ii", "oo", "uu", "yy"}


@dataclass
class Cut:
    """A piece of a synthesised sentence, and where its stressed vowel lies in it (seconds)."""
    samples: numpy.ndarray
    rate: int
    vowel: tuple


def load(path):
    with open(path, "rb") as file:
        table = tomllib.load(file)
    fragments = table["fragments"]
    for identity, fragment in fragments.items():
        if "like" in fragment:
            fragments[identity] = {**fragments[fragment["like"]], **fragment}
    return table["voice"], fragments


def parts_of(fragment):
    return fragment.get("parts", [fragment])


def cut_word(spoken, part):
    """The wanted occurrence of the part's words, with a margin where a pause is beside it."""
    wanted = part["say"].lower().split()
    names = [word for word, _, _ in spoken.words]
    places = [i for i in range(len(names) - len(wanted) + 1) if names[i:i + len(wanted)] == wanted]
    if len(places) < part.get("take", 1):
        raise ValueError(f"{part['say']!r} isn't found in what was said: {names}")
    place = places[part.get("take", 1) - 1]
    begin, end = spoken.words[place][1], spoken.words[place + len(wanted) - 1][2]
    inside = [p for p in spoken.phones if begin - 0.001 <= p[1] and p[2] <= end + 0.001]
    stressed = [p for p in inside if p[0] in STRESSED] or [max(inside, key=lambda p: p[2] - p[1])]
    pauses = [p for p in spoken.phones if p[0] == "pau"]
    before = EDGE if any(abs(p[2] - begin) < 0.002 for p in pauses) else 0.0
    after = EDGE if any(abs(p[1] - end) < 0.002 for p in pauses) else 0.0
    samples, rate = wav.read(spoken.path)
    first = max(int((begin - before) * rate), 0)
    offset = begin - first / rate
    return Cut(samples[first:int((end + after) * rate)], rate,
               (stressed[-1][1] - begin + offset, stressed[-1][2] - begin + offset))


def say(voice, fragments, folder):
    """Every fragment's parts as Cuts: {id: [Cut…]}."""
    names, sentences, first = {}, {}, {}
    for identity, fragment in fragments.items():
        for number, part in enumerate(parts_of(fragment)):
            text = part.get("in", "@").replace("@", part["say"])
            name = first.setdefault(text, f"{identity}-{number}")  # each sentence is said once
            names.setdefault(name, []).append((identity, number, part))
            sentences[name] = text
    cuts = {}
    if voice["engine"] == "festival":
        spoken = festival.speak(voice["voice"], sentences, folder)
        for name, taken in names.items():
            for identity, number, part in taken:
                cuts.setdefault(identity, {})[number] = cut_word(spoken[name], part)
    else:
        paths = espeak.speak(voice["voice"], voice["speed"], sentences, folder)
        for name, taken in names.items():
            samples, rate = wav.read(paths[name])
            for identity, number, _ in taken:
                cuts.setdefault(identity, {})[number] = Cut(samples, rate, None)
    return {identity: [pieces[number] for number in sorted(pieces)] for identity, pieces in cuts.items()}


def shape(voice, fragment, cuts):
    """The finished samples of one fragment, 48 kHz."""
    pieces, vowels, length = [], [], 0.0
    for cut in cuts:
        samples = wav.resample(cut.samples, cut.rate)
        samples = level.fade(samples, wav.RATE, FADE_IN, FADE_IN)
        if pieces:
            samples = numpy.concatenate((numpy.zeros(int(PART_GAP * wav.RATE)), samples))
        vowels.append(cut.vowel and (cut.vowel[0] + length, cut.vowel[1] + length))
        pieces.append(samples)
        length += len(samples) / wav.RATE
    samples = numpy.concatenate(pieces)

    times, hertz = pitch.track(samples, wav.RATE)
    voiced = times[hertz > 0]
    if len(voiced) > 3:
        begin, end = voiced[0], voiced[-1]
        middle = (begin + 0.25 * (end - begin), begin + 0.75 * (end - begin))
        vowel = vowels[0] if len(cuts) == 1 and vowels[0] else middle
        wanted = melody.course(fragment["course"], voice["base"], begin, *vowel, end)
        samples = pitch.bend(samples, wav.RATE, wanted, voice["liveliness"], fragment.get("pace", 1.0))
    samples = level.trim(samples, wav.RATE, LEAD, TAIL)
    # Fades after the level: nothing moves the ends away from silence again.
    return level.fade(level.level(samples, wav.RATE), wav.RATE, FADE_IN, FADE_OUT)
