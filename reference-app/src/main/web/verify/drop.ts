/** The files of what was dropped: files, or one folder with its files. */

// Named here again: the page itself does not load what the worker verifies with.
const LOG = 'log';

/** A file with its path, not read yet. */
export interface Picked {
  readonly path: string;
  readonly file: Blob;
}

/** Whether a file is an exported audit log; that of a bundle's own log is none. */
export function isExport(path: string): boolean {
  return path.endsWith('.jsonl') && !`/${path}`.endsWith(`/${LOG}/entries.jsonl`);
}

/** Reads files and the first level of folders, and the folder of the log in them; nothing else belongs to a bundle. */
export async function droppedFiles(data: DataTransfer): Promise<readonly Picked[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const plain = [...data.files];
  const files: Picked[] = [];
  for (const [i, entry] of entries.entries()) {
    const file = plain[i];
    if (entry?.isDirectory) {
      files.push(...(await inside(entry as FileSystemDirectoryEntry, `${entry.name}/`)));
    } else if (file) {
      files.push({ path: file.name, file });
    }
  }
  return files;
}

async function inside(folder: FileSystemDirectoryEntry, path: string): Promise<readonly Picked[]> {
  const reader = folder.createReader();
  const files: Picked[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (batch.length === 0) {
      return files;
    }
    for (const entry of batch) {
      if (entry.isFile) {
        const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail));
        files.push({ path: path + entry.name, file });
      } else {
        // Keeps its name, so that the bundle is refused for what does not belong to it, and for a log without files.
        files.push({ path: `${path}${entry.name}/`, file: new Blob() });
        if (entry.name === LOG && !path.slice(0, -1).includes('/')) {
          files.push(...(await inside(entry as FileSystemDirectoryEntry, `${path}${entry.name}/`)));
        }
      }
    }
  }
}
