/** Stretches of neighbouring ids with their way up to a root, as a proof for one subject has them. */
import { hex, unhex, utf8 } from '../verify/protocol/bytes';
import type { Hash } from '../verify/protocol/hash';
import { isSubject } from '../verify/protocol/identifiers';
import { between, HASH, MAX_INTEGER, need, pattern, type Members } from '../verify/protocol/reader';
import { require } from '../verify/protocol/report';

/** What problems call the document. */
export const PROOF = 'subject-proof.json';

const LEAF = 256;
const PREFIX = 8;
const MAX_PATH = 64;

/** One chunk of an ascending list of ids. */
export interface Stretch {
  readonly ids: readonly string[];
  readonly first: boolean;
  readonly last: boolean;
}

/** One chunk of the pool. */
export interface PoolStretch extends Stretch {
  readonly count: number;
  readonly chunk: number;
  readonly path: readonly string[];
  readonly bucket: number;
  readonly buckets: number;
  readonly bucketPath: readonly string[];
}

/** One chunk of a list of lines. */
export interface ListStretch extends Stretch {
  readonly chunk: number;
  readonly chunks: number;
  readonly path: readonly string[];
}

/** A path: hashes from the leaf upwards. */
export function readPath(members: Members, member: string): readonly string[] {
  const path = members.texts(member);
  need(path.length <= MAX_PATH, PROOF, member, `has more than ${MAX_PATH} hashes`, `超过 ${MAX_PATH} 个哈希`);
  path.forEach((hash) => pattern(PROOF, member, hash, HASH));
  return path;
}

function readIds(members: Members): readonly string[] {
  const common = members.text('common');
  const ids = members.text('rest').split(' ').map((rest) => common + rest);
  need(ids.length <= LEAF, PROOF, 'ids', `are more than ${LEAF}`, `超过 ${LEAF} 个`);
  ids.forEach((id, i) => {
    const bytes = utf8(id);
    need(isSubject(bytes, 0, bytes.length), PROOF, 'ids', 'have no legal subject id', '不是合法的主体代码');
    need(i === 0 || (ids[i - 1] as string) < id, PROOF, 'ids', 'do not ascend', '没有升序');
  });
  need(common === commonOf(ids), PROOF, 'common', 'is not all that the ids begin with', '不是代码的最长公共前缀');
  return ids;
}

function commonOf(ids: readonly string[]): string {
  const first = ids[0] as string;
  const last = ids[ids.length - 1] as string;
  let length = 0;
  while (length < Math.min(first.length, last.length) && first.charAt(length) === last.charAt(length)) {
    length++;
  }
  return first.slice(0, length);
}

/** Reads a stretch of the pool. */
export function readPoolStretch(members: Members): PoolStretch {
  const ids = members.object('ids', readIds);
  const count = between(PROOF, 'count', members.integer('count'), 1, MAX_INTEGER);
  const lastChunk = Math.floor((count - 1) / LEAF);
  const chunk = between(PROOF, 'chunk', members.integer('chunk'), 0, lastChunk);
  const path = readPath(members, 'path');
  const bucket = members.integer('bucket');
  const buckets = between(PROOF, 'buckets', members.integer('buckets'), 1, MAX_INTEGER);
  between(PROOF, 'bucket', bucket, 0, buckets - 1);
  const bucketPath = readPath(members, 'bucketPath');
  const expected = chunk === lastChunk ? count - chunk * LEAF : LEAF;
  need(ids.length === expected, PROOF, 'ids', `are ${ids.length}, the chunk has ${expected}`, '数量与块不符');
  const prefix = (ids[0] as string).slice(0, PREFIX);
  need(ids.every((id) => id.slice(0, PREFIX) === prefix), PROOF, 'ids', 'are not of one group', '不属于同一组');
  return {
    ids, count, chunk, path, bucket, buckets, bucketPath,
    first: chunk === 0 && bucket === 0,
    last: chunk === lastChunk && bucket === buckets - 1,
  };
}

/** Reads a stretch of the public list. */
export function readListStretch(members: Members): ListStretch {
  const ids = members.object('ids', readIds);
  const place = readPlace(members, ids.length);
  return { ids, ...place, first: place.chunk === 0, last: place.chunk === place.chunks - 1 };
}

