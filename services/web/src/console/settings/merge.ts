// SPDX-License-Identifier: GPL-3.0-or-later
// Two people changed the same settings: what one changed and the other did not is taken from the one; where both changed the same
// field, mine stays and the field is named. Things of a list are known by their ids, wherever they stand.

type Named = Readonly<Record<string, unknown>>;

export function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => equal((one as Named)[key], (other as Named)[key]));
}

/** The name of a thing in its list; null for hours and whatever else has none. */
export function nameOf(thing: unknown): string | null {
  if (typeof thing === 'string') return thing.includes(':') ? null : thing;
  if (typeof thing !== 'object' || thing === null) return null;
  const name = (thing as Named)['id'] ?? (thing as Named)['number'];
  return typeof name === 'string' || typeof name === 'number' ? String(name) : null;
}

const named = (list: unknown): list is unknown[] => Array.isArray(list) && list.every((each) => nameOf(each) !== null);
const plain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `conflicts` gets the paths of the fields that both changed. */
export function merged(base: unknown, mine: unknown, theirs: unknown, conflicts: string[], path = ''): unknown {
  if (equal(mine, base)) return theirs;
  if (equal(theirs, base) || equal(mine, theirs)) return mine;
  if (plain(mine) && plain(theirs)) {
    const before = plain(base) ? base : {};
    const out: Record<string, unknown> = {};
    for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
      const value = merged(before[key], mine[key], theirs[key], conflicts, path === '' ? key : `${path}.${key}`);
      if (value !== undefined) out[key] = value;
    }
    return out;
  }
  if (named(mine) && named(theirs)) return lists(named(base) ? base : [], mine, theirs, conflicts, path);
  conflicts.push(path);
  return mine;
}

function lists(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[], conflicts: string[], path: string): unknown[] {
  const find = (list: readonly unknown[], name: string | null): unknown => list.find((each) => nameOf(each) === name);
  // The order is that of who changed it; of both, mine.
  const order = (list: readonly unknown[], other: readonly unknown[]): string[] =>
    list.map((each) => nameOf(each) ?? '').filter((name) => find(other, name) !== undefined);
  const moved = !equal(order(mine, base), order(base, mine));
  const [first, second] = moved ? [mine, theirs] : [theirs, mine];
  const names = [...new Set([...first, ...second].map(nameOf))];
  return names
    .map((name) => merged(find(base, name), find(mine, name), find(theirs, name), conflicts, `${path}[${name}]`))
    .filter((each) => each !== undefined);
}
