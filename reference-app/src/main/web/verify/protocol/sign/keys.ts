/** Public keys in their one form, and the reader's own list of those that are trusted. */
import { hex, unhex, type Bytes } from '../bytes';
import { Hash, type SuiteName } from '../hash';
import { isObject, Malformed, parseByHand, type Json } from '../json';
import { HASH, label, MAX_DOCUMENT, Members, need } from '../reader';
import { CODE, Fault, say, type Say } from '../report';
import { isEd25519Point } from './ed25519';
import { isSm2Point } from './sm2';

/** The algorithms of signatures by their names in documents, and the suites whose draws are signed so. */
export const SUITES: Readonly<Record<string, SuiteName>> = { SM2: 'SM3', Ed25519: 'SHA-256' };

const HEADS: Readonly<Record<string, Bytes>> = {
  SM2: unhex('3059301306072a8648ce3d020106082a811ccf5501822d03420004'),
  Ed25519: unhex('302a300506032b6570032100'),
};
const MAX_LIST = 1024;
const LIST = 'trusted keys';

/** A public key. */
export interface Key {
  readonly alg: string;
  /** The fingerprint: the hash of the key. */
  readonly id: string;
  /** The bytes of its point. */
  readonly point: Bytes;
  /** SubjectPublicKeyInfo, in its one form. */
  readonly spki: Bytes;
}

/** The names of the algorithms. */
export function readAlg(members: Members): string {
  const alg = members.text('alg');
  if (!Object.keys(SUITES).includes(alg)) {
    throw new Fault(CODE.input, { source: members.source, row: 1 },
      say('alg is neither SM2 nor Ed25519', 'alg 既非 SM2 也非 Ed25519'));
  }
  return alg;
}

/** Bytes in the one base64 that stands for them. */
export function readBase64(members: Members, member: string): Bytes {
  const text = members.text(member);
  const bytes = base64(text);
  need(bytes !== undefined, members.source, member, 'is no base64', '不是 base64');
  need(bytes !== 'another spelling', members.source, member, 'is no base64 with its padding', '不是带填充的规范 base64');
  return bytes as Bytes;
}

/** The bytes of base64; of its other spellings only that they are some; undefined if it is none. */
export function base64(text: string): Bytes | 'another spelling' | undefined {
  let binary = '';
  try {
    binary = atob(text);
  } catch {
    return undefined;
  }
  return btoa(binary) === text ? Uint8Array.from(binary, (c) => c.charCodeAt(0)) : 'another spelling';
}

/** Reads a key. */
export function readKey(members: Members): Key {
  const alg = readAlg(members);
  const spki = readBase64(members, 'spki');
  const head = HEADS[alg] as Bytes;
  const point = spki.subarray(head.length);
  const holds =
    point.length === (alg === 'SM2' ? 64 : 32) && head.every((byte, i) => spki[i] === byte) &&
    (alg === 'SM2' ? isSm2Point(point) : isEd25519Point(point));
  need(holds, members.source, 'spki', `is no public key on the curve of ${alg}`, `不是 ${alg} 曲线上的公钥`);
  return { alg, point, spki, id: hex(new Hash(SUITES[alg] as SuiteName).bytes(spki).finish()) };
}

/** A document whose members are objects under names that are not known before. */
export function readNamed<T>(source: string, value: Json, reading: (members: Members) => T): ReadonlyMap<string, T> {
  if (!isObject(value)) {
    throw new Fault(CODE.input, { source, row: 1 }, say(' is no object', ' 不是对象'));
  }
  return new Map([...value.keys()].sort().map((name) => [name, Members.read(source, '', value.get(name) as Json, reading)]));
}

/** A key that a reader trusts, and whose it is. */
export interface Trusted {
  readonly key: Key;
  readonly by: string;
}

/** The keys that a reader trusts, by fingerprint. */
export type TrustedKeys = ReadonlyMap<string, Trusted>;

/** Why a list of keys cannot be used. */
export class NoKeyList extends Error {
  readonly say: Say;

  constructor(what: Say) {
    super(what.en);
    this.say = say(
      `The list of trusted keys cannot be used: ${what.en}. A bundle's own keys.json is none.`,
      `可信密钥清单不可用：${what.zh}。证据包自带的 keys.json 不是。`);
  }
}

/** Reads a reader's own list, which may be written by hand. */
export function readTrusted(document: Bytes): TrustedKeys {
  if (document.length > MAX_DOCUMENT) {
    throw new NoKeyList(say(`more than ${MAX_DOCUMENT} bytes`, `超过 ${MAX_DOCUMENT} 字节`));
  }
  try {
    const keys = new Map<string, Trusted>();
    const named = readNamed(LIST, parseByHand(document), (members) => ({
      key: readKey(members), by: label(LIST, 'by', members.text('by')),
    }));
    for (const [id, { key, by }] of named) {
      need(new RegExp(`^${HASH}$`).test(id) && key.id === id, LIST, 'keyId', 'is not the fingerprint of its key', '不是该密钥的指纹');
      keys.set(id, { key, by });
    }
    need(keys.size >= 1 && keys.size <= MAX_LIST, LIST, 'list', `has ${keys.size} keys, allowed 1 to ${MAX_LIST}`,
      `有 ${keys.size} 个密钥，允许 1 至 ${MAX_LIST}`);
    return keys;
  } catch (fault) {
    if (fault instanceof Fault) {
      throw new NoKeyList(fault.detail);
    }
    throw fault instanceof Malformed ? new NoKeyList(say(fault.message, '不是 JSON')) : fault;
  }
}
