/** Bundles for tests: the published vectors of the protocol, read from the documentation. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Bytes } from './bytes';

/** The folder of the published vectors. */
export const VECTORS = resolve(import.meta.dirname, '../../../../../../docs/spec/vectors/v1/valid');

const PUBLIC = ['plan.json', 'header.json', 'ceremony.json', 'result.json', 'pool.csv', 'public.csv'];

/** The files of a vector, fresh, so that a test may change them. */
export function bundle(name: string): Map<string, Bytes> {
  return new Map(
    readdirSync(resolve(VECTORS, name)).map((file) => [
      file,
      Uint8Array.from(readFileSync(resolve(VECTORS, name, file))),
    ]),
  );
}

/** What of a vector is published. */
export function published(name: string): Map<string, Bytes> {
  return new Map([...bundle(name)].filter(([file]) => PUBLIC.includes(file)));
}
