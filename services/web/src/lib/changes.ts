// SPDX-License-Identifier: GPL-3.0-or-later
// Applies what changed to the hall that is known: one line for another, tickets out and in at their places.
import type { Changes, Hall, Moves, Ticket } from './types';

function moved(tickets: readonly Ticket[], moves: Moves): readonly Ticket[] {
  if (moves.gone.length === 0 && moves.put.length === 0) return tickets;
  const gone = new Set(moves.gone);
  const after = tickets.filter((ticket) => !gone.has(ticket.ticket));
  for (const put of moves.put) {
    const old = after.findIndex((ticket) => ticket.ticket === put.ticket.ticket);
    if (old >= 0) after.splice(old, 1);
    after.splice(after.findIndex((ticket) => ticket.ticket === put.after) + 1, 0, put.ticket);
  }
  return after;
}

function replaced<T>(lines: readonly T[], changes: readonly T[], key: (line: T) => string): readonly T[] {
  if (changes.length === 0) return lines;
  const others = new Map(changes.map((line) => [key(line), line]));
  return lines.map((line) => others.get(key(line)) ?? line);
}

export function changed(hall: Hall, changes: Changes): Hall {
  const waiting = moved(hall.waiting, changes.waiting);
  return {
    ...hall,
    version: changes.version,
    now: changes.now,
    windows: replaced(hall.windows, changes.windows, (window) => window.window),
    services: replaced(hall.services, changes.services, (service) => service.service),
    waiting,
    waitingTotal: waiting.length,
    parked: moved(hall.parked, changes.parked),
    noShow: moved(hall.noShow, changes.noShow),
    today: changes.today,
  };
}
