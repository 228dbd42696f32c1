/** The files of a bundle: exactly one of the two projections, whole, within bounds, and nothing else. */
import type { Bytes } from './bytes';
import { ROSTER_EXCLUSIONS } from './frame';
import type { Limits } from './lines';
import { MAX_DOCUMENT } from './reader';
import { CODE, Fault, say, type Projection } from './report';

/** The list that an embargo may hold back. */
export const PUBLIC_LIST = 'public.csv';

const PUBLIC_FILES = ['plan.json', 'header.json', 'ceremony.json', 'result.json', 'pool.csv'];
const AUDIT_FILES = [
  ...PUBLIC_FILES.slice(0, 4), 'pool.csv', 'attrs.csv', 'exclusions.csv', 'roster.csv', 'recusal.csv', 'strata.csv',
  'selected.csv', PUBLIC_LIST, 'teams.csv',
];

/** The folder of the part of the log that came with a bundle, and its two files. */
export const LOG = 'log';
export const LOG_ENTRIES = `${LOG}/entries.jsonl`;
export const LOG_PROOF = `${LOG}/proof.json`;

/** The two files of a signed bundle. */
export const SIGNATURES = 'signatures.json';
export const KEYS = 'keys.json';

/** The most entries of a bundle. */
export const MAX_ENTRIES = 64;

/** A bundle by the names of its files; a folder inside it has no bytes. What is in the folder of the log has its path. */
export type BundleFiles = ReadonlyMap<string, Bytes | undefined>;

/** Which projection the files are meant to be. */
export function projectionOf(files: BundleFiles): Exclude<Projection, 'NONE'> {
  const auditOnly = AUDIT_FILES.filter((name) => !PUBLIC_FILES.includes(name) && name !== PUBLIC_LIST);
  return auditOnly.some((name) => files.has(name)) ? 'AUDIT' : 'PUBLIC';
}

/** Whether a part of the log came with the bundle. */
export function hasLog(files: BundleFiles): boolean {
  return files.has(LOG);
}

/** Whether a bundle is signed. */
export function isSigned(files: BundleFiles): boolean {
  return files.has(SIGNATURES) || files.has(KEYS);
}

/** Throws unless the files are exactly one projection, and within bounds. */
export function requireWhole(files: BundleFiles, projection: Exclude<Projection, 'NONE'>, limits: Limits): void {
  const names = [...files.keys()].filter((name) => !name.includes('/')).sort();
  if (names.length > MAX_ENTRIES) {
    throw problem(CODE.limit, 'bundle', `has more than ${MAX_ENTRIES} entries`, `超过 ${MAX_ENTRIES} 个文件`);
  }
  const required = projection === 'AUDIT' ? AUDIT_FILES : PUBLIC_FILES;
  const optional = projection === 'AUDIT' ? [ROSTER_EXCLUSIONS] : [];
  for (const name of required) {
    if (!files.has(name)) {
      throw problem(CODE.unusable, name, `is missing from the ${projection} projection`,
        `${projection === 'AUDIT' ? '审计' : '公开'}证据包缺少 ${name}`);
    }
  }
  const unknown = names.filter(
    (name) => ![...required, ...optional, SIGNATURES, KEYS, PUBLIC_LIST, LOG].includes(name));
  if (unknown[0] !== undefined) {
    throw problem(CODE.unusable, printable(unknown[0]),
      `${unknown.length} file(s) do not belong to the ${projection} projection`,
      `有 ${unknown.length} 个文件不属于${projection === 'AUDIT' ? '审计' : '公开'}证据包`);
  }
  if (isSigned(files) && !(files.has(SIGNATURES) && files.has(KEYS))) {
    throw problem(CODE.unusable, 'bundle', 'has one of signatures.json and keys.json; both or none belong there',
      'signatures.json 与 keys.json 只有其一；应全有或全无');
  }
  for (const name of names) {
    if (name === LOG) {
      requireWholeLog(files, limits);
    } else {
      requireBounded(name, files.get(name), limits);
    }
  }
}

function requireWholeLog(files: BundleFiles, limits: Limits): void {
  if (files.get(LOG)) {
    throw problem(CODE.unusable, LOG, 'is no folder', '不是文件夹');
  }
  const inside = [...files.keys()].filter((name) => name.startsWith(`${LOG}/`)).sort();
  if (inside.join() !== `${LOG_ENTRIES},${LOG_PROOF}`) {
    throw problem(CODE.unusable, LOG, 'has not exactly entries.jsonl and proof.json', '不是恰有 entries.jsonl 与 proof.json');
  }
  for (const name of inside) {
    requireBounded(name, files.get(name), limits);
  }
}

function requireBounded(name: string, bytes: Bytes | undefined, limits: Limits): void {
  if (!bytes) {
    throw problem(CODE.unusable, name, 'is no regular file', '不是普通文件');
  }
  const most = /\.jsonl?$/.test(name) ? MAX_DOCUMENT : limits.bytes;
  if (bytes.length > most) {
    throw problem(CODE.limit, name, `has ${bytes.length} bytes, at most ${most}`,
      `有 ${bytes.length} 字节，最多 ${most}`);
  }
}

/** A foreign file name, fit to be shown: it may hold anything. */
function printable(name: string): string {
  return name.slice(0, 60).replace(/[^A-Za-z0-9._-]/gu, '?');
}

function problem(code: string, source: string, en: string, zh: string): Fault {
  return new Fault(code, { source }, say(en, zh));
}
