/** What the visitor chose, as the files of one bundle: a zip, or files of a folder; untrusted and bounded. */
import { unzipSync } from 'fflate';
import { LOG, MAX_ENTRIES, type BundleFiles } from './protocol/bundle';
import type { Bytes } from './protocol/bytes';
import { LIMITS } from './protocol/lines';
import { say, type Say } from './protocol/report';

/** The most bytes of a zip and of all that it holds. */
export const MAX_TOTAL = 2 * LIMITS.bytes;

/** Why the chosen files are no bundle; nothing was verified. */
export class Unusable extends Error {
  readonly say: Say;

  constructor(en: string, zh: string) {
    super(en);
    this.say = say(en, zh);
  }
}

/** One file with its path, as chosen or packed. */
export interface Chosen {
  readonly path: string;
  readonly bytes: Bytes;
}

/** Opens a zip without trusting its directory: names, sizes and the number of entries are bounded beforehand. */
export function unpack(zip: Bytes): readonly Chosen[] {
  if (zip.length > MAX_TOTAL) {
    throw tooLarge();
  }
  const paths = new Set<string>();
  let total = 0;
  let entries;
  try {
    entries = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (paths.has(name)) {
          throw new Unusable('The zip holds a name twice.', '压缩包内有重名文件。');
        }
        paths.add(name);
        total += originalSize;
        if (paths.size > MAX_ENTRIES + 1 || originalSize > LIMITS.bytes || total > MAX_TOTAL) {
          throw tooLarge();
        }
        return true;
      },
    });
  } catch (fault) {
    throw fault instanceof Unusable
      ? fault
      : new Unusable('This is no readable zip file.', '无法读取：不是有效的 zip 文件。');
  }
  return Object.entries(entries).map(([path, bytes]) => ({ path, bytes }));
}

/** The bundle that files make. One folder around all of them is taken off; a folder inside stays one entry, but for that of the log. */
export function bundleOf(chosen: readonly Chosen[]): BundleFiles {
  const paths = chosen.map(({ path }) => path);
  if (paths.some((path) => /^\/|\\|(^|\/)\.\.?(\/|$)/.test(path))) {
    throw new Unusable('A file name leads out of the bundle.', '有文件名指向证据包之外。');
  }
  const folder = commonFolder(paths);
  const files = new Map<string, Bytes | undefined>();
  for (const { path, bytes } of chosen) {
    const inside = path.slice(folder.length);
    if (inside !== '') {
      const [name, within = '', ...deeper] = inside.split('/') as [string, ...string[]];
      files.set(name, inside.includes('/') ? undefined : bytes);
      if (name === LOG && within !== '') {
        files.set(`${LOG}/${within}`, deeper.length > 0 ? undefined : bytes);
      }
    }
  }
  if (files.size === 0) {
    throw new Unusable('There is no file in it.', '其中没有文件。');
  }
  return files;
}

function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  const folder = first.slice(0, first.indexOf('/') + 1);
  return folder !== '' && paths.every((path) => path.startsWith(folder)) ? folder : '';
}

function tooLarge(): Unusable {
  return new Unusable(
    `More than ${MAX_ENTRIES} files, 256 MiB a file or 512 MiB in all.`,
    `超过 ${MAX_ENTRIES} 个文件、单个 256 MiB 或合计 512 MiB。`,
  );
}
