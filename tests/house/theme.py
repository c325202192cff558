#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No literal colour, size or duration in QML outside the theme (the singletons of qml/ui)."""
import re

import tree

HEX = re.compile(r'["\']#[0-9a-fA-F]{3,8}["\']')
MADE = re.compile(r'\bQt\.(rgba|hsla|hsva|tint|lighter|darker|color)\s*\(')
# property: value, where the property is a colour; "transparent" is the only name that is no choice.
NAMED = re.compile(r'\b[\w.]*[cC]olor\s*:.*["\'](?!transparent["\'])[a-z]{3,20}["\']')

LENGTHS = (r'(?:font\.)?pixelSize|pointSize|letterSpacing|wordSpacing|(?:\w+\.)?(?:implicit|minimum|maximum|preferred|'
           r'content|cell|drag|source)?(?:[wW]idth|[hH]eight)|(?:\w+\.)?(?:left|right|top|bottom)?[mM]argins?|'
           r'(?:row|column|line)?[sS]pacing|(?:\w+\.)?\w*[rR]adius|(?:left|right|top|bottom|horizontal|vertical)?[pP]adding|'
           r'(?:\w+\.)?(?:horizontal|vertical)CenterOffset|baselineOffset|x|y|duration|interval')
LENGTH = re.compile(rf'(?:^|[\s;{{])(?:(?:readonly\s+)?property\s+(?:int|real|double)\s+\w*?)?({LENGTHS})\s*:\s*([^;{{}}]+)')
NUMBER = r'\d+(?:\.\d+)?'
# A number that stands alone, in a branch of ?:, added or subtracted, or as an argument of a function is a size;
# one that multiplies or divides is a proportion.
ALONE = re.compile(rf'(?:^|[?:+\-(,]|\breturn\b)\s*-?\s*({NUMBER})\s*(?=$|[:+\-),])')
SMALL = {'0', '0.0', '1'}


def is_theme(path, text):
    return path.startswith('qml/ui/') and re.search(r'^\s*pragma\s+Singleton', text, re.MULTILINE)


def literal_length(line):
    """The first property of a line that is given a literal length, as «name: value», or nothing."""
    for match in LENGTH.finditer(line):
        numbers = [number for number in ALONE.findall(match[2].strip()) if number not in SMALL]
        if numbers:
            return f'{match[1]}: {match[2].strip()}'
    return None


def check(sources):
    found = []
    for path, text in sources.items():
        if not path.startswith('qml/') or not path.endswith('.qml') or is_theme(path, text):
            continue
        for number, line in tree.lines(tree.without_comments(text)):
            if HEX.search(line) or MADE.search(line) or NAMED.search(line):
                found.append(f'{path}:{number}: a colour outside the theme: {line.strip()}')
            length = literal_length(line)
            if length:
                found.append(f'{path}:{number}: a size outside the theme: {length}')
    return found


if __name__ == '__main__':
    tree.main(check, __doc__)
