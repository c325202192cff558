// SPDX-License-Identifier: GPL-3.0-or-later
// Kiosks whose paper is not as it should be, for the list of devices.

import { alarm, demoDevices } from './fake_hall.mjs';

/** One roll near its end, and one printer whose cover somebody left open. */
export function paperTroubles() {
  const [left, right, hall1] = demoDevices();
  const devices = [{ ...left, printer: 'low', paper: { left_mm: 21300, tickets: 140 } }, { ...right, printer: 'cover_open', clock_offset_ms: 90 }, hall1];
  return { devices, alarms: [alarm('printer_cover_open', 'serious', 2, right), alarm('paper_ends_soon', 'warning', 25, left, { tickets: 140 })] };
}
