#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a copy of a site document whose hall is open at any hour of any day, for demonstrations and system tests.

With --midday the inspectorate stands where it is between eleven and one o'clock now, and never in the zone of UTC
itself: what runs for some hours has no midnight in it, whenever it runs, and neither time is taken for the other.
"""
import argparse
import datetime
import json
import sys

DAYS = ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')
MIDDAY = 11


def always_open(site):
    site['hours'] = {day: ['00:00-24:00'] for day in DAYS}
    for service in site['services']:
        service.pop('hours', None)
    for window in site['windows']:
        window.pop('lunch', None)
    site.get('rules', {}).pop('last_ticket_before_close_min', None)
    return site


def midday_offset(now):
    """The UTC offset at which `now` is between eleven and one o'clock: from −11:00 to +12:00."""
    hours = MIDDAY - now.hour or 1
    hours += 24 if hours < -11 else 0
    return f'{"-" if hours < 0 else "+"}{abs(hours):02}:00'


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument('--midday', action='store_true', help='where it is between eleven and one now')
    words.add_argument('site', type=argparse.FileType(encoding='utf-8'))
    asked = words.parse_args()
    site = always_open(json.load(asked.site))
    if asked.midday:
        site['utc_offset'] = midday_offset(datetime.datetime.now(datetime.timezone.utc))
    json.dump(site, sys.stdout, ensure_ascii=False, indent=2)


if __name__ == '__main__':
    main()
