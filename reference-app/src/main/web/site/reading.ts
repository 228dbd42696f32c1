/** Reading answers of the API for a page, with what is known meanwhile. */
import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { Problem, read } from '../shared/api';

const KEPT = 40;

/** What was answered last, so that "back" shows it at once; it is asked for again all the same. */
const answers = new Map<string, unknown>();

/** An answer on its way, there or refused. */
export interface Reading<T> {
  readonly data: ShallowRef<T | undefined>;
  readonly problem: ShallowRef<Problem | undefined>;
  readonly busy: Ref<boolean>;
  readonly again: () => void;
}

function keep(path: string, answer: unknown): void {
  answers.delete(path);
  answers.set(path, answer);
  for (const oldest of answers.keys()) {
    if (answers.size <= KEPT) {
      break;
    }
    answers.delete(oldest);
  }
}

/** Reads what a path answers, and again when it changes; an empty path asks nothing. */
export function useReading<T>(path: () => string): Reading<T> {
  const data = shallowRef<T>();
  const problem = shallowRef<Problem>();
  const busy = ref(false);
  let turn = 0;

  async function ask(asked: string): Promise<void> {
    turn += 1;
    const mine = turn;
    data.value = answers.get(asked) as T | undefined;
    problem.value = undefined;
    busy.value = asked !== '';
    if (asked === '') {
      return;
    }
    try {
      const answer = await read<T>(asked);
      keep(asked, answer);
      if (mine === turn) {
        data.value = answer;
      }
    } catch (failed) {
      if (mine === turn) {
        data.value = undefined;
        problem.value = failed instanceof Problem ? failed : new Problem('', String(failed));
      }
    } finally {
      if (mine === turn) {
        busy.value = false;
      }
    }
  }

  watch(path, (asked) => void ask(asked), { immediate: true });
  return { data, problem, busy, again: () => void ask(path()) };
}

/** A path of the API with the parameters that are not empty. */
export function asked(path: string, parameters: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== '' && value !== null && value !== undefined) {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** A part of a path. */
export function part(text: string): string {
  return encodeURIComponent(text);
}
