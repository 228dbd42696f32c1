/** The state of the page: what was chosen, how far the worker is, what it found. */
import { startWorker } from './engine';
import { isExport, type Picked } from './drop';
import type { Chosen } from './files';
import type { Answer, Ask, Facts, Standing } from './messages';
import type { CheckId, Report, Say } from './protocol/report';

/** Where the page stands. */
export type State =
  | { readonly phase: 'empty' | 'loading' | 'load failed' | 'stopped' | 'crashed' }
  | { readonly phase: 'running'; readonly check: CheckId; readonly share: number }
  | { readonly phase: 'unusable'; readonly say: Say }
  | { readonly phase: 'done'; readonly report: Report; readonly facts: Facts | undefined; readonly milliseconds: number };

/** What a look-up found. */
export interface Found {
  readonly code: string;
  readonly standing: Standing;
}

/** What a bundle is verified with: an audit log, or a list of trusted keys. */
export interface Beside {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The keys published beside a draw; none if there is no such list, or it cannot be had. */
async function publishedKeys(hash: string): Promise<Uint8Array | undefined> {
  try {
    const { trust } = (await (await fetch(`/v1/draws/${hash}`)).json()) as { trust?: string };
    const response = trust === undefined ? undefined : await fetch(trust);
    return response?.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/** One page's verifications, one after another, each in a worker of its own. */
export class Run {
  state: State = { phase: 'empty' };
  log: Beside | undefined;
  keys: Beside | undefined;
  /** The list that the server publishes beside a draw; used while the visitor has given none. */
  published: Uint8Array | undefined;
  private readonly changed: () => void;
  private readonly found: (found: Found) => void;
  private worker: Worker | undefined;
  private last: (() => void) | undefined;
  private turn = 0;

  constructor(changed: () => void, found: (found: Found) => void) {
    this.changed = changed;
    this.found = found;
  }

  /** Verifies a published draw. */
  async draw(hash: string): Promise<void> {
    const turn = this.begin({ phase: 'loading' });
    try {
      const response = await fetch(`/v1/draws/${hash}/bundle.zip`);
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      const bytes = new Uint8Array(await response.arrayBuffer());
      const keys = await publishedKeys(hash);
      if (turn === this.turn) {
        this.published = keys;
        this.start({ kind: 'zip', bytes });
      }
    } catch {
      if (turn === this.turn) {
        this.begin({ phase: 'load failed' });
      }
    }
  }

  /** Verifies a zip or the files of a bundle; a .jsonl among them that is not of the bundle's own log is the audit log. */
  async open(files: readonly Picked[]): Promise<void> {
    const chosen: Chosen[] = [];
    for (const { path, file } of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (isExport(path)) {
        this.log = { name: path.slice(path.lastIndexOf('/') + 1), bytes };
      } else {
        chosen.push({ path, bytes });
      }
    }
    if (chosen.length > 0) {
      this.published = undefined;
    }
    const [first] = chosen;
    if (first && chosen.length === 1 && first.path.toLowerCase().endsWith('.zip')) {
      this.start({ kind: 'zip', bytes: first.bytes });
    } else if (first) {
      this.start({ kind: 'files', files: chosen });
    } else {
      this.again();
    }
  }

  /** Goes on without the audit log. */
  forgetLog(): void {
    this.log = undefined;
    this.again();
  }

  /** Goes on with another list of trusted keys, or with none. It is never taken from among the files of a bundle. */
  async trust(picked: Picked | undefined): Promise<void> {
    this.keys = picked && { name: picked.path, bytes: new Uint8Array(await picked.file.arrayBuffer()) };
    this.again();
  }

  stop(): void {
    this.begin({ phase: 'stopped' });
  }

  find(code: string): void {
    this.worker?.postMessage({ kind: 'find', code } satisfies Ask);
  }

  /** Verifies the same bundle again, since the log or the list has changed. */
  private again(): void {
    if (this.last) {
      this.last();
    } else {
      this.changed();
    }
  }

  private start(ask: { kind: 'zip'; bytes: Uint8Array } | { kind: 'files'; files: readonly Chosen[] }): void {
    this.last = () => this.start(ask);
    this.begin({ phase: 'running', check: 'files', share: 0 });
    const worker = startWorker();
    this.worker = worker;
    worker.addEventListener('message', (event: MessageEvent<Answer>) => this.take(event.data));
    worker.addEventListener('error', () => this.begin({ phase: 'crashed' }));
    worker.postMessage({ ...ask, log: this.log?.bytes, keys: this.keys?.bytes ?? this.published } satisfies Ask);
  }

  private take(answer: Answer): void {
    if (answer.kind === 'found') {
      this.found(answer);
      return;
    }
    if (answer.kind === 'progress') {
      const share = answer.total > 0 ? answer.done / answer.total : 0;
      this.state = { phase: 'running', check: answer.check, share };
    } else if (answer.kind === 'report') {
      this.state = { phase: 'done', ...answer };
    } else {
      this.state = { phase: 'unusable', say: answer.say };
    }
    this.changed();
  }

  /** Ends whatever runs and shows a state. */
  private begin(state: State): number {
    this.worker?.terminate();
    this.worker = undefined;
    this.state = state;
    this.changed();
    return ++this.turn;
  }
}
