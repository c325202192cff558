// SPDX-License-Identifier: GPL-3.0-or-later
// Bookings over the API: a part of the client that is loaded with their page.
import type { Api } from './api';
import {
  parseBookingDay, parseBookingWeek, parseComparedList, parseFound, parseOpenedList, parseWaiting, type BookingDay, type BookingWeek, type ComparedList, type ListPlan,
  type OpenedList, type WaitingList,
} from './booking_document';
import { parseFreeDays, parsePlaced, type FreeDay, type PlacedBooking } from './place_document';

function listPath(id: string): string {
  return `/api/v1/bookings/lists/${encodeURIComponent(id)}`;
}

const nothing = (): void => undefined;

/** What a visitor knows of the own booking: the code; or the time, "10:30", and the last four digits of the phone. */
export type BookingKey = { readonly code: string } | { readonly time: string; readonly phone: string };

export class BookingApi {
  constructor(private readonly api: Api) {}

  /** Of a day, "2026-11-23"; null: of today. */
  bookings(day: string | null): Promise<BookingDay> {
    return this.api.ask('GET', `/api/v1/bookings${day === null ? '' : `?day=${encodeURIComponent(day)}`}`, parseBookingDay);
  }

  /** Seven days from that one; null: from today. */
  week(from: string | null): Promise<BookingWeek> {
    return this.api.ask('GET', `/api/v1/bookings/week${from === null ? '' : `?from=${encodeURIComponent(from)}`}`, parseBookingWeek);
  }

  /** Of a booking outside the hours: it is served all the same. */
  keep(booking: string): Promise<void> {
    return this.api.press(`/api/v1/bookings/${encodeURIComponent(booking)}/keep`, nothing);
  }

  /** The days that may be booked on which the service has a time left. */
  freeDays(service: string): Promise<readonly FreeDay[]> {
    return this.api.ask('GET', `/api/v1/bookings/places?service=${encodeURIComponent(service)}`, parseFreeDays);
  }

  /** For a visitor: the minute of that day. */
  place(service: string, day: string, minute: number): Promise<PlacedBooking> {
    return this.api.press('/api/v1/bookings', parsePlaced, { service, day, minute });
  }

  /** Of a booking outside the hours, or of one that was made here. */
  cancel(booking: string): Promise<void> {
    return this.api.press(`/api/v1/bookings/${encodeURIComponent(booking)}/cancel`, nothing);
  }

  /** For whoever has a visitor before them. */
  today(): Promise<BookingDay> {
    return this.api.ask('GET', '/api/v1/bookings/today', parseBookingDay);
  }

  /** The bookings of today that are known by this: of a code the one. */
  find(key: BookingKey): Promise<readonly string[]> {
    return this.api.ask('POST', '/api/v1/bookings/find', parseFound, key);
  }

  /** To a ticket that was taken without it; with a reason where the visitor came too late for the slot, with the code, or the time and the phone, where they were told. */
  join(booking: string, ticket: string, more: { readonly reason?: string } & Partial<BookingKey>): Promise<void> {
    return this.api.press(`/api/v1/bookings/${encodeURIComponent(booking)}/join`, nothing, { ticket, ...more });
  }

  /** From a ticket that is not of its visitor: the booking is open again. */
  part(booking: string, ticket: string, reason: string): Promise<void> {
    return this.api.press(`/api/v1/bookings/${encodeURIComponent(booking)}/part`, nothing, { ticket, reason });
  }

  /** Takes a late visitor: for an hour the booking checks in as if in time. */
  reinstate(booking: string, reason: string): Promise<void> {
    return this.api.press(`/api/v1/bookings/${encodeURIComponent(booking)}/reinstate`, nothing, { reason });
  }

  /** The file goes as it is; talond keeps it in memory alone. Of a workbook that sheet, from 0; null: the one that looks like a list. */
  openList(file: Blob, sheet: number | null = null): Promise<OpenedList> {
    return this.api.askLong('POST', `/api/v1/bookings/lists${sheet === null ? '' : `?sheet=${sheet}`}`, parseOpenedList, file);
  }

  /** Of the folder: what waits for a person. */
  waitingList(): Promise<WaitingList | null> {
    return this.api.ask('GET', '/api/v1/bookings/waiting', parseWaiting);
  }

  /** Opens it as if its file had been chosen. */
  openWaiting(id: string, sheet: number | null = null): Promise<OpenedList> {
    return this.api.askLong('POST', `/api/v1/bookings/waiting/${encodeURIComponent(id)}/open${sheet === null ? '' : `?sheet=${sheet}`}`, parseOpenedList);
  }

  /** Nobody wants anything of it. */
  putAside(id: string): Promise<void> {
    return this.api.press(`/api/v1/bookings/waiting/${encodeURIComponent(id)}/aside`, nothing);
  }

  compareList(id: string, plan: ListPlan): Promise<ComparedList> {
    return this.api.askLong('POST', `${listPath(id)}/compare`, parseComparedList, plan);
  }

  /** Sent twice, the second changes nothing. */
  applyList(id: string, plan: ListPlan): Promise<ComparedList> {
    return this.api.askLong('POST', `${listPath(id)}/apply`, parseComparedList, plan);
  }
}
