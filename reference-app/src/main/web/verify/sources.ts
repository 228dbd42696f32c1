/** Where a bundle comes from: the published draws, or files of this computer. */
import { h } from './dom';
import { droppedFiles, type Picked } from './drop';
import { OFFLINE } from './engine';
import type { Words } from './words';

/** A published draw, as far as the list needs it. */
export interface Listed {
  readonly headerHash: string;
  readonly title: string;
  readonly state?: string;
  readonly practice: boolean;
}

/** What is known of the published draws. */
export type Listing = 'loading' | 'failed' | readonly Listed[];

/** What the panel asks for. */
export interface Choices {
  readonly draw: (hash: string) => void;
  readonly files: (files: readonly Picked[]) => void;
  readonly forgetLog: () => void;
  readonly keys: (files: readonly Picked[]) => void;
  readonly forgetKeys: () => void;
}

/** The names of what is taken beside the bundle. */
export interface Beside {
  readonly log: string | undefined;
  readonly keys: string | undefined;
}

/** Reads the list of published draws that have a result. */
export async function publishedDraws(): Promise<Listing> {
  try {
    const response = await fetch('/v1/draws');
    if (!response.ok) {
      return 'failed';
    }
    const { draws } = (await response.json()) as { draws: readonly Listed[] };
    return draws.filter((draw) => draw.state !== 'COMMITTED' && draw.state !== 'VOIDED');
  } catch {
    return 'failed';
  }
}

/** The panel. */
export function sources(
  text: Words, listing: Listing, chosen: string, beside: Beside, choices: Choices,
): HTMLElement {
  return h('div', { class: 'sources' }, !OFFLINE && published(text, listing, chosen, choices), local(text, beside, choices));
}

function published(text: Words, listing: Listing, chosen: string, choices: Choices): HTMLElement {
  const heading = h('h2', {}, h('label', { for: 'draw' }, text.published));
  if (listing === 'failed') {
    return h('section', {}, heading, h('p', { role: 'alert' }, text.listFailed));
  }
  if (listing !== 'loading' && listing.length === 0) {
    return h('section', {}, heading, h('p', {}, text.none));
  }
  const select = h(
    'select',
    { id: 'draw', disabled: listing === 'loading', change: () => choices.draw(select.value) },
    h('option', { value: '', disabled: true, selected: true }, text.choose),
    ...(listing === 'loading' ? [] : listing).map((draw) =>
      h('option', { value: draw.headerHash, selected: draw.headerHash === chosen },
        `${draw.practice ? `【${text.practice}】` : ''}${draw.title} · ${draw.headerHash.slice(0, 8)}`)),
  );
  return h('section', {}, heading, select);
}

function local(text: Words, { log, keys }: Beside, choices: Choices): HTMLElement {
  const pick = (
    label: string, id: string, attributes: Record<string, string | boolean>, take = choices.files,
  ): HTMLElement => {
    const input = h('input', {
      id, type: 'file', ...attributes,
      change: () => {
        take([...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
        input.value = '';
      },
    });
    return h('label', { class: 'button' }, label, input);
  };
  const section = h(
    'section',
    {
      class: 'drop',
      dragover: (event) => {
        event.preventDefault();
        section.classList.add('over');
      },
      dragleave: () => section.classList.remove('over'),
      drop: (event) => {
        event.preventDefault();
        section.classList.remove('over');
        const { dataTransfer } = event as DragEvent;
        if (dataTransfer) {
          void droppedFiles(dataTransfer).then(choices.files);
        }
      },
    },
    h('h2', {}, text.local),
    h('p', {}, text.drop),
    h('p', { class: 'buttons' },
      pick(text.pickFiles, 'files', { multiple: true }), pick(text.pickFolder, 'folder', { webkitdirectory: true })),
    log === undefined
      ? h('p', {}, pick(text.log, 'log', { accept: '.jsonl' }))
      : h('p', {}, text.logTaken, log, ' ', h('button', { type: 'button', click: choices.forgetLog }, text.logRemove)),
    keys === undefined
      ? h('p', {}, pick(text.trust, 'trust', { accept: '.json' }, choices.keys))
      : h('p', {}, text.trustTaken, keys, ' ', h('button', { type: 'button', click: choices.forgetKeys }, text.trustRemove)),
  );
  return section;
}
