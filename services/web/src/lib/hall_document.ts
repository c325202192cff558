// SPDX-License-Identifier: GPL-3.0-or-later
// The staff's documents, checked field by field where they enter the browser.
import { count, fields, flag, instant, list, number, oneOf, orNull, text } from './shape';
import { bilingual, ticketState } from './status_document';
import type { Alarm, Device, Devices, EnrolmentCode, Hall, HallService, HallWindow, Place, Role, Session, Severity, Ticket } from './types';

// The protocol's own limits; more than this is never drawn.
const MAX_WINDOWS = 200;
const MAX_WAITING = 200;
const MAX_SERVICES = 200;
const MAX_DEVICES = 500;
const MAX_PLACES = 200;
const MAX_KINDS = 16;
const MAX_ALARMS = 500;

export function parseTicket(value: unknown, path: string): Ticket {
  const from = fields(value, path);
  return {
    ticket: text(from['ticket'], `${path}.ticket`),
    number: text(from['number'], `${path}.number`),
    state: ticketState(from['state'], `${path}.state`),
    service: text(from['service'], `${path}.service`),
    serviceTitle: bilingual(from['service_title'], `${path}.service_title`),
    preferential: oneOf('ordinary', 'preferential')(from['class'], `${path}.class`) === 'preferential',
    language: text(from['language'], `${path}.language`),
    arrivedAt: instant(from['arrived_at'], `${path}.arrived_at`),
    dueAt: instant(from['due_at'], `${path}.due_at`),
    window: orNull(text)(from['window'], `${path}.window`),
    calledAt: orNull(instant)(from['called_at'], `${path}.called_at`),
    servingSince: orNull(instant)(from['serving_since'], `${path}.serving_since`),
    calls: count(from['calls'], `${path}.calls`),
    reason: orNull(bilingual)(from['reason'], `${path}.reason`),
  };
}

function parseWindow(value: unknown, path: string): HallWindow {
  const from = fields(value, path);
  return {
    window: text(from['window'], `${path}.window`),
    title: bilingual(from['title'], `${path}.title`),
    operator: orNull(text)(from['operator'], `${path}.operator`),
    operatorTitle: orNull(text)(from['operator_title'], `${path}.operator_title`),
    ticket: orNull(parseTicket)(from['ticket'], `${path}.ticket`),
    services: list(text, MAX_SERVICES)(from['services'], `${path}.services`),
  };
}

function parseService(value: unknown, path: string): HallService {
  const from = fields(value, path);
  return {
    service: text(from['service'], `${path}.service`),
    title: bilingual(from['title'], `${path}.title`),
    letter: text(from['letter'], `${path}.letter`),
    waiting: count(from['waiting'], `${path}.waiting`),
    waitMinutes: orNull(count)(from['wait_minutes'], `${path}.wait_minutes`),
    open: flag(from['open'], `${path}.open`),
  };
}

export function parseHall(value: unknown): Hall {
  const from = fields(value, 'hall');
  const mine = fields(from['mine'], 'mine');
  const today = fields(from['today'], 'today');
  return {
    version: count(from['version'], 'version'),
    now: instant(from['now'], 'now'),
    site: bilingual(from['site'], 'site'),
    windows: list(parseWindow, MAX_WINDOWS)(from['windows'], 'windows'),
    waiting: list(parseTicket, MAX_WAITING)(from['waiting'], 'waiting'),
    waitingTotal: count(from['waiting_total'], 'waiting_total'),
    services: list(parseService, MAX_SERVICES)(from['services'], 'services'),
    mine: {
      window: orNull(text)(mine['window'], 'mine.window'),
      ticket: orNull(parseTicket)(mine['ticket'], 'mine.ticket'),
      next: orNull(parseTicket)(mine['next'], 'mine.next'),
      recallsLeft: count(mine['recalls_left'] ?? 0, 'mine.recalls_left'),
    },
    today: {
      served: count(today['served'], 'today.served'),
      noShow: count(today['no_show'], 'today.no_show'),
      issued: count(today['issued'], 'today.issued'),
    },
  };
}

