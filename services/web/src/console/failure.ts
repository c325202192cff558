// SPDX-License-Identifier: GPL-3.0-or-later
import type { Failure } from '../lib/api';
import { asFailure, type Console } from './console.svelte';

/** What a page shows of a request that failed; null where the session is over, which the login tells. */
export function failureFor(desk: Console, error: unknown): Failure | null {
  const failure = asFailure(error);
  if (failure.status !== 401) return failure;
  desk.leave('expired');
  return null;
}
