/** What the pages of the desk have in common: reading one thing, reading a list by the address, and acting. */
import { ref, watch, type Ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { address, download, get, refusal, type Refusal } from './client';

/** Something that is read, with what stands in the way. */
export interface Reading<T> {
  readonly value: Ref<T | undefined>;
  readonly problem: Ref<Refusal | undefined>;
  readonly busy: Ref<boolean>;
  readonly again: () => Promise<void>;
}

/** Reads now and whenever what it depends on changes; an answer that was overtaken is dropped. */
export function useReading<T>(read: () => Promise<T>, on: () => unknown = () => 0): Reading<T> {
  const value = ref() as Ref<T | undefined>;
  const problem = ref<Refusal>();
  const busy = ref(false);
  let newest = 0;
  async function again(): Promise<void> {
    const mine = ++newest;
    busy.value = true;
    problem.value = undefined;
    try {
      const read_ = await read();
      if (mine === newest) {
        value.value = read_;
      }
    } catch (caught) {
      if (mine === newest) {
        problem.value = refusal(caught);
      }
    } finally {
      if (mine === newest) {
        busy.value = false;
      }
    }
  }
  watch(on, () => void again(), { immediate: true });
  return { value, problem, busy, again };
}

/** The filters of an address, one text each; what is not there is as usual, or empty. */
export function filtersOf(query: Record<string, unknown>, names: readonly string[], usual: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(names.map((name) => {
    const value = query[name];
    return [name, typeof value === 'string' ? value : usual[name] ?? ''];
  }));
}

/** The address of other filters: empty ones are left out, and it begins on the first page. */
export function queryOf(filters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([name, value]) => value !== '' && name !== 'after'));
}

/** A list whose filters and place stand in the address, so that the page can be kept, sent and gone back to. */
export function useList<T>(path: string, names: readonly string[], usual: Record<string, string> = {}) {
  const route = useRoute();
  const router = useRouter();
  const own = route.path;
  const filters = ref(filtersOf(route.query, names, usual));
  const wanted = () => filtersOf(route.query, [...names, 'after', 'limit'], usual);
  let asked = wanted();
  const reading = useReading<T>(
    async () => get<T>(path, asked),
    () => {
      // The address of the next page is none of ours.
      if (route.path === own) {
        asked = wanted();
      }
      return JSON.stringify(asked);
    },
  );
  watch(() => route.query, (query) => {
    if (route.path === own) {
      filters.value = filtersOf(query, names, usual);
    }
  });
  return {
    ...reading,
    filters,
    /** Asks with the filters as they stand in the form. */
    ask: () => void router.push({ query: queryOf(filters.value) }),
    /** Takes all filters away. */
    clear: () => void router.push({ query: {} }),
    /** Whether a filter is set, so that an empty list does not mean that there is nothing. */
    filtered: () => names.some((name) => typeof route.query[name] === 'string' && route.query[name] !== '' && route.query[name] !== usual[name]),
    /** The address of what the filter shows, whole, as a CSV file. */
    asCsv: () => download(address(`${path}.csv`, filtersOf(route.query, names, usual))),
    /** Whether this is not the first page. */
    further: () => typeof route.query['after'] === 'string',
    first: () => void router.push({ query: queryOf(filtersOf(route.query, names)) }),
    forward: (after: string) => void router.push({ query: { ...queryOf(filtersOf(route.query, names)), after } }),
  };
}

/** An act: busy while it runs, with what the app said if it was refused. */
export function useAct() {
  const busy = ref(false);
  const problem = ref<Refusal>();
  /** Runs it; whether it was done. */
  async function act(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) {
      return false;
    }
    busy.value = true;
    problem.value = undefined;
    try {
      await work();
      return true;
    } catch (caught) {
      problem.value = refusal(caught);
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, problem, act };
}
