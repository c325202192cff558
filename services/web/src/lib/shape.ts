// SPDX-License-Identifier: GPL-3.0-or-later
// Small checkers for JSON from outside: a value of the wrong shape is named by its path, never rendered.

export class BadShape extends Error {
  constructor(readonly path: string) {
    super(`unexpected value at ${path}`);
    this.name = 'BadShape';
  }
}

export type Check<T> = (value: unknown, path: string) => T;
export type Fields = Readonly<Record<string, unknown>>;

export function fields(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadShape(path);
  return value as Fields;
}

export const text: Check<string> = (value, path) => {
  if (typeof value !== 'string') throw new BadShape(path);
  return value;
};

export const count: Check<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) throw new BadShape(path);
  return value;
};

export const number: Check<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadShape(path);
  return value;
};

export const flag: Check<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new BadShape(path);
  return value;
};

/** ISO 8601 in UTC, as milliseconds. */
export const instant: Check<number> = (value, path) => {
  const at = Date.parse(text(value, path));
  if (Number.isNaN(at)) throw new BadShape(path);
  return at;
};

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value, path) => (value === null || value === undefined ? null : check(value, path));
}

export function oneOf<T extends string>(...allowed: readonly T[]): Check<T> {
  return (value, path) => {
    const found = allowed.find((item) => item === value);
    if (found === undefined) throw new BadShape(path);
    return found;
  };
}

/** At most `limit` items are read; a longer list is cut, since nothing on a screen needs more. */
export function list<T>(check: Check<T>, limit: number): Check<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new BadShape(path);
    return value.slice(0, limit).map((item, index) => check(item, `${path}[${index}]`));
  };
}
