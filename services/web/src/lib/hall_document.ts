// SPDX-License-Identifier: GPL-3.0-or-later
// The staff's documents, checked field by field where they enter the browser.
import { changed } from './changes';
import { BadShape, count, fields, flag, instant, list, number, oneOf, orNull, text } from './shape';
import { bilingual, ticketState } from './status_document';
import type {
  Alarm, Changes, Device, Devices, EnrolmentCode, Hall, HallService, HallWindow, Mine, Moves, Place, Session, Severity, Ticket, Today,
} from './types';

// The protocol's own limits; more than this is never drawn.
const MAX_WINDOWS = 200;
const MAX_TICKETS = 5000;
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
    slot: orNull(instant)(from['slot'], `${path}.slot`),
    hasBooking: from['has_booking'] === undefined ? false : flag(from['has_booking'], `${path}.has_booking`),
    promise: orNull(oneOf('kept', 'soon', 'alarm', 'broken'))(from['promise'], `${path}.promise`),
    unprinted: from['unprinted'] !== undefined && flag(from['unprinted'], `${path}.unprinted`),
    window: orNull(text)(from['window'], `${path}.window`),
    calledAt: orNull(instant)(from['called_at'], `${path}.called_at`),
    servingSince: orNull(instant)(from['serving_since'], `${path}.serving_since`),
    calls: count(from['calls'], `${path}.calls`),
    parkedUntil: orNull(instant)(from['parked_until'], `${path}.parked_until`),
    onlyWindow: orNull(text)(from['only_window'], `${path}.only_window`),
    onlyStaff: orNull(text)(from['only_staff'], `${path}.only_staff`),
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

function parseRange(value: unknown, path: string): { from: number; to: number } {
  const from = fields(value, path);
  return { from: count(from['from_min'], `${path}.from_min`), to: count(from['to_min'], `${path}.to_min`) };
}

function parseService(value: unknown, path: string): HallService {
  const from = fields(value, path);
  return {
    service: text(from['service'], `${path}.service`),
    title: bilingual(from['title'], `${path}.title`),
    letter: text(from['letter'], `${path}.letter`),
    waiting: count(from['waiting'], `${path}.waiting`),
    waitMinutes: orNull(count)(from['wait_minutes'], `${path}.wait_minutes`),
    range: orNull(parseRange)(from['range'], `${path}.range`),
    open: flag(from['open'], `${path}.open`),
  };
}

function parseMine(value: unknown, path: string): Mine {
  const from = fields(value, path);
  return {
    window: orNull(text)(from['window'], `${path}.window`),
    ticket: orNull(parseTicket)(from['ticket'], `${path}.ticket`),
    next: orNull(parseTicket)(from['next'], `${path}.next`),
    recallsLeft: count(from['recalls_left'] ?? 0, `${path}.recalls_left`),
  };
}

function parseToday(value: unknown, path: string): Today {
  const from = fields(value, path);
  return {
    served: count(from['served'], `${path}.served`),
    noShow: count(from['no_show'], `${path}.no_show`),
    issued: count(from['issued'], `${path}.issued`),
  };
}

export function parseHall(value: unknown): Hall {
  const from = fields(value, 'hall');
  const tickets = list(parseTicket, MAX_TICKETS);
  return {
    version: count(from['version'], 'version'),
    now: instant(from['now'], 'now'),
    site: bilingual(from['site'], 'site'),
    utcOffsetMin: number(from['utc_offset_min'], 'utc_offset_min'),
    windows: list(parseWindow, MAX_WINDOWS)(from['windows'], 'windows'),
    waiting: tickets(from['waiting'], 'waiting'),
    waitingTotal: count(from['waiting_total'], 'waiting_total'),
    parked: tickets(from['parked'], 'parked'),
    noShow: tickets(from['no_show'], 'no_show'),
    services: list(parseService, MAX_SERVICES)(from['services'], 'services'),
    mine: parseMine(from['mine'], 'mine'),
    today: parseToday(from['today'], 'today'),
  };
}

function parseMoves(value: unknown, path: string): Moves {
  const from = fields(value, path);
  return {
    gone: list(text, MAX_TICKETS)(from['gone'], `${path}.gone`),
    put: list((each, at) => {
      const put = fields(each, at);
      return { after: orNull(text)(put['after'], `${at}.after`), ticket: parseTicket(put['ticket'], `${at}.ticket`) };
    }, MAX_TICKETS)(from['put'], `${path}.put`),
  };
}

export function parseChanges(value: unknown): Changes {
  const from = fields(value, 'changes');
  return {
    base: count(from['base'], 'base'),
    version: count(from['version'], 'version'),
    now: instant(from['now'], 'now'),
    windows: list(parseWindow, MAX_WINDOWS)(from['windows'], 'windows'),
    services: list(parseService, MAX_SERVICES)(from['services'], 'services'),
    waiting: parseMoves(from['waiting'], 'waiting'),
    parked: parseMoves(from['parked'], 'parked'),
    noShow: parseMoves(from['no_show'], 'no_show'),
    today: parseToday(from['today'], 'today'),
  };
}

/**
 * The hall after a frame of /api/v1/hall/live, of what the frames before made (`before`, null at first). Null for a type
 * that this console does not know, which it may ignore. Changes of another hall than `before` throw: then only a new
 * connection helps.
 */
export function afterFrame(value: unknown, before: Hall | null): Hall | null {
  const from = fields(value, 'frame');
  if (from['v'] !== 1) return null;
  if (from['type'] === 'hall') return parseHall(from['body']);
  if (from['type'] === 'mine') return before && { ...before, mine: parseMine(from['body'], 'mine') };
  if (from['type'] !== 'changes') return null;
  const changes = parseChanges(from['body']);
  if (before === null || before.version !== changes.base) throw new BadShape('base');
  return changed(before, changes);
}

export function parseSession(value: unknown): Session {
  const from = fields(value, 'session');
  const user = fields(from['user'], 'user');
  return {
    user: {
      login: text(user['login'], 'user.login'),
      title: text(user['title'], 'user.title'),
      roles: list(text, 100)(user['roles'], 'user.roles'),
      permissions: list(text, 1000)(user['permissions'], 'user.permissions'),
    },
    csrf: text(from['csrf'], 'csrf'),
    window: orNull(text)(from['window'], 'window'),
    instance: text(from['instance'], 'instance'),
    passwordDue: orNull(flag)(from['password_due'], 'password_due') ?? false,
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
    paperTickets: from['paper'] === undefined ? null : count(fields(from['paper'], `${path}.paper`)['tickets'], `${path}.paper.tickets`),
    sound: orNull(text)(from['sound'], `${path}.sound`),
    unspoken: orNull(count)(from['unspoken'], `${path}.unspoken`),
    speaks: orNull(flag)(from['speaks'], `${path}.speaks`),
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
