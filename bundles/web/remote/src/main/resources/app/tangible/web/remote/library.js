// The shelf: what was begun, search as one types, all of it.
import { get } from './api.js';
import { artwork } from './artwork.js';
import { h, icon, iconButton } from './dom.js';
import * as icons from './icons.js';
import * as live from './live.js';
import { problemText, t } from './texts.js';

const KINDS = ['any', 'film', 'series'];
const TYPING = 120;
const kept = { text: '', kind: 'any', order: 'name' };

export function library() {
  const begun = h('div', { class: 'strip' });
  const grid = h('div', { class: 'grid', id: 'grid' });
  const end = h('div', { class: 'end' });
  const note = h('p', { class: 'note quiet', role: 'status' });
  const begunSection = h('section', { hidden: true }, h('h2', {}, t('continue')), begun);
  const filters = h('div', { class: 'filters', role: 'group', 'aria-label': t('filters') });
  const field = h('input', {
    id: 'search', type: 'search', value: kept.text, placeholder: t('search'), 'aria-label': t('search'),
    autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search', maxlength: 100,
  });
  const clear = iconButton(icons.CROSS, t('search.clear'), () => { field.value = ''; typed(); field.focus(); }, { class: 'small', hidden: !kept.text });
  const page = h('section', { class: 'library' },
    h('h1', {}, t('tab.library')), begunSection, filters, note, grid, end,
    h('form', { class: 'search', role: 'search', onsubmit: (event) => { event.preventDefault(); field.blur(); } }, icon(icons.SEARCH), field, clear));

  let question = 0;
  let shown = 0;
  let more = false;
  let loading = false;

  async function load(anew) {
    if (anew) shown = 0;
    const mine = ++question;
    loading = true;
    const order = kept.text ? 'name' : kept.order;
    try {
      const found = await get(`titles?text=${encodeURIComponent(kept.text)}&kind=${kept.kind}&order=${order}&skip=${shown}`);
      if (mine !== question) return; // a later letter was asked about since
      const tiles = found.titles.map(tile);
      if (anew) grid.replaceChildren(...tiles);
      else grid.append(...tiles);
      shown += found.titles.length;
      more = found.more;
      note.textContent = shown > 0 ? '' : t(kept.text ? 'search.none' : 'library.empty', { text: kept.text });
    } catch (problem) {
      if (mine === question) note.textContent = problemText(problem);
    } finally {
      if (mine === question) loading = false;
    }
  }

  async function loadBegun() {
    try {
      const found = await get('titles/begun');
      begun.replaceChildren(...found.titles.map(begunTile));
      begunSection.hidden = found.titles.length === 0 || Boolean(kept.text);
    } catch {
      begunSection.hidden = true;
    }
  }

  function drawFilters() {
    filters.replaceChildren(
      ...KINDS.map((kind) => filter(t(`kind.${kind}`), kept.kind === kind, () => { kept.kind = kind; })),
      h('span', { class: 'gap' }),
      filter(t(`order.${kept.order}`), false, () => { kept.order = kept.order === 'name' ? 'added' : 'name'; }, 'order'));
  }

  function filter(name, pressed, choose, id = '') {
    return h('button', {
      type: 'button', class: 'filter', id: id || null, 'aria-pressed': id ? null : String(pressed),
      onclick: () => { choose(); drawFilters(); load(true); },
    }, name);
  }

  let typing = 0;
  function typed() {
    kept.text = field.value.trim();
    clear.hidden = !field.value;
    begunSection.hidden = Boolean(kept.text) || begun.childElementCount === 0;
    clearTimeout(typing);
    typing = setTimeout(() => load(true), TYPING);
  }

  field.addEventListener('input', typed);
  new IntersectionObserver((seen) => {
    if (seen.some((each) => each.isIntersecting) && more && !loading) load(false);
  }, { rootMargin: '800px' }).observe(end);
  live.follow('titles', page, () => { load(true); loadBegun(); });
  drawFilters();
  load(true);
  loadBegun();
  return page;
}

function share(card) {
  return card.lengthMillis > 0 ? Math.min(1, card.positionMillis / card.lengthMillis) : 0;
}

/** How far it was watched, as a golden line. */
export function progress(card) {
  if (!card.positionMillis) return null;
  const line = h('span', { class: 'progress' });
  line.style.setProperty('--share', String(share(card)));
  return line;
}

function tile(card) {
  return h('a', { class: card.onDisk ? 'tile' : 'tile gone', href: `#/title/${card.id}`, 'data-id': card.id },
    h('span', { class: 'tile-picture' }, artwork(card), progress(card),
      card.times > 0 && card.kind !== 'series' && !card.positionMillis ? h('span', { class: 'seen', title: t('seen') }, icon(icons.CHECK)) : null),
    h('span', { class: 'tile-name' }, card.name),
    h('span', { class: 'quiet' }, card.year ?? ''));
}

function begunTile(card) {
  return h('a', { class: 'tile wide-tile', href: `#/title/${card.id}`, 'data-id': card.id },
    h('span', { class: 'tile-picture' }, artwork(card), progress(card)),
    h('span', { class: 'tile-name' }, card.series?.name ?? card.name),
    h('span', { class: 'quiet' }, card.series ? t('episode.short', card.series) : card.year ?? ''));
}
