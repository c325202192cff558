#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each pattern makes its slip in a sample, and none in a text, a comment or a declaration."""
import sys

import patterns

SAMPLES = {
    'flipped comparison': ('    if (a <= b)\n', '    if (a < b)\n'),
    'off by one': ('    int last = size - 1;\n', '    int last = size;\n'),
    'dropped call': ('    m_lines.erase(line);\n', '    ;\n'),
    'negated condition': ('    if (known(a))\n', '    if (!(known(a)))\n'),
    'swapped branch': ('    return open ? day : today(now);\n', '    return open ? today(now) : day;\n'),
    'changed bound': ('    static constexpr int most = 16;\n', '    static constexpr int most = 32;\n'),
}
QUIET = [
    '#include <vector> // a <= b - 1\n',
    '    throw std::logic_error("a <= b");\n',
    '    /// Before now - 1, when a < b.\n',
    'template<class A, class B>\n',
    '    auto operator<=>(const Day &) const = default;\n',
    '    if (m_told && !core::defect(core::Defect::calendar_trusted))\n',
    '    const std::lock_guard guard(m_lock);\n',
    '    if (const auto found = all.find(a); found)\n',
    '    return std::vector<std::map<Day, int>>{};\n',
    'void append(std::vector<core::Entry> entries);\n',
]


def main():
    wrong = []
    if set(SAMPLES) != set(patterns.PATTERNS):
        wrong.append('a pattern has no sample')
    for pattern, (line, new) in SAMPLES.items():
        made = [edit for _, which, edit in patterns.slips(line) if which == pattern]
        if new not in made:
            wrong.append(f'{pattern}: {line.strip()} becomes {made}')
    for line in QUIET:
        if made := list(patterns.slips(line)):
            wrong.append(f'{line.strip()} becomes {made}')
    print('\n'.join(wrong) or 'every pattern makes its slip, and none where there is nothing to slip')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
