/** Bundles for tests: the published vectors of the protocol, read from the documentation. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundleOf } from '../files';
import type { Bytes } from './bytes';
import { readTrusted, type TrustedKeys } from './sign/keys';

/** The folder of the published vectors. */
export const VECTORS = resolve(import.meta.dirname, '../../../../../../docs/spec/vectors/v1/valid');

/** The folder of the signed vectors, and that of the published reports. */
export const SIGNED = resolve(VECTORS, '../signed');
export const REPORTS = resolve(VECTORS, '../reports');

/** The folder of the vectors with a log. */
export const LOGGED = resolve(VECTORS, '../logged');

/** The folder of the bundles with one defect. */
export const CORRUPT = resolve(VECTORS, '../corrupt');

const PUBLIC = ['plan.json', 'header.json', 'ceremony.json', 'result.json', 'pool.csv', 'public.csv'];

/** The files of a vector, fresh, so that a test may change them. */
export function bundle(name: string): Map<string, Bytes> {
  return folder(resolve(VECTORS, name));
}

/** The same of a signed vector. */
export function signed(name: string): Map<string, Bytes> {
  return folder(resolve(SIGNED, name));
}

/** The same of a vector with a log. */
export function logged(name: string): Map<string, Bytes> {
  return folder(resolve(LOGGED, name));
}

/** The same of a bundle with one defect. */
export function corrupt(name: string): Map<string, Bytes> {
  return folder(resolve(CORRUPT, name));
}

/** What is to be found in each of them. */
export function expectations(): Record<string, { finding: string; verdict: string }> {
  return JSON.parse(readFileSync(resolve(CORRUPT, 'expect.json'), 'utf8')) as ReturnType<typeof expectations>;
}

/** The list of the keys that signed the signed vectors; with those of log and witness in the folder of the logged ones. */
export function listed(at = SIGNED): TrustedKeys {
  return readTrusted(Uint8Array.from(readFileSync(resolve(at, 'trusted-keys.json'))));
}

function folder(path: string): Map<string, Bytes> {
  const chosen = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => resolve(entry.parentPath, entry.name))
    .map((file) => ({ path: file.slice(path.length + 1), bytes: Uint8Array.from(readFileSync(file)) }));
  return new Map(bundleOf(chosen)) as Map<string, Bytes>;
}

/** What of a vector is published. */
export function published(name: string): Map<string, Bytes> {
  return new Map([...bundle(name)].filter(([file]) => PUBLIC.includes(file)));
}
