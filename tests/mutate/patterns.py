# SPDX-License-Identifier: GPL-3.0-or-later
"""The slips that a programmer makes, as edits of one line of C++ each."""
import re

COMMENT = re.compile(r'//.*$|/\*.*?\*/')
STRING = re.compile(r'R"\(.*?\)"|"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)\'')
# Lines that say what a thing is and not what it does, and the deliberate defects of the simulation.
DECLARES = re.compile(r'^\s*(?:#|template\b|using\b|namespace\b|static_assert|friend\b|///)|\boperator\b|\bdefect\(')
STATEMENT = re.compile(r'^\s+(?!return\b|throw\b|if\b|for\b|while\b|switch\b|case\b|else\b|delete\b|co_\w+\b|const\b|auto\b|static\b)'
                       r'[\w.:>*()\[\]-]+\(.*\);$')


def masked(line):
    """The line with comments and texts blanked out, of the same length."""
    def blank(match):
        return ' ' * len(match.group(0))
    return COMMENT.sub(blank, STRING.sub(lambda m: m.group(0)[0] + ' ' * (len(m.group(0)) - 2) + m.group(0)[-1], line))


def _each(pattern, replacement):
    """Edits by a table of exact operators."""
    found = re.compile(pattern)

    def edits(line, code, _before):
        for match in found.finditer(code):
            new = replacement(match) if callable(replacement) else replacement
            if new is not None:
                yield line[:match.start()] + new + line[match.end():]
    return edits


def _balanced(code, start):
    """Where the bracket that opens at `start` closes, or None."""
    depth = 0
    for at in range(start, len(code)):
        depth += (code[at] == '(') - (code[at] == ')')
        if depth == 0:
            return at
    return None


def _negated(line, code, _before):
    match = re.search(r'\b(?:if|while) (\()', code)
    end = _balanced(code, match.start(1)) if match else None
    inside = code[match.start(1) + 1:end] if end else ''
    if end and not re.search(r';|\b(?:auto|const)\b', inside):
        yield line[:match.start(1)] + '(!' + line[match.start(1):end + 1] + ')' + line[end + 1:]


def _dropped(line, code, before):
    whole = code.count('(') == code.count(')') and code.count('{') == code.count('}')
    begins = not before.strip() or before.rstrip().endswith((';', '{', '}', ')', ':')) or before.strip() == 'else'
    # A declaration with a constructor's arguments has two words before the bracket.
    declares = re.match(r'^\s+[\w:<>,]+ [\w]+\(', code)
    if STATEMENT.match(code.rstrip()) and whole and begins and not declares:
        indent = len(line) - len(line.lstrip())
        yield line[:indent] + ';\n'


def _swapped(line, code, _before):
    match = re.search(r' \? ([\w.:>*()-]+) : ([\w.:>*()-]+)(?=[;,)])', code)
    if match and match.group(1) != match.group(2) and all(part.count('(') == part.count(')') for part in match.groups()):
        yield (line[:match.start()] + ' ? ' + line[match.start(2):match.end(2)] + ' : '
               + line[match.start(1):match.end(1)] + line[match.end():])


FLIPPED = {' < ': ' <= ', ' <= ': ' < ', ' > ': ' >= ', ' >= ': ' > ', ' == ': ' != ', ' != ': ' == '}
BOUNDS = {'std::min': 'std::max', 'std::max': 'std::min', 'lower_bound': 'upper_bound', 'upper_bound': 'lower_bound'}


def _number(match):
    value = int(match.group(2).replace("'", ''))
    return match.group(1) + str(value * 2 if value > 1 else value + 1)


PATTERNS = {
    'flipped comparison': _each(r' (?:<=|>=|==|!=|<|>) ', lambda m: FLIPPED[m.group(0)]),
    'off by one': _each(r' ([+-]) 1\b(?!\')(?!\.)', lambda m: '' if m.group(1) == '-' else ' + 2'),
    'dropped call': _dropped,
    'negated condition': _negated,
    'swapped branch': lambda line, code, before: (*_swapped(line, code, before),
                                                  *_each(r' (?:&&|\|\|) ', lambda m: ' || ' if '&' in m.group(0) else ' && ')(line, code, before)),
    'changed bound': lambda line, code, before: (
        *_each(r"(constexpr [\w:<>, ]+ ?[={] ?|constexpr [\w:<>, ]+\{)(\d[\d']*)\b", _number)(line, code, before),
        *_each(r'std::min\b|std::max\b|\blower_bound\b|\bupper_bound\b', lambda m: BOUNDS[m.group(0)])(line, code, before)),
}


def slips(text):
    """All edits of a file's text: (line number from 1, pattern, the new line)."""
    lines = text.splitlines(keepends=True)
    before = ''
    for number, line in enumerate(lines, 1):
        code = masked(line)
        if code.strip() and not DECLARES.search(line):
            for pattern, edits in PATTERNS.items():
                for new in edits(line, code, before):
                    if new != line:
                        yield number, pattern, new
        before = code if code.strip() else before
