/** Checks the signatures of a bundle: that all hold, that none is missing, and whether the reader trusts their keys (§9). */
import { compareText, unhex, utf8, type Bytes } from '../bytes';
import { KEYS, SIGNATURES } from '../bundle';
import { isObject, type Json } from '../json';
import { canonical, label, Members, need } from '../reader';
import { agree, CODE, Fault, humanEye, require, say, type Finding } from '../report';
import type { Documents } from '../verification';
import { formFault, holds } from './holds';
import { readAlg, readBase64, readKey, readNamed, SUITES, type Key, type TrustedKeys } from './keys';

const MAX = 64;
const MAX_NAME = 262;

/** One signature of a bundle. */
interface Signature {
  readonly doc: string;
  readonly by: string;
  readonly keyId: string;
  readonly alg: string;
  readonly bytes: Bytes;
}

/** Checks both files against the documents of the draw. */
export function checkSignatures(
  read: Documents, signatures: Bytes, keys: Bytes, trusted: TrustedKeys = new Map(),
): Finding {
  const known = readKeys(keys);
  const all = readSignatures(signatures, known);
  const digests = digestsOf(read);
  all.forEach((signature, i) => requireHolds(read, digests, known.get(signature.keyId) as Key, signature, i + 1, trusted));
  const strangers = [...new Set(
    all.filter(({ keyId }) => !trusted.has(keyId)).map(({ by, keyId }) => `${by} ${keyId}`))].join(', ');
  const missing = missingOf(read, digests, all);
  const [countEn, countZh] = [`${all.length} signatures hold`, `${all.length} 个签名有效`];
  if (missingOf(read, digests, all.filter(({ keyId }) => trusted.has(keyId))).length === 0) {
    return agree(countEn + (strangers && `; not on your list: ${strangers}`),
      countZh + (strangers && `；不在您的清单上：${strangers}`));
  }
  const lacking = missing.join(', ');
  return humanEye(
    countEn + (strangers && `; compare the fingerprints: ${strangers}`) + (lacking && `; missing: ${lacking}`),
    countZh + (strangers && `；请核对密钥指纹：${strangers}`) + (lacking && `；缺少：${lacking}`));
}

function bounded(name: string, document: Bytes): Json {
  const value = canonical(name, document);
  const size = Array.isArray(value) ? value.length : isObject(value) ? value.size : 0;
  if (size > MAX) {
    throw new Fault(CODE.limit, { source: name },
      say(`has ${size} entries, at most ${MAX}`, `有 ${size} 项，最多 ${MAX} 项`));
  }
  return value;
}

function readKeys(document: Bytes): ReadonlyMap<string, Key> {
  const keys = readNamed(KEYS, bounded(KEYS, document), readKey);
  for (const [id, key] of keys) {
    require(key.id === id, KEYS, 'has a key under an id that is not its fingerprint', '有密钥的编号不是其指纹');
  }
  return keys;
}

function readSignature(members: Members): Signature {
  const alg = readAlg(members);
  const doc = members.text('doc');
  const by = members.text('by');
  const keyId = members.hash('keyId');
  const bytes = readBase64(members, 'sig');
  need(doc.trim() !== '', SIGNATURES, 'doc', 'is blank', '为空');
  need(doc.length <= MAX_NAME, SIGNATURES, 'doc', `has ${doc.length} characters, at most ${MAX_NAME}`,
    `有 ${doc.length} 个字符，最多 ${MAX_NAME}`);
  label(SIGNATURES, 'by', by);
  const fault = formFault(alg, bytes);
  need(fault === undefined, SIGNATURES, 'sig', fault?.en ?? '', fault?.zh ?? '');
  return { doc, by, keyId, alg, bytes };
}

