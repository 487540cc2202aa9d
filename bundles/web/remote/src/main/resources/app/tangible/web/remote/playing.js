// What is on: its poster, the timeline, what comes next, and everything that can be done about it.
import { post, put } from './api.js';
import { act } from './app.js';
import { artwork } from './artwork.js';
import { chapterList, marks } from './chapters.js';
import { closeSheet, fill, h, icon, iconButton, sheet, tick } from './dom.js';
import * as icons from './icons.js';
import * as live from './live.js';
import { clock, languageName, t, timeOfDay } from './texts.js';
import { trouble } from './trouble.js';

const BACK_MILLIS = 10_000;
const ON_MILLIS = 30_000;
const SLEEPS = [15, 30, 45, 60, 90];

/** Of an episode its place, of a film its year. */
export function subline(card) {
  if (!card) return '';
  if (card.series) {
    return card.series.number > 0
      ? t('episode.of', { series: card.series.name, season: card.series.season, number: card.series.number })
      : card.series.name;
  }
  return card.year ? String(card.year) : '';
}

export function playing() {
  const page = h('section', { class: 'playing' });
  let drawn = '';
  live.follow('now', page, (now) => {
    // The timeline moves by itself: the rest is drawn anew only where it says something else.
    const key = JSON.stringify({ ...now, positionMillis: 0, volume: 0, at: 0 });
    if (key !== drawn) {
      drawn = key;
      draw(page, now);
    }
    page.querySelector('#volume')?.dispatchEvent(new CustomEvent('show', { detail: now.volume }));
  });
  const moving = setInterval(() => {
    if (page.isConnected) page.querySelector('#timeline')?.dispatchEvent(new CustomEvent('show'));
    else clearInterval(moving);
  }, 250);
  if (!live.now()) draw(page, { stage: 'nothing', queue: [], tracks: [], chapters: [] });
  return page;
}

function draw(page, now) {
  const scrolled = page.parentElement?.scrollTop;
  if (now.stage === 'nothing') {
    fill(page, head(), h('div', { class: 'empty' },
      icon(icons.SCREEN), h('h2', {}, t('nothing.on')), h('p', { class: 'quiet' }, t('nothing.on.how')),
      h('a', { class: 'button primary', href: '#/library' }, t('to.library'))), queue(now));
    return;
  }
  const card = now.title ?? { id: now.name, name: now.name };
  fill(page,
    head(card),
    h('div', { class: now.stage === 'trouble' ? 'stage small' : 'stage' }, artwork(card, true)),
    h('div', { class: 'playing-words' },
      h('h1', { id: 'playing-name' }, card.name),
      h('p', { class: 'quiet' }, subline(card))),
    now.stage === 'trouble' ? [trouble(now), queue(now)] : steering(now));
  if (scrolled) page.parentElement.scrollTop = scrolled;
}

function steering(now) {
  return [
    now.skip ? h('button', { id: 'skip', type: 'button', class: 'pill gold', onclick: () => steer('skip') }, icon(icons.NEXT), t(`skip.${now.skip}`)) : null,
    now.nextAt && now.next ? countdown(now) : null,
    timeline(now), transport(now), volume(now), chips(now), queue(now),
  ];
}

/** The next one begins by itself, unless somebody wants to stay. */
function countdown(now) {
  const seconds = h('span', { id: 'countdown' });
  const card = h('div', { class: 'card countdown' }, h('p', { class: 'row-name' }, t('next.in', { name: now.next.name })), seconds,
    h('div', { class: 'action-row' },
      h('button', { id: 'stay', type: 'button', class: 'soft', onclick: () => steer('stay') }, t('stay')),
      h('button', { id: 'next-now', type: 'button', class: 'primary', onclick: () => steer('next') }, icon(icons.PLAY), t('play'))));
  const write = () => { seconds.textContent = t('seconds', { seconds: Math.max(0, Math.ceil((now.nextAt - live.clockThere()) / 1000)) }); };
  const counting = setInterval(() => (card.isConnected ? write() : clearInterval(counting)), 250);
  write();
  return card;
}

function head(card) {
  return h('header', { class: 'bar' },
    iconButton(icons.DOWN, t('close'), () => (history.length > 1 ? history.back() : location.assign('#/remote'))),
    h('span', { class: 'bar-title' }, t('now.playing')),
    card?.id?.includes('.')
      ? iconButton(icons.INFO, t('details'), () => { location.hash = `#/title/${card.series?.id ?? card.id}`; })
      : h('span', { class: 'icon-button' }));
}

function steer(action) {
  tick();
  return act(post('now/steer', { action }));
}

