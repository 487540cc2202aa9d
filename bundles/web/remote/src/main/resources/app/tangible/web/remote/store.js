// The shop window. One pays at the television, where the household's keys are.
import { get, post } from './api.js';
import { act } from './app.js';
import { artwork } from './artwork.js';
import { h, icon, iconButton, sheet, tick, closeSheet } from './dom.js';
import * as icons from './icons.js';
import { length, money, problemText, t } from './texts.js';

const TYPING = 250;
let text = '';

export function store() {
  const list = h('div', { class: 'offers' });
  const note = h('p', { class: 'note quiet', role: 'status' });
  const field = h('input', {
    id: 'store-search', type: 'search', value: text, placeholder: t('store.search'), 'aria-label': t('store.search'),
    autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search', maxlength: 100,
  });
  const clear = iconButton(icons.CROSS, t('search.clear'), () => { field.value = ''; typed(); }, { class: 'small', hidden: !text });
  let question = 0;
  async function load() {
    const mine = ++question;
    if (!list.childElementCount) note.textContent = t('store.asking');
    try {
      const found = await get(`offers?text=${encodeURIComponent(text)}`);
      if (mine !== question) return;
      list.replaceChildren(...found.offers.map(offer));
      note.textContent = found.offers.length ? '' : t('store.none');
    } catch (problem) {
      if (mine !== question) return;
      list.replaceChildren();
      note.textContent = problemText(problem);
    }
  }
  let typing = 0;
  function typed() {
    text = field.value.trim();
    clear.hidden = !field.value;
    clearTimeout(typing);
    typing = setTimeout(load, TYPING);
  }
  field.addEventListener('input', typed);
  load();
  return h('section', { class: 'store' }, h('h1', {}, t('tab.store')), note, list,
    h('form', { class: 'search', role: 'search', onsubmit: (event) => { event.preventDefault(); field.blur(); } }, icon(icons.SEARCH), field, clear));
}

function price(each) {
  return each.owned ? t('owned') : money(each.minorUnits, each.currency);
}

function offer(each) {
  return h('button', { type: 'button', class: 'offer', 'data-edition': each.edition, onclick: () => show(each) },
    artwork(each),
    h('span', { class: 'row-words' },
      h('span', { class: 'row-name' }, each.name),
      h('span', { class: 'quiet' }, [each.year, each.quality, each.studio].filter(Boolean).join(' · '))),
    h('span', { class: each.owned ? 'price owned' : 'price' }, price(each)));
}

function show(each) {
  sheet(each.name,
    h('p', { class: 'facts quiet' }, [each.year, length(each.lengthMillis), each.quality, each.studio].filter(Boolean).map((fact) => h('span', {}, String(fact)))),
    each.synopsis ? h('p', { class: 'synopsis' }, each.synopsis) : null,
    h('p', { class: 'sheet-price' }, price(each)),
    h('button', {
      id: 'offer-on-tv', type: 'button', class: 'primary wide',
      onclick: () => { tick(); closeSheet(); act(post('screen/page', { edition: each.edition }), t('shown.on.tv')); },
    }, icon(icons.SCREEN), t(each.owned ? 'show.on.tv' : 'buy.on.tv')),
    h('p', { class: 'quiet small-print' }, t('buy.how')));
}