/** Reads where a chunk of lines stands. */
export function readPlace(
  members: Members, lines: number,
): { readonly chunk: number; readonly chunks: number; readonly path: readonly string[] } {
  const chunk = members.integer('chunk');
  const chunks = between(PROOF, 'chunks', members.integer('chunks'), 1, MAX_INTEGER);
  between(PROOF, 'chunk', chunk, 0, chunks - 1);
  need(chunk === chunks - 1 || lines === LEAF, PROOF, 'chunk', 'is not full and not the last', '不满且不是最后一块');
  return { chunk, chunks, path: readPath(members, 'path') };
}

/** The root that a leaf at a place of a tree has by a path; undefined if the path does not fit the place. */
export function rootOf(
  hash: Hash, leaf: string, index: number, size: number, path: readonly string[],
): string | undefined {
  let at = index;
  let last = size - 1;
  let node = leaf;
  const half = (value: number): number => Math.floor(value / 2);
  for (const sibling of path) {
    if (last === 0) {
      return undefined;
    }
    const right = at % 2 === 1 || at === last;
    const [first, second] = right ? [sibling, node] : [node, sibling];
    node = hex(hash.byte(1).bytes(unhex(first)).bytes(unhex(second)).finish());
    if (right) {
      // An odd last node goes up unchanged: it has no sibling on those levels.
      while (at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 ? node : undefined;
}

/** The leaf over ids. */
export function idsLeaf(hash: Hash, ids: readonly string[]): string {
  hash.byte(0);
  ids.forEach((id) => hash.lp8(id));
  return hex(hash.finish());
}

/** The leaf over lines of text. */
export function linesLeaf(hash: Hash, lines: readonly string[]): string {
  hash.byte(3);
  lines.forEach((line) => hash.lp16(utf8(line)));
  return hex(hash.finish());
}

/** The root of a pool that a leaf in the place of a stretch gives, by the stretch's paths or by others. */
export function poolRoot(
  hash: Hash, stretch: PoolStretch, leaf: string, path = stretch.path, bucketPath = stretch.bucketPath,
): string | undefined {
  const subroot = rootOf(hash, leaf, stretch.chunk, Math.floor((stretch.count - 1) / LEAF) + 1, path);
  if (subroot === undefined) {
    return undefined;
  }
  const bucket = hex(
    hash.byte(2).lp8((stretch.ids[0] as string).slice(0, PREFIX)).u64(stretch.count).bytes(unhex(subroot)).finish());
  return rootOf(hash, bucket, stretch.bucket, stretch.buckets, bucketPath);
}

/** Whether one stretch of the pool begins where another ends. */
export function poolNeighbours(left: PoolStretch, right: PoolStretch): boolean {
  if (left.buckets !== right.buckets) {
    return false;
  }
  return left.bucket === right.bucket
    ? left.count === right.count && left.chunk + 1 === right.chunk
    : left.bucket + 1 === right.bucket && left.chunk === Math.floor((left.count - 1) / LEAF) && right.chunk === 0;
}

/** Whether stretches show that an id is in their list; false if they show that it is not, a fault if neither. */
export function contain<T extends Stretch>(
  stretches: readonly T[], neighbours: (left: T, right: T) => boolean, sid: string,
): boolean {
  const [first, second] = stretches;
  if (first === undefined || stretches.length > 2) {
    require(false, PROOF, 'has not one or two stretches of neighbours', '不是一段或两段相邻名单');
    return false;
  }
  if (second === undefined && first.ids.includes(sid)) {
    return true;
  }
  if (second !== undefined) {
    require(
      neighbours(first, second) && (first.ids[first.ids.length - 1] as string) < sid && sid < (second.ids[0] as string),
      PROOF, 'has two stretches that are no neighbours around the subject', '两段名单在该主体处不相邻');
    return false;
  }
  require(
    (first.first || (first.ids[0] as string) < sid) && (first.last || sid < (first.ids[first.ids.length - 1] as string)),
    PROOF, 'has a stretch in which the subject could not stand', '该主体不可能在这段名单中');
  return false;
}