/** A frame of /api/v1/hall/live; null for a type this console does not know, which it may ignore. */
export function parseLiveFrame(value: unknown): Hall | null {
  const from = fields(value, 'frame');
  return from['v'] === 1 && from['type'] === 'hall' ? parseHall(from['body']) : null;
}

export function parseSession(value: unknown): Session {
  const from = fields(value, 'session');
  const user = fields(from['user'], 'user');
  return {
    user: {
      login: text(user['login'], 'user.login'),
      title: text(user['title'], 'user.title'),
      role: oneOf<Role>('operator', 'administrator', 'specialist')(user['role'], 'user.role'),
    },
    csrf: text(from['csrf'], 'csrf'),
    window: orNull(text)(from['window'], 'window'),
  };
}

function parseDevice(value: unknown, path: string): Device {
  const from = fields(value, path);
  return {
    device: text(from['device'], `${path}.device`),
    role: text(from['role'], `${path}.role`),
    place: text(from['place'], `${path}.place`),
    online: flag(from['online'], `${path}.online`),
    since: orNull(instant)(from['since'], `${path}.since`),
    lastSeen: orNull(instant)(from['last_seen'], `${path}.last_seen`),
    printer: orNull(text)(from['printer'], `${path}.printer`),
    clockOffsetMs: orNull(number)(from['clock_offset_ms'], `${path}.clock_offset_ms`),
    pending: count(from['pending'], `${path}.pending`),
    documents: list(parseHeld, MAX_KINDS)(from['documents'], `${path}.documents`),
    setAside: orNull(text)(from['set_aside'], `${path}.set_aside`),
    eventsSetAside: count(from['events_set_aside'], `${path}.events_set_aside`),
    replaced: orNull(flag)(from['replaced'], `${path}.replaced`) ?? false,
  };
}

function parseHeld(value: unknown, path: string): Device['documents'][number] {
  const from = fields(value, path);
  return {
    kind: text(from['kind'], `${path}.kind`),
    held: count(from['held'], `${path}.held`),
    newest: count(from['newest'], `${path}.newest`),
  };
}

function parseAlarm(value: unknown, path: string): Alarm {
  const from = fields(value, path);
  const device = orNull(fields)(from['device'], `${path}.device`);
  const given = fields(from['parameters'], `${path}.parameters`);
  const parameters: Record<string, string | number> = {};
  for (const [name, each] of Object.entries(given)) {
    parameters[name] = typeof each === 'string' ? each : number(each, `${path}.parameters.${name}`);
  }
  return {
    id: text(from['id'], `${path}.id`),
    severity: oneOf<Severity>('serious', 'warning')(from['severity'], `${path}.severity`),
    code: text(from['code'], `${path}.code`),
    since: instant(from['since'], `${path}.since`),
    device: device && {
      device: text(device['device'], `${path}.device.device`),
      role: text(device['role'], `${path}.device.role`),
      place: text(device['place'], `${path}.device.place`),
    },
    parameters,
  };
}

export function parseAlarms(value: unknown): readonly Alarm[] {
  return list(parseAlarm, MAX_ALARMS)(fields(value, 'answer')['alarms'], 'alarms');
}

function parsePlace(value: unknown, path: string): Place {
  const from = fields(value, path);
  return {
    place: text(from['place'], `${path}.place`),
    role: text(from['role'], `${path}.role`),
    title: bilingual(from['title'], `${path}.title`),
  };
}

export function parseDevices(value: unknown): Devices {
  const from = fields(value, 'answer');
  return {
    devices: list(parseDevice, MAX_DEVICES)(from['devices'], 'devices'),
    places: list(parsePlace, MAX_PLACES)(from['places'], 'places'),
  };
}

export function parseCode(value: unknown): EnrolmentCode {
  const from = fields(value, 'answer');
  return { code: text(from['code'], 'code'), expiresAt: instant(from['expires_at'], 'expires_at') };
}

/** The answer of an action is only checked for a ticket; the console then reads the whole hall anew. */
export function parseActed(value: unknown): Ticket {
  return parseTicket(fields(value, 'answer')['ticket'], 'ticket');
}
