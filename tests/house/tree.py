# SPDX-License-Identifier: GPL-3.0-or-later
"""What every house check shares: the tree as {path: text}, and how complaints are told."""
import argparse
import pathlib
import sys

# Folders that hold our own sources, and those inside them that do not.
SOURCES = ['services', 'kiosk', 'qml', 'tests', 'tools', 'assets']
FOREIGN = {'node_modules', 'dist', 'build', 'test-results', '__pycache__', 'i18n'}
SUFFIXES = {'.cpp', '.h', '.qml', '.js', '.ts', '.mjs', '.svelte', '.css', '.py', '.sh'}


def read_tree(root):
    """Our own source files: path relative to the root, with /, and text."""
    tree = {}
    for folder in SOURCES:
        for path in sorted((root / folder).rglob('*')):
            parts = path.relative_to(root).parts
            if path.suffix in SUFFIXES and path.is_file() and not FOREIGN.intersection(parts):
                tree['/'.join(parts)] = path.read_text(encoding='utf-8')
    return tree


def lines(text):
    """The lines of a text with their numbers from 1."""
    return enumerate(text.splitlines(), start=1)


def without_comments(text):
    """C++ or QML source whose comments are blanked and whose lines stay where they are; strings are kept."""
    out, i, quote = [], 0, ''
    while i < len(text):
        pair = text[i:i + 2]
        if quote:
            taken = 2 if text[i] == '\\' else 1
            if text[i] == quote or text[i] == '\n':
                quote = ''
            out.append(text[i:i + taken])
        elif pair == '//':
            taken = (text.find('\n', i) if '\n' in text[i:] else len(text)) - i
        elif pair == '/*':
            end = text.find('*/', i + 2)
            taken = (end + 2 if end >= 0 else len(text)) - i
            out.append('\n' * text.count('\n', i, i + taken))
        else:
            taken = 1
            # A quote between digits is C++'s separator of thousands.
            if text[i] in '"`' or (text[i] == "'" and not (i and text[i - 1].isalnum())):
                quote = text[i]
            out.append(text[i])
        i += taken
    return ''.join(out)


def main(check, about):
    """Runs one check over the tree named on the command line and exits as ctest expects."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument('root', type=pathlib.Path, help='the root of the checkout')
    tree = read_tree(parser.parse_args().root)
    if not tree:
        sys.exit('there is no source file below that root')
    complaints = check(tree)
    print('\n'.join(complaints) or f'{len(tree)} files read, nothing to complain of')
    sys.exit(1 if complaints else 0)
