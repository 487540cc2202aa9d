// A phone asks to be let in: with the code that was scanned, or one that is typed.
import { get, post } from './api.js';
import { h, icon } from './dom.js';
import * as icons from './icons.js';
import { problemText, t } from './texts.js';

const ASK_EACH = 1000;
let asking = 0;

export function pairing(done) {
  const page = h('section', { class: 'pairing' });
  const scanned = location.hash.startsWith('#pair=') ? location.hash.slice('#pair='.length) : '';
  // The code leaves the address at once: it is nobody's business, and not the history's.
  if (scanned) history.replaceState(null, '', '/');
  drawForm(page, scanned, done, '');
  return page;
}

function head() {
  return h('header', { class: 'pairing-head' }, icon(icons.MARK, 'mark'), h('span', { class: 'brand' }, 'Tangible'));
}

function drawForm(page, scanned, done, problem) {
  clearTimeout(asking);
  const name = h('input', {
    id: 'phone-name', type: 'text', maxlength: 40, value: localStorage.getItem('name') ?? ownName(),
    autocomplete: 'off', enterkeyhint: 'go',
  });
  const code = h('input', {
    id: 'pair-code', type: 'text', class: 'code', maxlength: 14, autocomplete: 'off', autocapitalize: 'characters',
    spellcheck: 'false', placeholder: 'K7QF3 M2PX9', value: scanned, enterkeyhint: 'go',
  });
  const send = h('button', { id: 'pair-send', type: 'submit', class: 'primary wide' }, t('pair.ask'));
  const form = h('form', {
    onsubmit: (event) => {
      event.preventDefault();
      if (!code.value.trim() || !name.value.trim()) return;
      send.disabled = true;
      localStorage.setItem('name', name.value.trim());
      ask(page, code.value.trim(), name.value.trim(), scanned, done);
    },
  },
  h('label', { for: 'phone-name' }, t('pair.name')), name,
  h('div', { class: 'code-row', hidden: Boolean(scanned) && !problem },
    h('label', { for: 'pair-code' }, t('pair.code')), code),
  h('p', { id: 'pair-problem', class: 'bad', role: 'alert' }, problem),
  send);
  page.replaceChildren(head(),
    h('h1', {}, t('pair.title')),
    h('p', { class: 'lead' }, t(scanned && !problem ? 'pair.scanned' : 'pair.how')),
    form);
}

async function ask(page, code, name, scanned, done) {
  try {
    const answer = await post('pairing', { code, name });
    drawNumber(page, answer.number);
    wait(page, done);
  } catch (problem) {
    if (problem.kind === 'too-many-codes') {
      // The code may be right: somebody else tried a wrong one. It is looked at after the wait.
      asking = setTimeout(() => ask(page, code, name, scanned, done), problem.retryAfter * 1000);
      return;
    }
    drawForm(page, problem.kind === 'code' ? '' : scanned, done, problemText(problem));
  }
}

function drawNumber(page, number) {
  page.replaceChildren(head(),
    h('h1', {}, t('pair.compare')),
    h('p', { id: 'pair-number', class: 'number', 'aria-label': [...number].join(' ') },
      [...number].map((digit) => h('span', { 'aria-hidden': 'true' }, digit))),
    h('p', { class: 'lead' }, t('pair.compare.how')),
    h('div', { class: 'waiting', role: 'status' }, h('span', { class: 'spinner' }), t('pair.waiting')));
}

function wait(page, done) {
  asking = setTimeout(async () => {
    try {
      const answer = await get('pairing');
      if (answer.state === 'waiting') wait(page, done);
      else if (answer.state === 'in') done();
      else drawForm(page, '', done, t('pair.refused'));
    } catch (problem) {
      if (problem.kind === 'away') wait(page, done);
      else drawForm(page, '', done, problemText(problem));
    }
  }, ASK_EACH);
}

/** What most people would call it. */
function ownName() {
  const agent = navigator.userAgent;
  if (/iPhone/.test(agent)) return 'iPhone';
  if (/iPad/.test(agent)) return 'iPad';
  const model = /Android [\d.]+; ([^;)]+)/.exec(agent)?.[1]?.trim();
  if (model && model !== 'K') return model.slice(0, 40);
  if (/Android/.test(agent)) return t('pair.android');
  return t('pair.device');
}
