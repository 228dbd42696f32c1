/**
 * Shows what a ceremony logged, step by step and then one drawn subject after the other. The draw is over and logged before
 * the first frame: showing decides nothing but the pace.
 */
import { computed, onBeforeUnmount, ref } from 'vue';
import { download, get, refusal, type Refusal, type Schemas } from '../client';

type Event_ = Schemas['DrawEvent'];

/** Milliseconds from one frame to the next, however many there are: a long list is shown faster. */
export function pace(frames: number): number {
  return Math.max(15, Math.min(600, Math.floor(60_000 / Math.max(1, frames))));
}

/** Adds what came: in order of number, each once, whatever is sent again after the line broke. */
export function joined(known: readonly Event_[], came: readonly Event_[]): Event_[] {
  const last = known[known.length - 1]?.id ?? 0;
  return [...known, ...came.filter((event) => event.id > last).sort((left, right) => left.id - right.id)];
}

/** Long polling waits so long between two questions. */
const POLL = 3000;

export function useReplay(hash: () => string) {
  const events = ref<Event_[]>([]);
  /** How many of the events are shown. */
  const shown = ref(0);
  const paused = ref(false);
  const problem = ref<Refusal>();
  /** Whether the line is broken at the moment; it comes back by itself, behind the last event. */
  const broken = ref(false);
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  let source: EventSource | undefined;
  let poll: number | undefined;
  let timer: number | undefined;
  let closed = false;

  const complete = computed(() => events.value[events.value.length - 1]?.kind === 'end');
  const last = (): number => events.value[events.value.length - 1]?.id ?? 0;

  function take(came: readonly Event_[]): void {
    events.value = joined(events.value, came);
    broken.value = false;
    if (calm) {
      shown.value = events.value.length;
    } else {
      run();
    }
    if (complete.value) {
      stop();
    }
  }

  function stop(): void {
    source?.close();
    source = undefined;
    window.clearTimeout(poll);
  }

  /** Without a stream: page after page, at once while there is more. */
  async function ask(): Promise<void> {
    try {
      const page = await get<Schemas['DrawEvents']>(`/draws/${hash()}/events`, { after: last(), limit: 200 });
      take(page.events);
      problem.value = undefined;
      if (!page.complete && !closed) {
        poll = window.setTimeout(() => void ask(), page.events.length === 0 ? POLL : 0);
      }
    } catch (caught) {
      problem.value = refusal(caught);
      broken.value = true;
      if (!closed) {
        poll = window.setTimeout(() => void ask(), POLL);
      }
    }
  }

  function start(): void {
    if (typeof EventSource === 'undefined') {
      void ask();
      return;
    }
    source = new EventSource(download(`/draws/${hash()}/events?after=${String(last())}`));
    const on = (message: MessageEvent<string>): void => take([JSON.parse(message.data) as Event_]);
    for (const kind of ['step', 'frame', 'end']) {
      source.addEventListener(kind, on as (event: Event) => void);
    }
    source.onerror = () => {
      broken.value = !complete.value;
      // The browser comes back by itself and says where it was, unless it gave up.
      if (source?.readyState === EventSource.CLOSED && !complete.value && !closed) {
        stop();
        void ask();
      }
    };
  }

  function run(): void {
    if (timer !== undefined || paused.value || shown.value >= events.value.length) {
      return;
    }
    const next = events.value[shown.value];
    timer = window.setTimeout(() => {
      timer = undefined;
      shown.value++;
      run();
    }, next?.kind === 'frame' ? pace(next.frame?.of ?? 1) : 150);
  }

  start();
  onBeforeUnmount(() => {
    closed = true;
    stop();
    window.clearTimeout(timer);
  });

  return {
    events, shown, paused, problem, broken, complete, calm,
    visible: computed(() => events.value.slice(0, shown.value)),
    pause(): void {
      paused.value = !paused.value;
      run();
    },
    /** Shows all that has come at once; the list is the same. */
    skip(): void {
      shown.value = events.value.length;
    },
    again(): void {
      shown.value = 0;
      paused.value = false;
      run();
    },
  };
}
