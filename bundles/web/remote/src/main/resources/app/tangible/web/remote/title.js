// One title: what it is, and how it gets to the television.
import { get, post } from './api.js';
import { act } from './app.js';
import { artwork } from './artwork.js';
import { fill, h, icon, iconButton, tick } from './dom.js';
import * as icons from './icons.js';
import { progress } from './library.js';
import { subline } from './playing.js';
import { clock, length, problemText, t } from './texts.js';

export function title(id) {
  const page = h('section', { class: 'title' }, bar());
  load(page, id);
  return page;
}

function bar() {
  return h('header', { class: 'bar' }, iconButton(icons.BACK, t('back'), () => (history.length > 1 ? history.back() : location.assign('#/library'))));
}

async function load(page, id) {
  try {
    draw(page, await get(`titles/${encodeURIComponent(id)}`));
  } catch (problem) {
    page.replaceChildren(bar(), h('p', { class: 'note bad' }, problemText(problem)));
  }
}

function draw(page, detail) {
  const card = detail.title;
  const isSeries = card.kind === 'series';
  const next = isSeries ? nextEpisode(detail.episodes) : card;
  const facts = [
    card.series ? subline(card) : card.year, card.lengthMillis ? length(card.lengthMillis) : '',
    detail.certificate.split(':').pop().replace(/^\d+$/, '$&+'), card.resolution >= 2160 ? '4K' : card.resolution >= 1080 ? 'HD' : '',
    detail.rating ? `★ ${detail.rating.toLocaleString(undefined, { maximumFractionDigits: 1 })}` : '',
  ].filter(Boolean);
  fill(page, bar(),
    h('div', { class: 'hero' }, artwork(card, true)),
    h('h1', { id: 'title-name' }, card.name),
    h('p', { class: 'facts quiet' }, facts.map((fact) => h('span', {}, String(fact)))),
    detail.genres.length ? h('p', { class: 'quiet genres' }, detail.genres.slice(0, 4).join(', ')) : null,
    next ? actions(next, isSeries) : null,
    card.onDisk || isSeries ? null : h('p', { class: 'card' }, t('not.there')),
    detail.tagline ? h('p', { class: 'tagline' }, detail.tagline) : null,
    detail.synopsis ? h('p', { class: 'synopsis' }, detail.synopsis) : null,
    people('directors', detail.directors), people('cast', detail.cast),
    seasons(detail.episodes),
    detail.extras.length ? h('h2', {}, t('extras')) : null,
    rows(detail.extras));
}

function nextEpisode(episodes) {
  const regular = episodes.filter((each) => each.series?.season > 0);
  return regular.find((each) => each.positionMillis) ?? regular.find((each) => !each.times) ?? regular[0];
}

function actions(card, ofSeries) {
  const begun = card.positionMillis > 0;
  const name = ofSeries
    ? t(begun ? 'resume.episode' : 'play.episode', { season: card.series.season, number: card.series.number })
    : begun ? t('resume.at', { time: clock(card.positionMillis) }) : t('play.on.tv');
  return h('div', { class: 'actions' },
    h('button', { id: 'play-on-tv', type: 'button', class: 'primary wide', disabled: !card.onDisk, onclick: () => play(card, 'resume') }, icon(icons.PLAY), name),
    h('div', { class: 'action-row' },
      begun ? h('button', { id: 'from-start', type: 'button', class: 'soft', disabled: !card.onDisk, onclick: () => play(card, 'start') }, icon(icons.PREVIOUS), t('from.start')) : null,
      h('button', { id: 'add-to-queue', type: 'button', class: 'soft', disabled: !card.onDisk, onclick: () => enqueue(card) }, icon(icons.ADD), t('queue.add')),
      h('button', { id: 'show-on-tv', type: 'button', class: 'soft', onclick: () => { tick(); act(post('screen/page', { title: ofSeries ? card.series.id : card.id }), t('shown.on.tv')); } }, icon(icons.SCREEN), t('show.on.tv'))));
}

async function play(card, from) {
  tick();
  const done = await act(post('now/play', { title: card.id, from }));
  if (done !== undefined) location.hash = '#/playing';
}

function enqueue(card) {
  tick();
  act(post('now/queue', { title: card.id }), t('queued'));
}

function people(what, names) {
  return names.length ? h('p', { class: 'people' }, h('span', { class: 'quiet' }, `${t(what)} `), names.join(', ')) : null;
}

function seasons(episodes) {
  const bySeason = new Map();
  for (const episode of episodes) {
    const season = episode.series?.season ?? 0;
    if (!bySeason.has(season)) bySeason.set(season, []);
    bySeason.get(season).push(episode);
  }
  return [...bySeason].sort(([one], [other]) => (one || 1e9) - (other || 1e9)).flatMap(([season, all]) => [
    h('h2', {}, season > 0 ? t('season', { season }) : t('specials')), rows(all)]);
}

function rows(cards) {
  if (!cards.length) return null;
  return h('ul', { class: 'rows' }, cards.map((card) => h('li', { class: card.onDisk ? 'row' : 'row gone' },
    h('span', { class: 'row-number' }, card.times && !card.positionMillis ? icon(icons.CHECK, 'done') : card.series?.number || '·'),
    h('span', { class: 'row-words' }, h('span', { class: 'row-name' }, card.name),
      h('span', { class: 'quiet' }, card.lengthMillis ? length(card.lengthMillis) : ''), progress(card)),
    iconButton(icons.ADD, t('queue.add.name', { name: card.name }), () => enqueue(card), { class: 'small', disabled: !card.onDisk }),
    iconButton(icons.PLAY, t('play.name', { name: card.name }), () => play(card, 'resume'), { class: 'small gold', disabled: !card.onDisk }))));
}
