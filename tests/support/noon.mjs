// SPDX-License-Identifier: GPL-3.0-or-later
/** The instant at which all pictures are taken: 12:15 in Moscow. */
export const NOON = Date.parse('2026-11-23T09:15:00.000Z');
