/** The files of what was dropped: files, or one folder with its files. */

/** Reads files and the first level of folders; whatever is nested deeper would not belong to a bundle anyway. */
export async function droppedFiles(data: DataTransfer): Promise<readonly File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const plain = [...data.files];
  const files: File[] = [];
  for (const [i, entry] of entries.entries()) {
    if (entry?.isDirectory) {
      files.push(...(await inside(entry as FileSystemDirectoryEntry)));
    } else if (plain[i]) {
      files.push(plain[i]);
    }
  }
  return files;
}

async function inside(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const reader = folder.createReader();
  const files: File[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (batch.length === 0) {
      return files;
    }
    for (const entry of batch) {
      if (entry.isFile) {
        files.push(await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)));
      } else {
        // Keeps its name, so that the bundle is refused for what does not belong to it.
        files.push(new File([], `${entry.name}/`));
      }
    }
  }
}
