// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for one ticket's status again and again: often while it matters, seldom while nobody looks or the server is away.
import { BadShape } from '../lib/shape';
import { parseStatus } from '../lib/status_document';
import type { TicketState, TicketStatus } from '../lib/types';

export type Answer =
  | { readonly kind: 'status'; readonly status: TicketStatus }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'broken' }
  | { readonly kind: 'unreachable' };

const TIMEOUT_MS = 8_000;
const OFTEN_MS = 4_000;
const SELDOM_MS = 20_000;
const HIDDEN_MS = 15_000;
const LONGEST_MS = 60_000;

/**
 * The pause before the next question, in milliseconds; null when there is nothing more to learn. `misses` counts the
 * answers since the last good one: no answer, or a ticket not known yet (one born while the kiosk was offline arrives later).
 */
export function pause(state: TicketState | null, misses: number, hidden: boolean): number | null {
  if (state === 'served' || state === 'left') return null;
  if (misses > 0) return Math.min(LONGEST_MS, OFTEN_MS * 2 ** Math.min(misses - 1, 5));
  if (hidden) return HIDDEN_MS; // still asked: the call must reach a phone in a pocket
  return state === 'no_show' || state === 'parked' ? SELDOM_MS : OFTEN_MS;
}

/** Whether a survey runs that who was served may answer: asked once, with nothing of the ticket in the question. */
export async function surveyRuns(): Promise<boolean> {
  try {
    const answer = await fetch('/api/v1/survey?via=ticket', { cache: 'no-store', credentials: 'omit' });
    const found: unknown = answer.ok ? await answer.json() : null;
    return typeof found === 'object' && found !== null && 'form' in found && found.form !== null;
  } catch {
    return false; // thanks are complete without it
  }
}

export async function ask(ticket: string): Promise<Answer> {
  const abort = typeof AbortController === 'function' ? new AbortController() : null;
  const timer = setTimeout(() => { if (abort) abort.abort(); }, TIMEOUT_MS);
  try {
    const request: RequestInit = { cache: 'no-store', credentials: 'omit' };
    if (abort) request.signal = abort.signal;
    const answer = await fetch(`/api/v1/status/${encodeURIComponent(ticket)}`, request);
    if (answer.status === 404) return { kind: 'unknown' };
    if (!answer.ok) return { kind: 'unreachable' };
    return { kind: 'status', status: parseStatus((await answer.json()) as unknown) };
  } catch (error) {
    return { kind: error instanceof BadShape || error instanceof SyntaxError ? 'broken' : 'unreachable' };
  } finally {
    clearTimeout(timer);
  }
}