function readSignatures(document: Bytes, keys: ReadonlyMap<string, Key>): readonly Signature[] {
  const value = bounded(SIGNATURES, document);
  if (!Array.isArray(value)) {
    throw new Fault(CODE.input, { source: SIGNATURES, row: 1 }, say(' is no array', ' 不是数组'));
  }
  const all = (value as readonly Json[]).map((entry) => Members.read(SIGNATURES, '', entry, readSignature));
  require(all.length > 0, SIGNATURES, 'has no signature', '没有签名');
  const names = new Map<string, string>();
  all.forEach((signature, i) => {
    const before = all[i - 1];
    const order = before && (compareText(before.doc, signature.doc) || compareText(before.by, signature.by));
    must(order === undefined || order < 0, i + 1, 'does not ascend by document and signer, each once',
      '没有按文件、签名者递增排列');
    must(keys.get(signature.keyId)?.alg === signature.alg, i + 1,
      'names a key that keys.json has not, or not for this alg', '所用密钥不在 keys.json 中，或算法不同');
    must((names.get(signature.keyId) ?? signature.by) === signature.by, i + 1,
      'is by a key that signs under another name too', '同一密钥以两个名义签名');
    names.set(signature.keyId, signature.by);
  });
  require(names.size === keys.size, KEYS, 'has a key that signed nothing', '有未用于签名的密钥');
  return all;
}

function must(holds: boolean, number: number, en: string, zh: string): void {
  if (!holds) {
    throw new Fault(CODE.input, { source: SIGNATURES, row: number }, say(en, `第 ${number} 个签名${zh}`));
  }
}

/** What can be signed of this draw, in the order of the ceremony, with its digests. */
function digestsOf({ planHash, headerHash, ceremony, resultHash, hash }: Documents): ReadonlyMap<string, Bytes> {
  return new Map<string, Bytes>([
    ['plan', unhex(planHash)],
    ['header', unhex(headerHash)],
    ['register', unhex(headerHash)],
    ...ceremony.parties.map(({ id, commit }): [string, Bytes] => [`commit:${id}`, unhex(commit)]),
    ...ceremony.parties.flatMap(({ id, nonce }): [string, Bytes][] =>
      nonce === undefined ? [] : [[`reveal:${id}`, hash.bytes(unhex(nonce)).finish()]]),
    ...ceremony.beacons.map(({ value }, i): [string, Bytes] => [`beacon:${i}`, hash.lp16(unhex(value)).finish()]),
    ['result', unhex(resultHash)],
  ]);
}

function requireHolds(
  read: Documents, digests: ReadonlyMap<string, Bytes>, key: Key, signature: Signature, number: number,
  trusted: TrustedKeys,
): void {
  const { doc, by, keyId, alg, bytes } = signature;
  const digest = digests.get(doc);
  must(digest !== undefined, number, 'signs what this draw does not have', '所签文件不属于本次抽取');
  must(SUITES[alg] === read.plan.suite, number, "is not in the plan's suite", '与方案的密码算法不同');
  const own = /^(?:commit|reveal):(.*)$/su.exec(doc)?.[1];
  must(own === undefined || own === by, number, 'signs the step of another party', '签的是另一方的步骤');
  must((trusted.get(keyId)?.by ?? by) === by, number, "is by a key that is somebody else's on your list",
    '所用密钥在您的清单上属于他人');
  const name = utf8(doc);
  const message = new Uint8Array(13 + name.length + 64);
  message.set(utf8('DRAW1/sign'));
  message[11] = name.length >>> 8;
  message[12] = name.length & 255;
  message.set(name, 13);
  message.set(doc === 'plan' ? new Uint8Array(32) : unhex(read.headerHash), 13 + name.length);
  message.set(digest as Bytes, 13 + name.length + 32);
  must(holds(key, message, bytes), number, `${doc} by ${by}: the signature does not hold`, `（${by} 签 ${doc}）无效`);
}

/** Which signatures are required and not among these. */
function missingOf(
  { ceremony }: Documents, digests: ReadonlyMap<string, Bytes>, there: readonly Signature[],
): readonly string[] {
  return [...digests.keys()].flatMap((name) => {
    const by = there.filter(({ doc }) => doc === name).map((signature) => signature.by);
    if (name === 'result') {
      return ceremony.parties
        .filter(({ id, nonce }) => nonce !== undefined && !by.includes(id))
        .map(({ id }) => `${name} by ${id}`);
    }
    const least = name === 'register' ? 0 : name.startsWith('beacon:') ? 2 : 1;
    return by.length < least ? [name + (by.length === 0 ? '' : ' by a second')] : [];
  });
}
