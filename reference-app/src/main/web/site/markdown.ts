/**
 * Reads the Markdown of a bulletin into blocks: headings, quotes, tables, lists and paragraphs, whose text is plain with
 * "\" before signs. Whatever else Markdown knows is shown as it stands; nothing ever becomes HTML.
 */

/** A block of the text. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'quote'; readonly lines: readonly string[] }
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

const RULE = /^\|(\s*:?-+:?\s*\|)+\s*$/;

function plain(text: string): string {
  return text.trim().replace(/\\([\\`*_[\]<>|#])/g, '$1');
}

/** The cells of a row; a "|" with "\" before it is part of a cell. */
function cells(row: string): string[] {
  return row.trim().replace(/^\|/, '').match(/(?:\\.|[^|\\])*\|/g)?.map((cell) => plain(cell.slice(0, -1))) ?? [];
}

/** The blocks of a text. */
export function blocks(markdown: string): readonly Block[] {
  const lines = markdown.split('\n');
  const found: Block[] = [];
  let i = 0;
  const taken = (belongs: (line: string) => boolean): string[] => {
    const from = i;
    while (i < lines.length && belongs(lines[i] ?? '')) {
      i += 1;
    }
    return lines.slice(from, i);
  };
  while (i < lines.length) {
    const line = lines[i] ?? '';
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    if (line.trim() === '') {
      i += 1;
    } else if (heading) {
      found.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: plain(heading[2] ?? '') });
      i += 1;
    } else if (line.startsWith('> ')) {
      found.push({ kind: 'quote', lines: taken((one) => one.startsWith('> ')).map((one) => plain(one.slice(2))) });
    } else if (line.startsWith('|') && RULE.test(lines[i + 1] ?? '')) {
      const [head = '', , ...rows] = taken((one) => one.startsWith('|'));
      found.push({ kind: 'table', head: cells(head), rows: rows.map(cells) });
    } else if (line.startsWith('- ')) {
      found.push({ kind: 'list', items: taken((one) => one.startsWith('- ')).map((one) => plain(one.slice(2))) });
    } else {
      i += 1;
      const more = taken((one) => one.trim() !== '' && !/^(#{1,6} |> |- |\|)/.test(one));
      found.push({ kind: 'paragraph', lines: [line, ...more].map(plain) });
    }
  }
  return found;
}
