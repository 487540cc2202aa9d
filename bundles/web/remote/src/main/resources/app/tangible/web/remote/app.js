// Which view is shown, and what stays whatever is shown: the tabs and what is on.
import { get, post, Problem } from './api.js';
import { artwork } from './artwork.js';
import { closeSheet, h, icon, iconButton, tick, toast } from './dom.js';
import * as icons from './icons.js';
import * as live from './live.js';
import { library } from './library.js';
import { more } from './more.js';
import { pad } from './pad.js';
import { pairing } from './pairing.js';
import { playing, subline } from './playing.js';
import { store } from './store.js';
import { language, problemText, t } from './texts.js';
import { title } from './title.js';
import { whatIsWrong } from './trouble.js';

const TABS = [
  ['remote', icons.REMOTE], ['library', icons.FILMS], ['store', icons.STORE], ['more', icons.MORE],
];
const VIEWS = { remote: pad, library, title, store, more, playing };

const view = document.getElementById('view');
const dock = document.getElementById('dock');
let paired = false;
const scrolls = new Map();
let shownAt = '';

/** #/title/file.0123 leads to ['title', 'file.0123'] */
function place() {
  const [, name = 'remote', argument = ''] = location.hash.split('/');
  return [name in VIEWS ? name : 'remote', decodeURIComponent(argument)];
}

function show() {
  if (!paired) return;
  closeSheet();
  const [name, argument] = place();
  scrolls.set(shownAt, view.scrollTop);
  shownAt = location.hash;
  document.body.dataset.view = name;
  view.replaceChildren(VIEWS[name](argument));
  view.scrollTop = scrolls.get(location.hash) ?? 0;
  drawDock(name);
}

function drawDock(name) {
  const bar = h('div', { class: 'now-bar', hidden: true });
  const tabs = h('nav', { class: 'tabs', 'aria-label': t('tabs') },
    TABS.map(([tab, path]) => h('a', {
      href: `#/${tab}`, class: 'tab', id: `tab-${tab}`,
      'aria-current': tab === name || (tab === 'library' && name === 'title') ? 'page' : null,
    }, icon(path), h('span', {}, t(`tab.${tab}`)))));
  const away = h('div', { class: 'away', role: 'status', hidden: true }, h('span', { class: 'dot' }), t('away'));
  dock.replaceChildren(away, bar, tabs);
  live.follow('connection', bar, (yes) => { away.hidden = yes; });
  live.follow('now', bar, (now) => drawNowBar(bar, now, name));
}

function drawNowBar(bar, now, name) {
  const nothing = now.stage === 'nothing' || name === 'playing';
  bar.hidden = nothing;
  if (nothing) return;
  const card = now.title ?? { id: now.name, name: now.name };
  const key = JSON.stringify([card, now.state, now.stage, now.trouble]);
  if (bar.dataset.key === key) return;
  bar.dataset.key = key;
  const on = now.state === 'playing' || now.state === 'opening';
  bar.replaceChildren(
    h('a', { class: 'now-link', href: '#/playing', 'aria-label': t('open.playing') },
      artwork(card),
      h('span', { class: 'now-words' },
        h('span', { class: 'now-name' }, now.title?.name ?? now.name),
        h('span', { class: 'quiet' }, now.stage === 'trouble' ? whatIsWrong(now) : subline(now.title) || t(on ? 'on.tv' : 'paused')))),
    iconButton(on ? icons.PAUSE : icons.PLAY, t(on ? 'pause' : 'play'), () => {
      tick();
      live.expect({ state: on ? 'paused' : 'playing' });
      act(post('now/steer', { action: on ? 'pause' : 'resume' }));
    }, { class: 'now-play' }));
}

/** Waits for it; what goes wrong is said. */
export async function act(promise, done) {
  try {
    const answer = await promise;
    if (done) toast(done);
    return answer;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.status !== 401) toast(problemText(problem), true);
    return undefined;
  }
}

function pair() {
  paired = false;
  live.stop();
  closeSheet();
  document.body.dataset.view = 'pairing';
  dock.replaceChildren();
  view.replaceChildren(pairing(() => { location.hash = '#/remote'; enter(); }));
}

async function enter() {
  document.documentElement.lang = language();
  const invited = location.hash.startsWith('#pair=');
  try {
    await get('session');
    // Paired already: the code that was scanned is for another phone.
    if (invited) history.replaceState(null, '', '#/remote');
  } catch (problem) {
    if (problem.status === 401) return;
  }
  paired = true;
  live.start();
  show();
}

addEventListener('hashchange', () => {
  if (location.hash.startsWith('#pair=')) enter();
  else show();
});
document.addEventListener('unpaired', pair);
document.addEventListener('language', () => {
  document.documentElement.lang = language();
  show();
});
view.addEventListener('scroll', () => document.body.classList.toggle('scrolled', view.scrollTop > 8), { passive: true });

if ('serviceWorker' in navigator && isSecureContext) {
  const policy = window.trustedTypes?.createPolicy('tangible', {
    createScriptURL: (address) => {
      if (address !== '/sw.js') throw new TypeError('no other worker');
      return address;
    },
  });
  navigator.serviceWorker.register(policy ? policy.createScriptURL('/sw.js') : '/sw.js');
}

enter();
