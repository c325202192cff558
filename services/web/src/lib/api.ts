// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that calls fetch for the console. Every failure becomes a Failure with a code of the catalogue.
import { parseActed, parseAlarms, parseCode, parseDevices, parseHall, parseSession } from './hall_document';
import type { Lang } from './plural';
import { BadShape } from './shape';
import type { Alarm, Devices, EnrolmentCode, Hall, Session, Ticket } from './types';

const TIMEOUT_MS = 10_000;
/** What takes talond long: digests of a list's codes. */
const SLOW_MS = 120_000;
/** Before a press whose answer was lost is asked for again. */
const AGAIN_MS = 300;

/** `unreachable`, `timeout` and `bad_document` are the browser's own codes; all others are talond's. */
export class Failure extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    /** talond's own sentence in the language asked for; shown when the catalogue does not know the code. */
    readonly sentence: string | null = null,
    readonly retryAfterSeconds: number | null = null,
    readonly path: string | null = null,
    /** The whole answer, where it says more than the error. */
    readonly body: unknown = null,
  ) {
    super(code);
    this.name = 'Failure';
  }

  /** Nothing came back: the server may or may not have done what was asked. */
  get outcomeUnknown(): boolean {
    return this.code === 'unreachable' || this.code === 'timeout';
  }
}

/** The steps of a ticket as the API names them, with what goes along. */
export type TicketStep =
  | { readonly verb: 'recall' | 'start' | 'finish' | 'no-show' | 'return' | 'unpark' | 'leave' | 'correct' }
  | { readonly verb: 'call'; readonly body: { readonly reason?: string } }
  | { readonly verb: 'park'; readonly body: { readonly minutes?: number } }
  | { readonly verb: 'transfer'; readonly body: { readonly service?: string; readonly window?: string; readonly staff?: string } };

function errorOf(status: number, body: unknown, retryAfter: string | null): Failure {
  const seconds = retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : null;
  if (typeof body === 'object' && body !== null && 'error' in body) {
    const error = (body as { error: unknown }).error;
    if (typeof error === 'object' && error !== null && 'code' in error) {
      const { code, message, detail } = error as { code: unknown; message?: unknown; detail?: unknown };
      if (typeof code === 'string') {
        const path = typeof detail === 'string' ? detail : null;
        return new Failure(code, status, typeof message === 'string' ? message : null, seconds, path, body);
      }
    }
  }
  return new Failure('unexpected_answer', status, null, seconds);
}

export class Api {
  /** Set from the session; goes out with every request that changes something. */
  csrf = '';
  /** From the session: what idempotency keys begin with. */
  instance = '';
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

  /** The other sessions of this person end by it. */
  changePassword(password: string, next: string): Promise<void> {
    return this.call('PUT', '/api/v1/session/password', nothing, { password, new_password: next });
  }

  hall(timeoutMs = TIMEOUT_MS): Promise<Hall> {
    return this.call('GET', '/api/v1/hall', parseHall, undefined, timeoutMs);
  }

  take(window: string): Promise<void> {
    return this.press(`/api/v1/windows/${encodeURIComponent(window)}/take`, nothing);
  }

  release(window: string): Promise<void> {
    return this.press(`/api/v1/windows/${encodeURIComponent(window)}/release`, nothing);
  }

  /** Of somebody who is gone, by the administrator. */
  releaseFor(window: string, reason: string): Promise<void> {
    return this.press(`/api/v1/windows/${encodeURIComponent(window)}/release-for`, nothing, { reason });
  }

  callNext(window: string): Promise<Ticket> {
    return this.press(`/api/v1/windows/${encodeURIComponent(window)}/call-next`, parseActed);
  }

  act(ticket: string, step: TicketStep): Promise<Ticket> {
    return this.press(`/api/v1/tickets/${encodeURIComponent(ticket)}/${step.verb}`, parseActed, 'body' in step ? step.body : undefined);
  }

  devices(): Promise<Devices> {
    return this.call('GET', '/api/v1/devices', parseDevices);
  }

  alarms(): Promise<readonly Alarm[]> {
    return this.call('GET', '/api/v1/alarms', parseAlarms);
  }

  enrolmentCode(role: string, place: string): Promise<EnrolmentCode> {
    return this.press('/api/v1/devices/codes', parseCode, { role, place });
  }

  revoke(device: string): Promise<void> {
    return this.press(`/api/v1/devices/${encodeURIComponent(device)}/revoke`, nothing);
  }

  /** The display says a few words, so loud as it is asked to. */
  checkSound(device: string, volume: number): Promise<void> {
    return this.press(`/api/v1/devices/${encodeURIComponent(device)}/sound-check`, nothing, { volume });
  }

  /** The calendar of talond's machine is right: the hall takes its word. */
  confirmCalendar(): Promise<void> {
    return this.press('/api/v1/calendar/confirm', nothing);
  }

  /** For the wings that bring a client of their own: one request, and its answer read by `parse`. */
  ask<T>(method: string, path: string, parse: (value: unknown) => T, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<T> {
    return this.call(method, path, parse, body, TIMEOUT_MS, undefined, headers);
  }

  /** As `ask`, of what may take minutes. */
  askLong<T>(method: string, path: string, parse: (value: unknown) => T, body?: unknown): Promise<T> {
    return this.call(method, path, parse, body, SLOW_MS);
  }

  /** Once more when no answer came: only for what is done once however often it is asked for. */
  async twice<T>(send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Failure) || !error.outcomeUnknown) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      return send();
    }
  }

  private remember(session: Session): Session {
    this.csrf = session.csrf;
    this.instance = session.instance;
    return session;
  }

  /**
   * What staff press carries a key of its own, so that it is done once however often it is sent: when no answer came it is
   * sent once more, and hears what became of the first. After a restart of talond nobody knows, and it says so.
   */
  async press<T>(path: string, parse: (value: unknown) => T, body?: unknown): Promise<T> {
    const key = `${this.instance}.${newKey()}`;
    try {
      return await this.call('POST', path, parse, body, TIMEOUT_MS, key);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (error.code === 'restarted') {
        // Sent for the first time, so that the talond of before the restart has not seen it.
        await this.session();
        return this.call('POST', path, parse, body, TIMEOUT_MS, `${this.instance}.${newKey()}`);
      }
      if (!error.outcomeUnknown) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      return this.call('POST', path, parse, body, TIMEOUT_MS, key).catch((again: unknown) => {
        throw again instanceof Failure && again.code === 'restarted' ? error : again;
      });
    }
  }

  private async call<T>(
    method: string,
    path: string,
    parse: (value: unknown) => T,
    body?: unknown,
    timeoutMs = TIMEOUT_MS,
    key?: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': this.lang, ...more };
    const plain = body instanceof Blob;
    if (body !== undefined) headers['Content-Type'] = plain ? 'application/octet-stream' : 'application/json';
    if (key !== undefined) headers['Idempotency-Key'] = key;
    if (method !== 'GET' && this.csrf !== '') headers['X-CSRF-Token'] = this.csrf;

    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const request: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', signal: abort.signal };
      if (body !== undefined) request.body = plain ? body : JSON.stringify(body);
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

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
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
