import '../shared/tokens.css';
import './verify.css';
import { h } from './dom';
import { OFFLINE } from './engine';
import { CHECKS } from './protocol/report';
import { result, standing } from './result';
import { Run, type Found } from './run';
import { publishedDraws, sources, type Listing } from './sources';
import { storedLanguage, storeLanguage, wordsIn } from './words';

let language = storedLanguage();
let listing: Listing = 'loading';
let found: Found | undefined;

const app = document.getElementById('app') as HTMLElement;
const head = h('header');
const panel = h('div');
const live = h('div', { 'aria-live': 'polite' });
const running = h('div');
const outcome = h('div');
const foot = h('footer');
app.append(head, h('main', {}, panel, live, running, outcome), foot);

const run = new Run(show, (answer) => {
  found = answer;
  if (run.state.phase === 'done') {
    document.getElementById('standing')?.replaceChildren(standing(wordsIn(language), run.state.report, answer));
  }
});

function chosenDraw(): string {
  const hash = OFFLINE ? '' : (new URLSearchParams(location.search).get('draw') ?? '');
  return /^[0-9a-f]{64}$/.test(hash) ? hash : '';
}

/** Shows all that does not depend on the verification. */
function frame(): void {
  const text = wordsIn(language);
  document.title = text.title;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  head.replaceChildren(
    ...(OFFLINE ? [] : [h('nav', { 'aria-label': text.home }, h('a', { href: '/' }, text.home), ' › ', h('a', { href: '/draws' }, text.draws))]),
    h('h1', {}, text.title),
    h('button', { type: 'button', click: translate }, text.other),
    h('p', {}, text.lead));
  foot.replaceChildren(
    OFFLINE
      ? h('p', {}, text.offlineNote)
      : h('p', {},
          h('a', { href: '/verify-offline.html', download: true }, text.offline), ' · ',
          h('a', { href: '/verify-offline.html.sha256', download: true }, 'SHA-256')));
  choices();
}

function choices(): void {
  panel.replaceChildren(
    sources(wordsIn(language), listing, chosenDraw(), { log: run.log?.name, keys: run.keys?.name }, {
      draw: (hash) => {
        history.replaceState(null, '', `?draw=${hash}`);
        void run.draw(hash);
      },
      files: (files) => {
        void run.open(files).then(choices);
      },
      forgetLog: () => {
        run.forgetLog();
        choices();
      },
      keys: ([picked]) => {
        void run.trust(picked).then(choices);
      },
      forgetKeys: () => {
        void run.trust(undefined).then(choices);
      },
    }));
}

/** Shows the state of the verification. */
function show(): void {
  const text = wordsIn(language);
  const { state } = run;
  const sentence =
    state.phase === 'unusable' ? state.say[language]
    : state.phase === 'running' || state.phase === 'done' ? ''
    : text.states[state.phase];
  const bad = ['unusable', 'crashed', 'load failed'].includes(state.phase);
  live.replaceChildren(...(sentence === '' ? [] : [h('p', { class: bad ? 'state bad' : 'state' }, sentence)]));
  running.replaceChildren();
  outcome.replaceChildren();
  if (state.phase === 'running') {
    found = undefined;
    const step = CHECKS.findIndex((check) => check.id === state.check);
    running.append(
      h('div', { class: 'state' },
        h('p', {}, `${text.running} ${step + 1}${text.of}${CHECKS.length} ${CHECKS[step]?.[language] ?? ''} `,
          h('button', { type: 'button', click: () => run.stop() }, text.stop)),
        h('progress', {
          value: String(step + state.share), max: String(CHECKS.length), 'aria-label': text.running,
        })));
  } else if (state.phase === 'done') {
    if (run.published && !run.keys) {
      outcome.append(h('p', { class: 'state', 'data-trust': 'server' }, text.trustServer));
    }
    outcome.append(...result(text, language, state, found, (code) => run.find(code)));
  }
}

function translate(): void {
  language = language === 'zh' ? 'en' : 'zh';
  storeLanguage(language);
  frame();
  show();
  head.querySelector('button')?.focus();
}

frame();
show();
if (!OFFLINE) {
  void publishedDraws().then((answer) => {
    listing = answer;
    choices();
  });
  if (chosenDraw() !== '') {
    void run.draw(chosenDraw());
  }
}
