/** The state of the page: what was chosen, how far the worker is, what it found. */
import { computed, ref, shallowRef } from 'vue';
import { startWorker } from './engine';
import type { Chosen } from './files';
import type { Answer, Ask, Facts, Standing } from './messages';
import { CHECKS, type CheckId, type Report, type Say } from './protocol/report';

/** Where the page stands. */
export type Phase = 'empty' | 'loading' | 'load failed' | 'running' | 'stopped' | 'crashed' | 'unusable' | 'done';

/** The page's one verification. */
export function useVerification() {
  const phase = ref<Phase>('empty');
  const progress = ref<{ check: CheckId; done: number; total: number }>({ check: 'files', done: 0, total: 0 });
  const report = shallowRef<Report>();
  const facts = shallowRef<Facts>();
  const milliseconds = ref(0);
  const unusable = shallowRef<Say>();
  const found = ref<{ code: string; standing: Standing }>();
  const log = shallowRef<{ name: string; bytes: Uint8Array }>();
  let worker: Worker | undefined;

  function forget(): void {
    worker?.terminate();
    worker = undefined;
    report.value = undefined;
    facts.value = undefined;
    unusable.value = undefined;
    found.value = undefined;
  }

  function take(answer: Answer): void {
    if (answer.kind === 'progress') {
      progress.value = answer;
    } else if (answer.kind === 'report') {
      report.value = answer.report;
      facts.value = answer.facts;
      milliseconds.value = answer.milliseconds;
      phase.value = 'done';
    } else if (answer.kind === 'unusable') {
      unusable.value = answer.say;
      phase.value = 'unusable';
    } else {
      found.value = answer;
    }
  }

  function run(ask: Ask): void {
    forget();
    progress.value = { check: 'files', done: 0, total: 0 };
    phase.value = 'running';
    worker = startWorker();
    worker.addEventListener('message', (event: MessageEvent<Answer>) => take(event.data));
    worker.addEventListener('error', () => {
      forget();
      phase.value = 'crashed';
    });
    worker.postMessage(ask);
  }

  async function fetchDraw(hash: string): Promise<void> {
    forget();
    phase.value = 'loading';
    try {
      const response = await fetch(`/v1/draws/${hash}/bundle.zip`);
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      run({ kind: 'zip', bytes: new Uint8Array(await response.arrayBuffer()), log: log.value?.bytes });
    } catch {
      phase.value = 'load failed';
    }
  }

  /** A zip, or the files of a bundle; a .jsonl among them is the audit log. */
  async function open(files: readonly File[]): Promise<void> {
    const chosen: Chosen[] = [];
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (file.name.endsWith('.jsonl')) {
        log.value = { name: file.name, bytes };
      } else {
        chosen.push({ path: file.webkitRelativePath || file.name, bytes });
      }
    }
    const [first] = chosen;
    if (first && chosen.length === 1 && first.path.toLowerCase().endsWith('.zip')) {
      run({ kind: 'zip', bytes: first.bytes, log: log.value?.bytes });
    } else if (first) {
      run({ kind: 'files', files: chosen, log: log.value?.bytes });
    }
  }

  function stop(): void {
    forget();
    phase.value = 'stopped';
  }

  function find(code: string): void {
    worker?.postMessage({ kind: 'find', code } satisfies Ask);
  }

  const step = computed(() => CHECKS.findIndex((check) => check.id === progress.value.check));
  return { phase, progress, step, report, facts, milliseconds, unusable, found, log, fetchDraw, open, stop, find };
}
