// SPDX-License-Identifier: GPL-3.0-or-later
// Bookings over the API: a part of the client that is loaded with their page.
import type { Api } from './api';
import { parseBookingDay, parseComparedList, parseOpenedList, type BookingDay, type ComparedList, type ListPlan, type OpenedList } from './booking_document';

function listPath(id: string): string {
  return `/api/v1/bookings/lists/${encodeURIComponent(id)}`;
}

export class BookingApi {
  constructor(private readonly api: Api) {}

  /** Of a day, "2026-11-23"; null: of today. */
  bookings(day: string | null): Promise<BookingDay> {
    return this.api.ask('GET', `/api/v1/bookings${day === null ? '' : `?day=${encodeURIComponent(day)}`}`, parseBookingDay);
  }

  /** The file goes as it is; talond keeps it in memory alone. Of a workbook that sheet, from 0; null: the one that looks like a list. */
  openList(file: Blob, sheet: number | null = null): Promise<OpenedList> {
    return this.api.askLong('POST', `/api/v1/bookings/lists${sheet === null ? '' : `?sheet=${sheet}`}`, parseOpenedList, file);
  }

  compareList(id: string, plan: ListPlan): Promise<ComparedList> {
    return this.api.askLong('POST', `${listPath(id)}/compare`, parseComparedList, plan);
  }

  /** Sent twice, the second changes nothing. */
  applyList(id: string, plan: ListPlan): Promise<ComparedList> {
    return this.api.askLong('POST', `${listPath(id)}/apply`, parseComparedList, plan);
  }
}
