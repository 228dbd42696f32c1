/** Reads the part of the log that travels with a bundle, `log/` (§9a); whether it proves anything is for its checks to say. */
import { hex, type Bytes } from './bytes';
import type { Hash } from './hash';
import { between, canonical, HASH, Members, need, pattern, time } from './reader';
import { CODE, Fault, require, say } from './report';
import { base64 } from './sign/keys';
import { isName, readNote, type SignedNote } from './sign/note';
import { readEntry, type Entry } from './trail';

const ENTRIES = 'entries.jsonl';
const PROOF = 'proof.json';
const MAX_ENTRIES = 4096;
const MAX_CHECKPOINTS = 64;
const MAX_PATH = 64;
const LF = 10;
const LINES = '行数与 proof.json 的条目数不同';

/** What a log was at a moment. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  /** Seconds since 1970. */
  readonly at: number;
}

/** A checkpoint with its signatures, and the path that shows that the next one only added to it. */
export interface Seen {
  readonly note: SignedNote;
  readonly state: Checkpoint;
  readonly path: readonly string[];
}

/** An entry, and its path to the root of the last checkpoint. */
export interface Proven {
  readonly entry: Entry;
  readonly path: readonly string[];
}

/** The part of a log, as it is written. */
export interface BundleLog {
  readonly checkpoints: readonly Seen[];
  readonly entries: readonly Proven[];
  readonly last: Checkpoint;
}

/** Reads both files. */
export function readBundleLog(hash: Hash, lines: Bytes, proof: Bytes): BundleLog {
  return Members.read(PROOF, '', canonical(PROOF, proof), (members) => {
    members.version();
    const checkpoints = members.objects('checkpoints', readSeen);
    between(PROOF, 'checkpoints', checkpoints.length, 1, MAX_CHECKPOINTS);
    const places = members.objects('entries', (place) => ({ index: place.integer('index'), path: readPath(place) }));
    between(PROOF, 'entries', places.length, 1, MAX_ENTRIES);
    const entries = readEntries(hash, lines, places);
    return { checkpoints, entries, last: (checkpoints.at(-1) as Seen).state };
  });
}

function readEntries(
  hash: Hash, lines: Bytes, places: readonly { readonly index: number; readonly path: readonly string[] }[],
): readonly Proven[] {
  const all: Proven[] = [];
  let from = 0;
  for (let to = lines.indexOf(LF); to >= 0; to = lines.indexOf(LF, from)) {
    const place = places[all.length];
    if (!place) {
      throw new Fault(CODE.input, { source: ENTRIES },
        say('has more lines than proof.json has entries', LINES));
    }
    const { index, path } = place;
    const entry = readEntry(hash, lines.subarray(from, to), ENTRIES, all.length + 1, index + 1);
    need(index >= 0, PROOF, 'sequence', `is ${index + 1}, allowed 1 to 9223372036854775807`, `为 ${index + 1}`);
    all.push({ entry, path });
    from = to + 1;
  }
  require(from === lines.length, ENTRIES, 'lacks its last line feed', '末行之后没有换行');
  require(all.length === places.length, ENTRIES, 'has fewer lines than proof.json has entries', LINES);
  return all;
}

function readSeen(members: Members): Seen {
  const note = readNote(members.text('note'));
  return { note, state: readCheckpoint(note.text), path: readPath(members) };
}

function readPath(members: Members): readonly string[] {
  const path = members.texts('path');
  between(PROOF, 'path', path.length, 0, MAX_PATH);
  return path.map((digits) => pattern(PROOF, 'bytes32', digits, HASH));
}

/** The four lines of a checkpoint: origin, size, root, time. */
function readCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', at = '', ...rest] = text.split('\n');
  const bytes = base64(root);
  if (rest.length === 1 && isName(origin) && /^(?:0|[1-9][0-9]{0,15})$/.test(size) && Number.isSafeInteger(Number(size)) &&
      typeof bytes === 'object' && bytes.length === 32 && at.startsWith('at ')) {
    try {
      return { origin, size: Number(size), root: hex(bytes), at: time('checkpoint', 'at', at.slice(3)) };
    } catch (fault) {
      if (!(fault instanceof Fault)) {
        throw fault;
      }
    }
  }
  throw new Fault(CODE.malformed, { source: 'checkpoint' },
    say('is not origin, size, root and time, each on its line', '不是名称、条数、根、时间各占一行'));
}