function timeline(now) {
  const known = now.lengthMillis > 0;
  const at = h('span', { id: 'time-at' });
  const left = h('span', { id: 'time-left' });
  const range = h('input', {
    id: 'timeline', type: 'range', min: 0, max: Math.max(now.lengthMillis, 1), step: 1000, disabled: !known,
    'aria-label': t('timeline'),
  });
  let held = false;
  const write = (millis) => {
    at.textContent = clock(millis);
    left.textContent = known ? `−${clock(Math.max(0, now.lengthMillis - millis))}` : '';
    range.style.setProperty('--share', known ? String(Math.min(1, millis / now.lengthMillis)) : '0');
    range.setAttribute('aria-valuetext', clock(millis));
  };
  range.addEventListener('input', () => {
    held = true;
    write(Number(range.value));
  });
  range.addEventListener('change', () => {
    held = false;
    seek(Number(range.value));
  });
  range.addEventListener('show', () => {
    if (held) return;
    range.value = String(live.position());
    write(live.position());
  });
  range.dispatchEvent(new CustomEvent('show'));
  return h('div', { class: 'timeline' }, range, marks(now), h('div', { class: 'times' }, at, left));
}

function seek(millis) {
  const to = Math.round(Math.max(0, Math.min(millis, live.now()?.lengthMillis || millis)));
  live.expect({ positionMillis: to });
  act(put('now/position', { millis: to }));
}

function transport(now) {
  const on = now.state === 'playing' || now.state === 'opening';
  return h('div', { class: 'transport' },
    iconButton(icons.PREVIOUS, t('previous'), () => steer('previous'), { id: 'previous' }),
    iconButton(icons.BACK_TEN, t('key.rewind'), () => { tick(); seek(live.position() - BACK_MILLIS); }, { id: 'back-ten' }),
    iconButton(on ? icons.PAUSE : icons.PLAY, t(on ? 'pause' : 'play'), () => {
      live.expect({ state: on ? 'paused' : 'playing' });
      steer(on ? 'pause' : 'resume');
    }, { id: 'play-pause', class: 'big' }),
    iconButton(icons.ON_THIRTY, t('key.forward'), () => { tick(); seek(live.position() + ON_MILLIS); }, { id: 'on-thirty' }),
    iconButton(icons.NEXT, t('next'), () => steer('next'), { id: 'next' }));
}

function volume(now) {
  const range = h('input', { id: 'volume', type: 'range', min: 0, max: 100, step: 1, value: now.volume, 'aria-label': t('volume') });
  let held = false;
  let timer = 0;
  const fill = () => range.style.setProperty('--share', String(Number(range.value) / 100));
  const send = () => act(put('now/volume', { percent: Number(range.value) }));
  range.addEventListener('input', () => {
    held = true;
    fill();
    clearTimeout(timer);
    timer = setTimeout(send, 120);
  });
  range.addEventListener('change', () => { held = false; });
  range.addEventListener('show', (event) => {
    if (held) return;
    range.value = String(event.detail);
    fill();
  });
  fill();
  return h('div', { class: 'volume' }, icon(icons.SOUND), range);
}

function chips(now) {
  const subtitles = now.tracks.filter((track) => track.kind === 'subtitle');
  const voices = now.tracks.filter((track) => track.kind === 'audio');
  const chosen = (tracks) => tracks.find((track) => track.selected);
  const sleeping = now.sleepAtEnd ? t('sleep.end.short') : now.sleepAt ? timeOfDay(now.sleepAt) : '';
  return h('div', { class: 'chips' },
    chip('subtitles', icons.SUBTITLES, t('subtitles'), chosen(subtitles) ? trackName(chosen(subtitles)) : t('off'), () => chooseTrack('subtitle', subtitles), subtitles.length === 0),
    chip('audio', icons.VOICE, t('audio'), chosen(voices) ? trackName(chosen(voices)) : '', () => chooseTrack('audio', voices), voices.length < 2),
    now.chapters.length > 1 ? chip('chapters', icons.FILMS, t('chapters'), String(now.chapters.length), () => sheet(t('chapters'), chapterList(now, live.position(), choice, seek))) : null,
    chip('sleep', icons.MOON, t('sleep'), sleeping || t('off'), () => chooseSleep(now)),
    chip('stop', icons.STOP, t('stop'), '', () => steer('stop')));
}

function chip(id, path, name, value, onclick, disabled = false) {
  return h('button', { id: `chip-${id}`, type: 'button', class: 'chip', onclick, disabled }, icon(path),
    h('span', { class: 'chip-words' }, h('span', {}, name), value ? h('span', { class: 'quiet' }, value) : null));
}

function trackName(track) {
  const tongue = track.language ? languageName(track.language) : '';
  return [tongue, track.name].filter((part, i, all) => part && all.indexOf(part) === i).join(' · ') || t('track', { number: track.id });
}

