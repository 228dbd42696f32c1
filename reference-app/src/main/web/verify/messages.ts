/** What page and worker tell each other. */
import type { CheckId, Report, Say } from './protocol/report';
import type { Chosen } from './files';

/** What a bundle is verified with, as files: an exported audit log, and the reader's own list of trusted keys. */
interface Beside {
  readonly log?: Uint8Array | undefined;
  readonly keys?: Uint8Array | undefined;
}

/** What the page asks for. */
export type Ask =
  | ({ readonly kind: 'zip'; readonly bytes: Uint8Array } & Beside)
  | ({ readonly kind: 'files'; readonly files: readonly Chosen[] } & Beside)
  | { readonly kind: 'find'; readonly code: string };

/** What a bundle says about itself, as texts. */
export interface Facts {
  readonly title: string;
  readonly authority: string;
  readonly series: string;
  readonly seq: string;
  readonly attempt: string;
  readonly suite: string;
  readonly practice: boolean;
  readonly count: string;
  readonly drawn: string;
  readonly embargoUntil: string;
  readonly headerHash: string;
  readonly seed: string;
  readonly beacons: readonly { readonly type: string; readonly source: string; readonly round: string; readonly value: string }[];
}

/** Whether a subject was drawn. */
export type Standing = 'drawn' | 'in pool' | 'sealed' | 'not in pool' | 'no code';

/** What the worker answers. */
export type Answer =
  | { readonly kind: 'progress'; readonly check: CheckId; readonly done: number; readonly total: number }
  | { readonly kind: 'report'; readonly report: Report; readonly facts: Facts | undefined; readonly milliseconds: number }
  | { readonly kind: 'unusable'; readonly say: Say }
  | { readonly kind: 'found'; readonly code: string; readonly standing: Standing };
