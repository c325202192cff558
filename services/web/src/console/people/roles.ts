// SPDX-License-Identifier: GPL-3.0-or-later
// Roles in words; one that this console does not know is called as talond calls it.
import { known, t, type Key } from '../texts.svelte';

export function roleTitle(role: string): string {
  const key = `role.${role}`;
  return known(key) ? t(key as Key) : role;
}

export function roleAbout(role: string): string {
  const key = `role.${role}.about`;
  return known(key) ? t(key as Key) : '';
}