function choice(name, selected, onclick) {
  return h('button', {
    type: 'button', class: 'choice', 'aria-pressed': String(selected),
    onclick: () => { closeSheet(); tick(); onclick(); },
  }, h('span', {}, name), selected ? icon(icons.CHECK) : null);
}

function chooseTrack(kind, tracks) {
  const none = !tracks.some((track) => track.selected);
  const choose = (id) => act(put('now/tracks', { kind, id }));
  sheet(t(kind === 'subtitle' ? 'subtitles' : 'audio'), h('div', { class: 'choices' },
    kind === 'subtitle' ? choice(t('off'), none, () => choose(-1)) : null,
    tracks.map((track) => choice(trackName(track), track.selected, () => choose(track.id)))));
}

function chooseSleep(now) {
  const set = (body) => act(put('now/sleep', body));
  sheet(t('sleep'), h('div', { class: 'choices' },
    choice(t('off'), !now.sleepAt && !now.sleepAtEnd, () => set({ minutes: 0 })),
    SLEEPS.map((minutes) => choice(t('sleep.in', { minutes }), false, () => set({ minutes }))),
    choice(t('sleep.end'), now.sleepAtEnd, () => set({ atEnd: true }))));
}

function queue(now) {
  const titles = now.queue ?? [];
  const list = h('ol', { class: 'queue' }, titles.map((card, i) => queued(card, i, titles, () => list)));
  const next = titles.length === 0 && now.next ? now.next : null;
  return h('section', { class: 'up-next' },
    h('div', { class: 'section-head' }, h('h2', {}, t('up.next')),
      now.stage === 'nothing' || !next ? null : h('label', { class: 'switch' }, t('autoplay'),
        h('input', { id: 'autoplay', type: 'checkbox', role: 'switch', checked: now.autoPlay, onchange: (event) => act(put('now/autoplay', { on: event.target.checked })) }))),
    next ? h('ol', { class: 'queue' }, h('li', { class: 'queued' }, artwork(next), words(next))) : null,
    titles.length === 0 && !next ? h('p', { class: 'quiet' }, t('queue.empty')) : null,
    list);
}

function words(card) {
  return h('span', { class: 'row-words' }, h('span', { class: 'row-name' }, card.name), h('span', { class: 'quiet' }, subline(card)));
}

function queued(card, index, titles, list) {
  const move = (to) => {
    const ids = titles.map((each) => each.id);
    ids.splice(to, 0, ...ids.splice(index, 1));
    act(put('now/queue', { titles: ids }));
  };
  const row = h('li', { class: 'queued', 'data-id': card.id },
    artwork(card), words(card),
    iconButton(icons.CROSS, t('queue.remove', { name: card.name }), () => act(put('now/queue', { titles: titles.map((each) => each.id).filter((id, i) => i !== index) })), { class: 'small' }),
    h('button', {
      type: 'button', class: 'icon-button small grip', 'aria-label': t('queue.move', { name: card.name }),
      onkeydown: (event) => {
        if (event.key === 'ArrowUp' && index > 0) move(index - 1);
        else if (event.key === 'ArrowDown' && index + 1 < titles.length) move(index + 1);
        else return;
        event.preventDefault();
      },
    }, icon(icons.GRIP)));
  drag(row, index, titles.length, list, move);
  return row;
}

/** By its grip a row goes where the finger goes; the others make room. */
function drag(row, index, count, list, move) {
  const grip = row.querySelector('.grip');
  let from = null;
  let to = index;
  grip.addEventListener('pointerdown', (event) => {
    grip.setPointerCapture(event.pointerId);
    from = event.clientY;
    to = index;
    row.classList.add('dragged');
    tick();
  });
  grip.addEventListener('pointermove', (event) => {
    if (from === null) return;
    const by = event.clientY - from;
    const height = row.offsetHeight;
    row.style.setProperty('--by', `${by}px`);
    const next = Math.max(0, Math.min(count - 1, index + Math.round(by / height)));
    if (next !== to) tick();
    to = next;
    [...list().children].forEach((other, i) => {
      const aside = i > index && i <= to ? -height : i < index && i >= to ? height : 0;
      if (other !== row) other.style.setProperty('--by', `${aside}px`);
    });
  });
  const drop = (kept) => {
    if (from === null) return;
    from = null;
    row.classList.remove('dragged');
    [...list().children].forEach((other) => other.style.removeProperty('--by'));
    if (kept && to !== index) move(to);
  };
  grip.addEventListener('pointerup', () => drop(true));
  grip.addEventListener('pointercancel', () => drop(false));
}
