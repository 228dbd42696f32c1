/** What a verification found: verdict, checks, look-up, public values and facts. */
import { h } from './dom';
import type { Facts } from './messages';
import { reportJson, type Check, type Outcome, type Report } from './protocol/report';
import type { Found } from './run';
import type { Language, Words } from './words';

const ICONS: Record<Outcome, string> = {
  agree: '✓',
  differ: '✗',
  'needs a human eye': '◉',
  'not applicable': '–',
  'not run': '○',
};

/** A finished verification. */
export interface Done {
  readonly report: Report;
  readonly facts: Facts | undefined;
  readonly milliseconds: number;
}

/** The elements of a finished verification. */
export function result(
  text: Words, language: Language, done: Done, found: Found | undefined, find: (code: string) => void,
): HTMLElement[] {
  const { report, facts } = done;
  return [
    verdict(text, language, done),
    h('div', { class: 'columns', 'data-practice': facts?.practice ? text.practice : undefined },
      checks(text, language, report),
      facts && h('aside', {},
        ...lookUp(text, report, found, find),
        h('h2', {}, text.compare),
        h('p', {}, text.compareHow),
        ...facts.beacons.map((beacon) =>
          pairs((['type', 'source', 'round', 'value'] as const).map((key) => [text.beacon[key], beacon[key]]))),
        factList(text, facts))),
  ];
}

function verdict(text: Words, language: Language, { report, facts, milliseconds }: Done): HTMLElement {
  const first = report.checks.find((check) => check.outcome === 'differ');
  return h('section', { class: 'verdict', 'data-verdict': report.verdict, role: 'status' },
    h('h2', {}, h('span', { 'aria-hidden': 'true' }, report.verdict === 'refused' ? '✗ ' : '✓ '),
      text.verdicts[report.verdict]),
    facts?.practice === true &&
      h('p', { class: 'practice' }, h('strong', {}, text.practice), ` ${text.practiceText}`),
    h('p', {}, text.sentences[report.verdict]),
    first && h('p', {}, text.finding, h('strong', {}, first[language]), ` ${first.detail[language]}`),
    h('p', {}, text.projections[report.projection]),
    h('p', {}, `${text.time}${(milliseconds / 1000).toFixed(2)}${text.second}`));
}

function checks(text: Words, language: Language, report: Report): HTMLElement {
  return h('section', {},
    h('h2', {}, text.checks),
    h('ol', { class: 'checks' }, ...report.checks.map((check, i) => row(text, language, check, i + 1))),
    report.lints.length > 0 && h('h2', {}, text.lints),
    report.lints.length > 0 &&
      h('ul', {}, ...report.lints.map((lint) => h('li', {}, lint.detail[language]))),
    h('p', {}, h('button', { type: 'button', click: () => save(report) }, text.save)));
}

function row(text: Words, language: Language, check: Check, number: number): HTMLElement {
  return h('li', { class: 'check', 'data-check': check.id, 'data-outcome': check.outcome },
    h('span', { class: 'number' }, String(number)),
    h('span', { class: 'name' }, check[language]),
    h('span', { class: 'outcome' },
      h('span', { 'aria-hidden': 'true' }, `${ICONS[check.outcome]} `), text.outcomes[check.outcome]),
    check.detail[language] !== '' && h('span', { class: 'detail' }, check.detail[language]),
    check.code !== undefined && h('span', { class: 'detail' }, `${check.code} · ${text.place} ${check.place ?? ''}`),
    check.both && h('dl', { class: 'both' },
      h('dt', {}, text.expected), h('dd', {}, check.both.expected),
      h('dt', {}, text.found), h('dd', {}, check.both.found)));
}

function lookUp(text: Words, report: Report, found: Found | undefined, find: (code: string) => void): HTMLElement[] {
  const input = h('input', {
    id: 'code', autocomplete: 'off', spellcheck: 'false', maxlength: '30', value: found?.code,
  });
  return [
    h('h2', {}, text.lookTitle),
    h('form',
      {
        submit: (event) => {
          event.preventDefault();
          find(input.value);
        },
      },
      h('label', { for: 'code' }, text.lookLabel), input, h('button', { type: 'submit' }, text.lookUp)),
    h('div', { id: 'standing', 'aria-live': 'polite' }, found && standing(text, report, found)),
  ];
}

/** The answer to a look-up. */
export function standing(text: Words, report: Report, found: Found): HTMLElement {
  return h('p', { class: 'standing', 'data-standing': found.standing },
    report.verdict === 'refused' && h('span', {}, text.lookDoubt, h('br')),
    h('code', {}, found.code), h('br'), h('strong', {}, text.standings[found.standing]));
}

function factList(text: Words, facts: Facts): HTMLElement {
  const drawn = facts.drawn || (facts.embargoUntil && text.sealed + facts.embargoUntil);
  const keys = Object.keys(text.facts) as (keyof Words['facts'])[];
  return pairs(keys.map((key) => [text.facts[key], key === 'drawn' ? drawn : facts[key]]));
}

function pairs(list: readonly (readonly [string, string])[]): HTMLElement {
  return h('dl', { class: 'facts' }, ...list.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

function save(report: Report): void {
  const href = URL.createObjectURL(new Blob([JSON.stringify(reportJson(report))], { type: 'application/json' }));
  h('a', { href, download: 'verification.json' }).click();
  URL.revokeObjectURL(href);
}
