/** Hash trees of the shape of RFC 9162 over chunks of 256 records, and the two roots over a pool. */
import { DIGEST, type Hash } from './hash';
import { compareRanges, hex, utf8, type Bytes, type Rows } from './bytes';
import { SALT, type Pool } from './frame';

const NODE = 0x01;
const BUCKET = 0x02;
const RECORDS = 256;
const PREFIX = 8;

const IDS = 0x00;
const LINES = 0x03;
const COMMITMENTS = 0x04;

/** The root over leaves: pair left to right, an odd last node goes up unchanged; of nothing, the hash of nothing. */
export function treeRoot(hash: Hash, leaves: readonly Bytes[]): Bytes {
  if (leaves.length === 0) {
    return hash.finish();
  }
  let level = leaves;
  while (level.length > 1) {
    const above: Bytes[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const left = level[i] as Bytes;
      const right = level[i + 1];
      above.push(right ? hash.byte(NODE).bytes(left).bytes(right).finish() : left);
    }
    level = above;
  }
  return level[0] as Bytes;
}

/** The root over lines of text, in hexadecimal digits. */
export function linesRoot(hash: Hash, rows: Rows): string {
  return hex(chunked(hash, LINES, 0, rows.size, (row) => {
    const length = rows.end(row) - rows.start(row);
    hash.byte(length >>> 8).byte(length & 255).bytes(rows.slab, rows.start(row), rows.end(row));
  }));
}

/** The root over the ids of a pool, in hexadecimal digits. */
export function idsRoot(hash: Hash, sids: Rows, tick: (row: number) => void): string {
  return poolRoot(hash, sids, IDS, (row) => {
    tick(row);
    hash.byte(sids.end(row) - sids.start(row)).bytes(sids.slab, sids.start(row), sids.end(row));
  });
}

/** The root over the attribute commitments of a pool; needs a second hash computation for the commitments. */
export function attributesRoot(hash: Hash, inner: Hash, pool: Pool, tick: (row: number) => void): string {
  const { sids } = pool;
  const keys = pool.keys.map(utf8);
  const commitment = new Uint8Array(DIGEST);
  return poolRoot(hash, sids, COMMITMENTS, (row) => {
    tick(row);
    inner
      .byte(0x41)
      .bytes(pool.salts, row * SALT, (row + 1) * SALT)
      .byte(sids.end(row) - sids.start(row))
      .bytes(sids.slab, sids.start(row), sids.end(row))
      .bytes(keys[pool.strata[row] as number] as Bytes)
      .finish(commitment);
    hash.bytes(commitment);
  });
}

function chunked(hash: Hash, tag: number, from: number, to: number, write: (row: number) => void): Bytes {
  const leaves: Bytes[] = [];
  for (let first = from; first < to; first += RECORDS) {
    hash.byte(tag);
    for (let row = first; row < Math.min(first + RECORDS, to); row++) {
      write(row);
    }
    leaves.push(hash.finish());
  }
  return treeRoot(hash, leaves);
}

function poolRoot(hash: Hash, sids: Rows, tag: number, write: (row: number) => void): string {
  const buckets: Bytes[] = [];
  let first = 0;
  while (first < sids.size) {
    const start = sids.start(first);
    const prefix = prefixEnd(sids, first);
    let next = first + 1;
    while (
      next < sids.size &&
      compareRanges(sids.slab, start, prefix, sids.slab, sids.start(next), prefixEnd(sids, next)) === 0
    ) {
      next++;
    }
    const subroot = chunked(hash, tag, first, next, write);
    buckets.push(
      hash
        .byte(BUCKET)
        .byte(prefix - start)
        .bytes(sids.slab, start, prefix)
        .u64(next - first)
        .bytes(subroot)
        .finish(),
    );
    first = next;
  }
  return hex(treeRoot(hash, buckets));
}

function prefixEnd(sids: Rows, row: number): number {
  return Math.min(sids.start(row) + PREFIX, sids.end(row));
}
