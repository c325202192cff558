# SPDX-License-Identifier: GPL-3.0-or-later
"""The melody a fragment should have, by its place in the announcement.

In semitones around the voice's base: level and slightly raised while the number is being told, a rise on the last
word before the comma (the sentence goes on), a gentle decline over «пройдите к окну номер», a fall on the last word.
Four points each: begin, start of the stressed vowel, its end, end.
"""

import numpy

COURSES = {
    "ticket": (0.0, 1.5, 2.5, 1.5),
    "letter": (1.0, 1.5, 2.0, 1.2),
    "middle": (0.6, 1.2, 0.8, 0.0),
    "comma": (0.0, 0.3, 3.8, 1.5),
    "window": (2.0, 1.6, -0.6, -1.0),
    "final": (-0.5, 0.5, -3.2, -5.0),
}


def course(kind, base, begin, vowel_begin, vowel_end, end):
    """A function of time (array of seconds) to Hz."""
    points = [begin, max(vowel_begin, begin + 0.005), 0.0, 0.0]
    points[2] = max(vowel_end, points[1] + 0.03)
    points[3] = max(end, points[2] + 0.005)
    values = COURSES[kind]

    def wanted(times):
        return base * 2 ** (numpy.interp(times, points, values) / 12)

    return wanted
