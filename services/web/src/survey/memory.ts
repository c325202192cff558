// SPDX-License-Identifier: GPL-3.0-or-later
// Under which id this phone answers a version of a survey, so that a second touch, a reload and a way back give the same answer. It is
// made here, tells nothing of the phone, and never leaves it but with the answer.
export interface Memory { readonly key: string; readonly id: string; done: boolean }

function freshId(): string {
  const bytes = new Uint8Array(16);
  crypto.getRandomValues(bytes);
  return Array.prototype.map.call(bytes, (byte: number) => (byte + 256).toString(16).slice(1)).join('');
}

/** `receipt`: of a receipt's code the half that proves nothing, so that a later visit is answered too. */
export function recall(survey: string, version: number, receipt: string | null): Memory {
  const key = `talon.survey.${survey}.${version}${receipt === null ? '' : `.${receipt.slice(0, 8)}`}`;
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { id: string; done: boolean } | null;
    if (kept !== null && /^[0-9a-f]{32}$/.test(kept.id)) return { key, id: kept.id, done: kept.done === true };
  } catch {
    // Without storage, or with something else in it, the page remembers as long as it is open.
  }
  const memory = { key, id: freshId(), done: false };
  remember(memory);
  return memory;
}

export function remember({ key, id, done }: Memory): void {
  try {
    localStorage.setItem(key, JSON.stringify({ id, done }));
  } catch {
    // As above.
  }
}
