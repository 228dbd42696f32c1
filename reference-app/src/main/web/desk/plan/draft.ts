/**
 * The lines of a plan while they are edited, and the copy of them that this browser keeps until they are saved: closing the
 * page loses nothing. The copy says which revision it was made from; when the plan has moved on, it is compared, not used.
 */
import type { Schemas } from '../client';

export type Line = Schemas['NewLine'];

/** What is kept. */
export interface Kept {
  readonly revision: number;
  readonly at: string;
  readonly lines: Line[];
}

/** Where it is kept; the browser's own store, which may refuse. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

function key(plan: string, user: string): string {
  return `desk-plan-draft ${user} ${plan}`;
}

/** Keeps lines; whether that worked. */
export function keep(store: Store, plan: string, user: string, kept: Kept): boolean {
  try {
    store.setItem(key(plan, user), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** What was kept; nothing if there is none or it is not readable. */
export function kept(store: Store, plan: string, user: string): Kept | undefined {
  try {
    const text = store.getItem(key(plan, user));
    const found = text === null ? undefined : (JSON.parse(text) as Partial<Kept>);
    return typeof found?.revision === 'number' && Array.isArray(found.lines) ? (found as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets what was kept. */
export function forget(store: Store, plan: string, user: string): void {
  try {
    store.removeItem(key(plan, user));
  } catch {
    // Then it is compared next time and can be dropped there.
  }
}

/** A line as the app has it, as one that can be edited. */
export function editable(line: Schemas['DeskLine']): Line {
  const copy: Partial<Schemas['DeskLine']> = structuredCloneOf(line);
  // It is computed, and the app takes nobody's word for it.
  delete copy.expectedCount;
  return copy as Line;
}

/** An empty line. */
export function emptyLine(year: number): Line {
  return {
    taskName: '', direction: 'UNDIRECTED', participations: [{ authority: '', items: [] }], subjectScope: '', pool: '',
    sampling: { ppm: { A: 10_000, B: 30_000, C: 100_000, D: 300_000, N: 30_000 }, limit: 'NONE', count: 0 },
    from: `${String(year)}-04-01`, until: `${String(year)}-10-31`, methods: ['ONSITE'], oneVisit: false, cancelled: false,
  };
}

/** Whether a line says enough to be counted; one that was only just added does not yet. */
export function whole(line: Line): boolean {
  return line.taskName !== '' && line.subjectScope !== '' && line.pool !== '' && line.methods.length > 0
    && line.participations.every((part) => part.authority !== '' && part.items.length > 0);
}

/** Absent in browsers of the age of Chrome 87. */
export function structuredCloneOf<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** The lines that differ, by number: what the plan has now, and what was edited here. */
export function differing(theirs: readonly Line[], ours: readonly Line[]): { seq: number | undefined; theirs: Line | undefined; ours: Line | undefined }[] {
  const pairs = ours.map((line) => ({ seq: line.seq, ours: line as Line | undefined, theirs: theirs.find((other) => other.seq !== undefined && other.seq === line.seq) }));
  const gone = theirs.filter((line) => !ours.some((other) => other.seq === line.seq)).map((line) => ({ seq: line.seq, ours: undefined, theirs: line as Line | undefined }));
  return [...pairs, ...gone].filter((pair) => canonical(pair.ours) !== canonical(pair.theirs));
}

/** The same text for the same values, whatever the order of members. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part) ?? '';
}
