// SPDX-License-Identifier: GPL-3.0-or-later
import type { Hall, Ticket } from '../../lib/types';

/** May the window, held by `staff`, take this ticket? As talond says it: bound to them, or to nobody and of a service of theirs. */
export function takes(services: readonly string[], window: string, staff: string, ticket: Ticket): boolean {
  if (ticket.onlyWindow !== null || ticket.onlyStaff !== null) {
    return (ticket.onlyWindow ?? window) === window && (ticket.onlyStaff ?? staff) === staff;
  }
  return services.includes(ticket.service);
}

/** Of these tickets, those that the own window may take; all of them for who has none. */
export function ownOf(hall: Hall, staff: string, tickets: readonly Ticket[]): readonly Ticket[] {
  const mine = hall.windows.find((window) => window.window === hall.mine.window);
  return mine ? tickets.filter((ticket) => takes(mine.services, mine.window, staff, ticket)) : tickets;
}
