/** What the worker does: verifies a bundle, tells how far it is, and looks subjects up afterwards. */
import { bundleOf, unpack, Unusable } from './files';
import type { Answer, Ask, Facts, Standing } from './messages';
import type { BundleFiles } from './protocol/bundle';
import { Rows, utf8 } from './protocol/bytes';
import { isSubject } from './protocol/identifiers';
import { Lines, LIMITS } from './protocol/lines';
import { Fault, type CheckId } from './protocol/report';
import { NoKeyList, readTrusted, type TrustedKeys } from './protocol/sign/keys';
import { beaconText, verify, type Documents } from './protocol/verification';

/** How often progress is told, in milliseconds. */
const EVERY = 100;

/** One worker's memory. */
export class Session {
  private readonly tell: (answer: Answer) => void;
  private sids: Rows | undefined;
  private drawn: Rows | undefined;

  constructor(tell: (answer: Answer) => void) {
    this.tell = tell;
  }

  take(ask: Ask): void {
    if (ask.kind === 'find') {
      const code = ask.code.trim().toUpperCase();
      const exact = isSubject(utf8(ask.code.trim()), 0, utf8(ask.code.trim()).length) ? ask.code.trim() : code;
      this.tell({ kind: 'found', code: exact, standing: this.standing(exact) });
      return;
    }
    try {
      const trusted = ask.keys && readTrusted(ask.keys);
      this.verify(bundleOf(ask.kind === 'zip' ? unpack(ask.bytes) : ask.files), ask.log, trusted);
    } catch (fault) {
      if (!(fault instanceof Unusable || fault instanceof NoKeyList)) {
        throw fault;
      }
      this.tell({ kind: 'unusable', say: fault.say });
    }
  }

  private verify(files: BundleFiles, log: Uint8Array | undefined, trusted: TrustedKeys | undefined): void {
    const begun = performance.now();
    let check: CheckId = 'files';
    let told = begun;
    const { report, documents, sids } = verify(files, {
      log,
      trusted,
      before: (id) => {
        check = id;
        this.tell({ kind: 'progress', check, done: 0, total: 0 });
      },
      tick: (done, total) => {
        // The clock is not asked for every row: that would cost more than the row.
        if ((done & 1023) === 0 && performance.now() - told > EVERY) {
          told = performance.now();
          this.tell({ kind: 'progress', check, done, total });
        }
      },
    });
    const milliseconds = performance.now() - begun;
    this.sids = sids;
    this.drawn = readDrawn(files.get('public.csv'));
    const facts = documents && factsOf(documents, this.drawn);
    this.tell({ kind: 'report', report, facts, milliseconds });
  }

  private standing(code: string): Standing {
    const wanted = utf8(code);
    if (!isSubject(wanted, 0, wanted.length)) {
      return 'no code';
    }
    if (!this.sids || this.sids.find(wanted) < 0) {
      return 'not in pool';
    }
    if (!this.drawn) {
      return 'sealed';
    }
    return this.drawn.find(wanted) >= 0 ? 'drawn' : 'in pool';
  }
}

function readDrawn(bytes: Uint8Array | undefined): Rows | undefined {
  if (!bytes) {
    return undefined;
  }
  const rows = new Rows(bytes);
  try {
    const lines = new Lines('public.csv', bytes, LIMITS);
    while (lines.next()) {
      rows.add(lines.start, lines.end);
    }
  } catch (fault) {
    if (!(fault instanceof Fault)) {
      throw fault;
    }
    // The report names the fault; what stands before it can still be looked up.
  }
  return rows;
}

function factsOf(documents: Documents, drawn: Rows | undefined): Facts {
  const { plan, header, result, ceremony, headerHash } = documents;
  return {
    title: plan.title,
    authority: plan.authority,
    series: plan.series,
    seq: String(plan.seq),
    attempt: String(header.attempt),
    suite: plan.suite,
    practice: plan.practice,
    count: String(header.count),
    drawn: drawn ? String(drawn.size) : '',
    embargoUntil: plan.embargoUntil,
    headerHash,
    seed: result.seed,
    beacons: ceremony.beacons.map((beacon) => ({
      type: beacon.type,
      source: beacon.source,
      round: String(beacon.round),
      value: beaconText(beacon.type, beacon.value),
    })),
  };
}
