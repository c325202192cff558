# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulated operators of a demonstration: each signs in and presses what a person presses in the console, through its API."""
import collections
import urllib.error

from backend import Client
from processes import Failed

# How often what happens at a window, of 100 visitors.
STEPS = collections.OrderedDict(recall=8, no_show=6, park=3, send_back=2)
# Seconds at full pace: from the call to the visitor's arrival, and the mean of a service.
WAY = (4, 12)
SERVICE = 45


class Operator:
    """One window: what it does next, and when. Times are of a clock that only counts up."""

    def __init__(self, url, login, password, window, dice, pace):
        self.url, self.login, self.password, self.window = url, login, password, window
        self.dice, self.pace = dice, pace
        self.client = None
        self.due = 0.0
        self.served = 0
        self._recalled = None

    def step(self, now):
        """What it does at this moment, in a sentence; nothing when it only waits or cannot reach talond."""
        if now < self.due:
            return None
        try:
            return self._act(now)
        except (Failed, urllib.error.URLError, OSError):
            self.client = None  # talond is away, or somebody else was quicker: a person looks again
            self.due = now + 2
            return None

    def _act(self, now):
        if self.client is None:
            self.client = Client(self.url, self.login, self.password)
        mine = self.client.hall()['mine']
        if mine['window'] is None:
            self.client.ask('POST', f'/api/v1/windows/{self.window}/take')
            return f'{self.login} opens window {self.window}'
        ticket = mine['ticket']
        if ticket is None:
            return self._call(now)
        if ticket['state'] == 'called':
            return self._meet(ticket, now)
        return self._finish(ticket, now)

    def _after(self, now, seconds):
        self.due = now + seconds / self.pace

    def _press(self, ticket, step, body=None):
        self.client.ask('POST', f'/api/v1/tickets/{ticket["ticket"]}/{step}', body)

    def _call(self, now):
        self._after(now, 3)
        hall = self.client.hall()
        if not hall['mine'].get('next'):
            return None
        self.client.ask('POST', f'/api/v1/windows/{self.window}/call-next')
        called = self.client.hall()['mine']['ticket']
        if not called:
            return None
        self._after(now, self.dice.uniform(*WAY))
        return f'{called["number"]} → window {self.window}'

    def _meet(self, ticket, now):
        roll = self.dice.randrange(100)
        if self._recalled != ticket['ticket'] and roll < STEPS['recall']:
            self._recalled = ticket['ticket']
            self._press(ticket, 'recall')
            self._after(now, self.dice.uniform(*WAY))
            return f'{ticket["number"]} is called again'
        if roll >= 100 - STEPS['no_show']:
            self._press(ticket, 'no-show')
            self._after(now, 2)
            return f'{ticket["number"]} did not come'
        self._press(ticket, 'start')
        self._after(now, self.dice.lognormvariate(0, 0.5) * SERVICE)
        return None

    def _finish(self, ticket, now):
        roll = self.dice.randrange(100)
        self._after(now, 2)
        if roll < STEPS['park']:
            self._press(ticket, 'park', {'minutes': 1})
            return f'{ticket["number"]} fetches a paper and comes back'
        self._press(ticket, 'finish')
        self.served += 1
        return None
