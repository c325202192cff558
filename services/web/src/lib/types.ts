// SPDX-License-Identifier: GPL-3.0-or-later
// The documents talond sends to a browser, after shape.ts has checked them.

/** A text in the two languages of the console, and in further ones of the site by their tags. */
export interface Bilingual { readonly ru: string; readonly en: string; readonly [tag: string]: string }

export type TicketState = 'waiting' | 'called' | 'serving' | 'served' | 'no_show' | 'left' | 'parked';

export type Promised = 'kept' | 'soon' | 'alarm' | 'broken';

export interface Session {
  readonly user: {
    readonly login: string;
    readonly title: string;
    readonly roles: readonly string[];
    /** What the roles permit together: a button names one of them. */
    readonly permissions: readonly string[];
  };
  readonly csrf: string;
  readonly window: string | null;
  /** The password is a one-time one: another has to be chosen before anything else. */
  readonly passwordDue: boolean;
  /** Of this run of talond: what idempotency keys begin with. */
  readonly instance: string;
}

export interface Ticket {
  readonly ticket: string;
  readonly number: string;
  readonly state: TicketState;
  readonly service: string;
  readonly serviceTitle: Bilingual;
  readonly preferential: boolean;
  readonly language: string;
  readonly arrivedAt: number;
  readonly dueAt: number;
  /** The booked time of who has booked. */
  readonly slot: number | null;
  /** A booking belongs to it, also where its time does not count. */
  readonly hasBooking: boolean;
  /** How urgent it is to serve who has booked, by the site's rules. */
  readonly promise: Promised | null;
  /** Its kiosk told that the receipt did not come out: the visitor knows the number by heart or not at all. */
  readonly unprinted: boolean;
  readonly window: string | null;
  readonly calledAt: number | null;
  readonly servingSince: number | null;
  readonly calls: number;
  readonly parkedUntil: number | null;
  /** Bound to one window, one operator, or both; null: whoever takes the service. */
  readonly onlyWindow: string | null;
  readonly onlyStaff: string | null;
  readonly reason: Bilingual | null;
}

export interface HallWindow {
  readonly window: string;
  readonly title: Bilingual;
  readonly operator: string | null;
  readonly operatorTitle: string | null;
  readonly ticket: Ticket | null;
  readonly services: readonly string[];
}

export interface HallService {
  readonly service: string;
  readonly title: Bilingual;
  readonly letter: string;
  readonly waiting: number;
  readonly waitMinutes: number | null;
  /** In which somebody of the ordinary class is called who comes now; null where it is not known. */
  readonly range: { readonly from: number; readonly to: number } | null;
  readonly open: boolean;
}

export interface Mine {
  readonly window: string | null;
  readonly ticket: Ticket | null;
  readonly next: Ticket | null;
  readonly recallsLeft: number;
}

export interface Today { readonly served: number; readonly noShow: number; readonly issued: number }

export interface Hall {
  readonly version: number;
  readonly now: number;
  readonly site: Bilingual;
  /** The site's zone. */
  readonly utcOffsetMin: number;
  readonly windows: readonly HallWindow[];
  readonly waiting: readonly Ticket[];
  readonly waitingTotal: number;
  readonly parked: readonly Ticket[];
  /** Of today, the latest first. */
  readonly noShow: readonly Ticket[];
  readonly services: readonly HallService[];
  readonly mine: Mine;
  readonly today: Today;
}

/** Take out, then put in one after the other. */
export interface Moves {
  readonly gone: readonly string[];
  readonly put: readonly { readonly after: string | null; readonly ticket: Ticket }[];
}

/** What makes the hall `version` of the hall `base`: lines that differ, for everybody the same. */
export interface Changes {
  readonly base: number;
  readonly version: number;
  readonly now: number;
  readonly windows: readonly HallWindow[];
  readonly services: readonly HallService[];
  readonly waiting: Moves;
  readonly parked: Moves;
  readonly noShow: Moves;
  readonly today: Today;
}

export interface Device {
  readonly device: string;
  readonly role: string;
  readonly place: string;
  readonly online: boolean;
  /** Since when it is connected, or is not; null: not seen since the server's start. */
  readonly since: number | null;
  readonly lastSeen: number | null;
  readonly printer: string | null;
  /** For how many tickets the printer's roll will do; null where that is not known. */
  readonly paperTickets: number | null;
  /** How it is heard; null: it makes no sound, or is of before it was told. */
  readonly sound: string | null;
  /** Calls that a display did not say since its program started. */
  readonly unspoken: number | null;
  /** Of a display: it is the one of its zone that speaks. */
  readonly speaks: boolean | null;
  readonly clockOffsetMs: number | null;
  /** Events that wait on it to be sent, as it told last. */
  readonly pending: number;
  readonly documents: readonly { readonly kind: string; readonly held: number; readonly newest: number }[];
  readonly setAside: string | null;
  readonly eventsSetAside: number;
  /** Not connected, and another one was enrolled at its place. */
  readonly replaced: boolean;
}

export type Severity = 'serious' | 'warning';

export interface Alarm {
  readonly id: string;
  readonly severity: Severity;
  readonly code: string;
  readonly since: number;
  readonly device: { readonly device: string; readonly role: string; readonly place: string } | null;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** Where a device of that role may stand, as the site file names it. */
export interface Place { readonly place: string; readonly role: string; readonly title: Bilingual }

export interface Devices { readonly devices: readonly Device[]; readonly places: readonly Place[] }

export interface EnrolmentCode { readonly code: string; readonly expiresAt: number }

export interface Expected {
  readonly from: number;
  readonly to: number;
  /** In more than two hours: `to` does not count. */
  readonly openEnd: boolean;
  /** More likely than not after the last hour of the day. */
  readonly tooLate: boolean;
  /** Not called by the end that was told at issue. */
  readonly late: boolean;
}

export interface TicketStatus {
  readonly number: string;
  readonly latin: string;
  readonly state: TicketState;
  readonly ahead: number;
  readonly waitMinutes: number | null;
  /** When a waiting one is called, by the clock; null where it is not known, and from a server of before. */
  readonly expected: Expected | null;
  readonly window: string | null;
  readonly service: Bilingual;
  readonly language: string;
  readonly updatedAt: number;
  readonly site: Bilingual;
  /** Tags of the languages that the site offers; a server of before said none. */
  readonly languages: readonly string[];
}
