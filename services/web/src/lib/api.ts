// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that calls fetch for the console. Every failure becomes a Failure with a code of the catalogue.
import { parseActed, parseAlarms, parseCode, parseDevices, parseHall, parseSession } from './hall_document';
import type { Lang } from './plural';
import { BadShape } from './shape';
import type { Alarm, Devices, EnrolmentCode, Hall, Session, Ticket } from './types';

const TIMEOUT_MS = 10_000;

/** `unreachable`, `timeout` and `bad_document` are the browser's own codes; all others are talond's. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    /** talond's own sentence in the language asked for; shown when the catalogue does not know the code. */
    readonly sentence: string | null = null,
    readonly retryAfterSeconds: number | null = null,
    readonly path: string | null = null,
  ) {
    super(code);
    this.name = 'Failure';
  }

  /** Nothing came back: the server may or may not have done what was asked. */
  get outcomeUnknown(): boolean {
    return this.code === 'unreachable' || this.code === 'timeout';
  }
}

export type TicketAction = 'recall' | 'start' | 'finish' | 'no-show' | 'return';

function errorOf(status: number, body: unknown, retryAfter: string | null): Failure {
  const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
  if (typeof body === 'object' && body !== null && 'error' in body) {
    const error = (body as { error: unknown }).error;
    if (typeof error === 'object' && error !== null && 'code' in error) {
      const { code, message } = error as { code: unknown; message?: unknown };
      if (typeof code === 'string') {
        return new Failure(code, status, typeof message === 'string' ? message : null, seconds);
      }
    }
  }
  return new Failure('unexpected_answer', status, null, seconds);
}

export class Api {
  /** Set from the session; goes out with every request that changes something. */
  csrf = '';
  lang: Lang = 'ru';

  async login(login: string, password: string): Promise<Session> {
    return this.remember(await this.call('POST', '/api/v1/session', parseSession, { login, password }));
  }

  async session(): Promise<Session> {
    return this.remember(await this.call('GET', '/api/v1/session', parseSession));
  }

  async logout(): Promise<void> {
    await this.call('DELETE', '/api/v1/session', nothing);
    this.csrf = '';
  }

  hall(timeoutMs = TIMEOUT_MS): Promise<Hall> {
    return this.call('GET', '/api/v1/hall', parseHall, undefined, timeoutMs);
  }

  take(window: string): Promise<void> {
    return this.call('POST', `/api/v1/windows/${encodeURIComponent(window)}/take`, nothing);
  }

  release(window: string): Promise<void> {
    return this.call('POST', `/api/v1/windows/${encodeURIComponent(window)}/release`, nothing);
  }

  callNext(window: string): Promise<Ticket> {
    return this.call('POST', `/api/v1/windows/${encodeURIComponent(window)}/call-next`, parseActed);
  }

  act(ticket: string, action: TicketAction): Promise<Ticket> {
    return this.call('POST', `/api/v1/tickets/${encodeURIComponent(ticket)}/${action}`, parseActed);
  }

  devices(): Promise<Devices> {
    return this.call('GET', '/api/v1/devices', parseDevices);
  }

  alarms(): Promise<readonly Alarm[]> {
    return this.call('GET', '/api/v1/alarms', parseAlarms);
  }

  enrolmentCode(role: string, place: string): Promise<EnrolmentCode> {
    return this.call('POST', '/api/v1/devices/codes', parseCode, { role, place });
  }

  private remember(session: Session): Session {
    this.csrf = session.csrf;
    return session;
  }

  private async call<T>(
    method: string,
    path: string,
    parse: (value: unknown) => T,
    body?: unknown,
    timeoutMs = TIMEOUT_MS,
  ): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': this.lang };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (method !== 'GET' && this.csrf !== '') headers['X-CSRF-Token'] = this.csrf;

    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const request: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', signal: abort.signal };
      if (body !== undefined) request.body = JSON.stringify(body);
      const answer = await fetch(path, request);
      const raw = await answer.text();
      if (!answer.ok) throw errorOf(answer.status, parsedOrNull(raw), answer.headers.get('Retry-After'));
      return parse(raw === '' ? null : (JSON.parse(raw) as unknown));
    } catch (error) {
      throw asFailure(error, abort.signal.aborted);
    } finally {
      clearTimeout(timer);
    }
  }
}

function nothing(): void {
  // The answer's body is of no use: the hall document that follows tells everything.
}

function parsedOrNull(raw: string): unknown {
  try {
    return JSON.parse(raw) as unknown;
  } catch {
    return null;
  }
}

function asFailure(error: unknown, aborted: boolean): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof BadShape) return new Failure('bad_document', 200, null, null, error.path);
  if (error instanceof SyntaxError) return new Failure('bad_document', 200, null, null, 'JSON');
  return new Failure(aborted ? 'timeout' : 'unreachable', 0);
}
