# SPDX-License-Identifier: GPL-3.0-or-later
"""Members of staff who go on calling and serving whatever happens to talond, and remember what it acknowledged."""
import http.client
import threading

from halls import Failed

EVENTS = {'call-next': 'ticket_called', 'start': 'serving_started', 'finish': 'ticket_served'}
NEXT = {'called': 'start', 'serving': 'finish'}
PAUSE = 0.02


class Operator(threading.Thread):
    """At one window: calls the next visitor, serves, finishes. Logs in again when talond has been away."""

    def __init__(self, talond, login, window):
        super().__init__(daemon=True)
        self.talond = talond
        self.login = login
        self.window = window
        self.acknowledged = []  # (type of event, ticket's id), only what talond said yes to
        self._ended = threading.Event()

    def run(self):
        while not self._ended.is_set():
            try:
                self._work(self.talond.client(self.login))
            except (Failed, OSError, http.client.HTTPException, ValueError):
                self._ended.wait(PAUSE)  # talond is away, or forgot the session by being started again

    def _work(self, client):
        client.ask('POST', f'/api/v1/windows/{self.window}/take', {})
        ticket = client.hall()['mine']['ticket']
        while not self._ended.is_set():
            if ticket and ticket['state'] in NEXT:
                ticket = self._act(client, NEXT[ticket['state']], f'/api/v1/tickets/{ticket["ticket"]}/', ticket)
            else:
                try:
                    ticket = self._act(client, 'call-next', f'/api/v1/windows/{self.window}/', None)
                except Failed as error:
                    if 'nobody_waiting' not in str(error):
                        raise
                    self._ended.wait(PAUSE)

    def _act(self, client, act, path, before):
        ticket = client.ask('POST', path + act, {})['ticket']
        self.acknowledged.append((EVENTS[act], (before or ticket)['ticket']))
        return ticket

    def end(self):
        self._ended.set()
        if self.is_alive():
            self.join(30)
