// About this phone: its name, the language, how it becomes an app, how it leaves.
import { get, remove } from './api.js';
import { act } from './app.js';
import { closeSheet, h, icon, sheet } from './dom.js';
import * as icons from './icons.js';
import * as live from './live.js';
import { choose, language, t } from './texts.js';

let invitation = null;
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  invitation = event;
});

export function more() {
  const name = h('p', { id: 'own-name', class: 'row-name' });
  const viewer = h('p', { id: 'viewer', class: 'row-name' });
  const page = h('section', { class: 'more' }, h('h1', {}, t('tab.more')),
    h('div', { class: 'card' },
      h('div', {}, h('p', { class: 'quiet' }, t('this.phone')), name),
      h('div', {}, h('p', { class: 'quiet' }, t('watches')), viewer)),
    h('div', { class: 'card' }, h('p', { class: 'quiet' }, t('language')),
      h('div', { class: 'segments', role: 'group', 'aria-label': t('language') },
        segment('en', 'English'), segment('fr', 'Français'))),
    install(),
    h('button', { id: 'leave', type: 'button', class: 'soft wide bad', onclick: leave }, t('leave')));
  get('session').then((session) => {
    name.textContent = session.name;
    viewer.textContent = session.viewer;
  }, () => {});
  live.follow('now', page, (now) => { viewer.textContent = now.viewer; });
  return page;
}

function segment(code, name) {
  return h('button', { id: `language-${code}`, type: 'button', lang: code, 'aria-pressed': String(language() === code), onclick: () => choose(code) }, name);
}

function install() {
  if (matchMedia('(display-mode: standalone)').matches || navigator.standalone) return null;
  const isApple = /iPhone|iPad/.test(navigator.userAgent);
  return h('div', { class: 'card' }, h('p', { class: 'row-name' }, t('install')),
    h('p', { class: 'quiet' }, t(isApple ? 'install.apple' : invitation ? 'install.now' : 'install.menu')),
    invitation ? h('button', { id: 'install', type: 'button', class: 'soft wide', onclick: () => invitation.prompt() }, icon(icons.PLUS), t('install.do')) : null);
}

function leave() {
  sheet(t('leave'), h('p', { class: 'quiet' }, t('leave.how')),
    h('button', {
      id: 'leave-yes', type: 'button', class: 'primary wide danger',
      onclick: async () => {
        closeSheet();
        await act(remove('session'));
        document.dispatchEvent(new CustomEvent('unpaired'));
      },
    }, t('leave')));
}
