// SPDX-License-Identifier: GPL-3.0-or-later
// From which states a step of a ticket leads anywhere: talond's own table (core/hall/verbs.h), which the API's description
// carries; a test holds this one against it.
import type { TicketState } from '../../lib/types';

export const FROM_STATES: Readonly<Record<string, readonly TicketState[]>> = {
  call: ['waiting', 'no_show', 'parked'],
  recall: ['called'],
  start: ['called'],
  finish: ['serving'],
  no_show: ['called'],
  return: ['called'],
  return_for: ['called', 'serving'],
  transfer: ['serving'],
  park: ['waiting', 'called', 'serving'],
  unpark: ['parked'],
  leave: ['waiting'],
  correct: ['no_show'],
};

export function works(verb: string, state: TicketState | undefined): boolean {
  return state !== undefined && (FROM_STATES[verb] ?? []).includes(state);
}
