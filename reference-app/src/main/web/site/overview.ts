/** How much is public and of what kind the data are; the frame of all pages and the first page show it. */
import type { Schemas } from '../shared/api';
import { time } from './format';
import { useReading, type Reading } from './reading';

let one: Reading<Schemas['Overview']> | undefined;

/** Read when it is wanted first; the first page asks for it again. */
export function useOverview(): Reading<Schemas['Overview']> {
  one ??= useReading<Schemas['Overview']>(() => '/v1/overview');
  return one;
}

const YEARS = 6;

/** The years that lists can be narrowed to: the present one of the app's clock and those before. */
export function years(): readonly { value: string; word: string }[] {
  const now = useOverview().data.value?.now ?? new Date().toISOString();
  const year = Number(time(now).slice(0, 4));
  return Array.from({ length: YEARS }, (_, i) => String(year + 1 - i)).map((value) => ({ value, word: value }));
}
