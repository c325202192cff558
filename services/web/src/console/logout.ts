// SPDX-License-Identifier: GPL-3.0-or-later
// Who has logged out is out, whether talond could be told or not: the wish outlives a reload, and nobody is let in by the
// old session before it has been ended.

const REMEMBERED = 'talon.logout';

export function owed(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== null;
  } catch {
    return false;
  }
}

export function owe(): void {
  try {
    localStorage.setItem(REMEMBERED, '1');
  } catch {
    // Without storage the page itself still remembers until it is closed.
  }
}

export function paid(): void {
  try {
    localStorage.removeItem(REMEMBERED);
  } catch {
    // As above.
  }
}
