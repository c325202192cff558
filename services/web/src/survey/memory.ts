// SPDX-License-Identifier: GPL-3.0-or-later
// Under which id this phone answers a version of a survey, so that a second touch, a reload and a way back give the same answer. It is
// made here, tells nothing of the phone, and never leaves it but with the answer.
export interface Memory { readonly id: string; done: boolean }

function freshId(): string {
  const bytes = new Uint8Array(16);
  crypto.getRandomValues(bytes);
  return Array.prototype.map.call(bytes, (byte: number) => (byte + 256).toString(16).slice(1)).join('');
}

const key = (survey: string, version: number): string => `talon.survey.${survey}.${version}`;

export function recall(survey: string, version: number): Memory {
  try {
    const kept = JSON.parse(localStorage.getItem(key(survey, version)) ?? 'null') as Memory | null;
    if (kept !== null && /^[0-9a-f]{32}$/.test(kept.id)) return { id: kept.id, done: kept.done === true };
  } catch {
    // Without storage, or with something else in it, the page remembers as long as it is open.
  }
  const memory = { id: freshId(), done: false };
  remember(survey, version, memory);
  return memory;
}

export function remember(survey: string, version: number, memory: Memory): void {
  try {
    localStorage.setItem(key(survey, version), JSON.stringify(memory));
  } catch {
    // As above.
  }
}
