// SPDX-License-Identifier: GPL-3.0-or-later
// People and their sessions over the API: a part of the client that is loaded with their page.
import type { Api } from './api';
import { count, fields, flag, instant, list, orNull, text } from './shape';

export interface Person {
  readonly login: string;
  readonly title: string;
  readonly roles: readonly string[];
  readonly active: boolean;
  /** Has not chosen a password of their own yet. */
  readonly oneTime: boolean;
  readonly sessions: number;
  readonly window: string | null;
}
export interface RoleInfo { readonly role: string; readonly permissions: readonly string[] }
export interface People { readonly staff: readonly Person[]; readonly roles: readonly RoleInfo[] }
export interface OneTimePassword { readonly login: string; readonly password: string }
export interface OpenSession { readonly session: string; readonly login: string; readonly startedAt: number; readonly usedAt: number; readonly own: boolean }

const MOST = 5000;

function parsePeople(value: unknown): People {
  const from = fields(value, 'answer');
  return {
    staff: list<Person>((each, at) => {
      const person = fields(each, at);
      return {
        login: text(person['login'], `${at}.login`),
        title: text(person['title'], `${at}.title`),
        roles: list(text, 100)(person['roles'], `${at}.roles`),
        active: flag(person['active'], `${at}.active`),
        oneTime: flag(person['one_time'], `${at}.one_time`),
        sessions: count(person['sessions'], `${at}.sessions`),
        window: orNull(text)(person['window'], `${at}.window`),
      };
    }, MOST)(from['staff'], 'staff'),
    roles: list<RoleInfo>((each, at) => {
      const role = fields(each, at);
      return { role: text(role['role'], `${at}.role`), permissions: list(text, 1000)(role['permissions'], `${at}.permissions`) };
    }, 100)(from['roles'], 'roles'),
  };
}

function parsePassword(value: unknown): OneTimePassword {
  const from = fields(value, 'answer');
  return { login: text(from['login'], 'login'), password: text(from['password'], 'password') };
}

const parseSessions = (value: unknown): readonly OpenSession[] => list<OpenSession>((each, at) => {
  const session = fields(each, at);
  return {
    session: text(session['session'], `${at}.session`),
    login: text(session['login'], `${at}.login`),
    startedAt: instant(session['started_at'], `${at}.started_at`),
    usedAt: instant(session['used_at'], `${at}.used_at`),
    own: flag(session['own'], `${at}.own`),
  };
}, MOST)(fields(value, 'answer')['sessions'], 'sessions');

const nothing = (): void => undefined;
const path = (login: string): string => `/api/v1/staff/${encodeURIComponent(login)}`;

export class PeopleApi {
  constructor(private readonly api: Api) {}

  people(): Promise<People> {
    return this.api.ask('GET', '/api/v1/staff', parsePeople);
  }

  add(login: string, title: string, roles: readonly string[]): Promise<OneTimePassword> {
    return this.api.ask('POST', '/api/v1/staff', parsePassword, { login, title, roles });
  }

  /** Sent once more when no answer came: what is so already is answered as done. */
  change(login: string, title: string, roles: readonly string[], active: boolean): Promise<void> {
    return this.api.twice(() => this.api.ask('PUT', path(login), nothing, { title, roles, active }));
  }

  resetPassword(login: string): Promise<OneTimePassword> {
    return this.api.ask('POST', `${path(login)}/password`, parsePassword);
  }

  sessions(): Promise<readonly OpenSession[]> {
    return this.api.ask('GET', '/api/v1/sessions', parseSessions);
  }

  endSession(session: string): Promise<void> {
    return this.api.twice(() => this.api.ask('DELETE', `/api/v1/sessions/${encodeURIComponent(session)}`, nothing));
  }
}
