#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a copy of a site document whose hall is open at any hour of any day, for demonstrations and system tests."""
import json
import sys

DAYS = ('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')


def always_open(site):
    site['hours'] = {day: ['00:00-24:00'] for day in DAYS}
    for service in site['services']:
        service.pop('hours', None)
    for window in site['windows']:
        window.pop('lunch', None)
    site.get('rules', {}).pop('last_ticket_before_close_min', None)
    return site


if __name__ == '__main__':
    with open(sys.argv[1], encoding='utf-8') as file:
        json.dump(always_open(json.load(file)), sys.stdout, ensure_ascii=False, indent=2)
