// Why it does not play, and what to do about it: what the screen says, so that nobody has to go and look there.
import { post } from './api.js';
import { act } from './app.js';
import { h, icon, tick } from './dom.js';
import * as icons from './icons.js';
import { says, t } from './texts.js';

/** In a few words. */
export function whatIsWrong(now) {
  const key = `trouble.${now.trouble}.what`;
  return t(says(key) ? key : 'trouble');
}

/** The whole of it, and another try where there is something to try. */
export function trouble(now) {
  const key = `trouble.${now.trouble}`;
  const again = now.title
    ? h('div', { class: 'action-row' }, h('button', {
      id: 'again', type: 'button', class: 'primary',
      onclick: () => { tick(); act(post('now/play', { title: now.title.id, from: 'resume' })); },
    }, icon(icons.PLAY), t('trouble.again')))
    : null;
  return h('div', { class: 'card trouble', role: 'alert' },
    h('p', { class: 'quiet' }, t('trouble.says')),
    h('h2', { id: 'trouble-what' }, whatIsWrong(now)),
    says(`${key}.means`) ? h('p', {}, t(`${key}.means`)) : null,
    says(`${key}.todo`) ? [h('h3', {}, t('trouble.todo')), h('p', { id: 'trouble-todo' }, t(`${key}.todo`))] : null,
    again);
}
