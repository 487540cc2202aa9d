// The remote control: a pad to swipe and tap, the keys around it, and a keyboard.
import { post } from './api.js';
import { act } from './app.js';
import { closeSheet, h, icon, iconButton, sheet, tick } from './dom.js';
import * as icons from './icons.js';
import * as live from './live.js';
import { t } from './texts.js';

const SWIPE = 34;
const STEP = 74;
const HOLD = 420;
const REPEAT = 130;

let chain = Promise.resolve();

/** Keys arrive in the order in which they were pressed. */
function press(button) {
  tick();
  chain = chain.then(() => act(post('screen/keys', { button })));
}

export function pad() {
  const surface = h('div', { id: 'pad', class: 'pad', role: 'group', 'aria-label': t('pad') },
    arrow('up', icons.UP), arrow('left', icons.LEFT),
    h('button', { type: 'button', id: 'key-ok', class: 'pad-ok', 'aria-label': t('key.ok') }, h('span', {}, 'OK')),
    arrow('right', icons.RIGHT), arrow('down', icons.DOWN));
  feel(surface);
  const play = iconButton(icons.PLAY, t('key.play'), () => press('play'), { id: 'key-play', class: 'key gold' });
  const media = h('div', { class: 'keys media' },
    iconButton(icons.BACK_TEN, t('key.rewind'), () => press('rewind'), { id: 'key-rewind', class: 'key' }),
    play,
    iconButton(icons.ON_THIRTY, t('key.forward'), () => press('forward'), { id: 'key-forward', class: 'key' }));
  const page = h('section', { class: 'remote' },
    h('h1', { class: 'unseen' }, t('tab.remote')),
    surface,
    h('div', { class: 'keys' },
      iconButton(icons.BACK, t('key.back'), () => press('back'), { id: 'key-back', class: 'key' }),
      iconButton(icons.HOME, t('key.home'), () => press('home'), { id: 'key-home', class: 'key' }),
      iconButton(icons.KEYBOARD, t('keyboard'), keyboard, { id: 'key-keyboard', class: 'key' }),
      iconButton(icons.INFO, t('key.info'), () => press('info'), { id: 'key-info', class: 'key' })),
    media,
    h('div', { class: 'rocker', role: 'group', 'aria-label': t('volume') },
      iconButton(icons.LESS, t('key.softer'), () => press('volume_down'), { id: 'key-softer' }),
      iconButton(icons.SOUND, t('key.mute'), () => press('mute'), { id: 'key-mute' }),
      iconButton(icons.PLUS, t('key.louder'), () => press('volume_up'), { id: 'key-louder' })));
  live.follow('now', page, (now) => {
    const on = now.state === 'playing' || now.state === 'opening';
    play.replaceChildren(icon(on ? icons.PAUSE : icons.PLAY));
    const mute = page.querySelector('#key-mute');
    mute.replaceChildren(icon(now.volume === 0 ? icons.MUTED : icons.SOUND));
    media.classList.toggle('idle', now.stage === 'nothing');
  });
  return page;
}

function arrow(direction, path) {
  return h('button', { type: 'button', id: `key-${direction}`, class: `pad-${direction}`, 'data-key': direction, 'aria-label': t(`key.${direction}`) }, icon(path));
}

/** A swipe is an arrow for each length of a thumb; a tap is the key below it; a held arrow repeats. */
function feel(surface) {
  let from = null;
  let holding = 0;
  const keyAt = (target) => target.closest?.('button')?.dataset.key ?? 'ok';
  const release = () => {
    clearTimeout(holding);
    surface.classList.remove('touched');
    surface.querySelectorAll('.pressed').forEach((each) => each.classList.remove('pressed'));
  };
  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    surface.setPointerCapture(event.pointerId);
    from = { x: event.clientX, y: event.clientY, key: keyAt(event.target), swiped: false, held: false };
    surface.classList.add('touched');
    event.target.closest?.('button')?.classList.add('pressed');
    clearTimeout(holding);
    if (from.key !== 'ok') holding = setTimeout(hold, HOLD);
  });
  const hold = () => {
    if (!from) return;
    from.held = true;
    press(from.key);
    holding = setTimeout(hold, REPEAT);
  };
  surface.addEventListener('pointermove', (event) => {
    if (!from) return;
    const x = event.clientX - from.x;
    const y = event.clientY - from.y;
    if (Math.max(Math.abs(x), Math.abs(y)) < (from.swiped ? STEP : SWIPE)) return;
    clearTimeout(holding);
    from.swiped = true;
    from.x = event.clientX;
    from.y = event.clientY;
    press(Math.abs(x) > Math.abs(y) ? (x > 0 ? 'right' : 'left') : (y > 0 ? 'down' : 'up'));
  });
  surface.addEventListener('pointerup', () => {
    if (from && !from.swiped && !from.held) press(from.key);
    from = null;
    release();
  });
  surface.addEventListener('pointercancel', () => {
    from = null;
    release();
  });
  // Keys of a keyboard, and screen readers, click without a pointer.
  surface.addEventListener('click', (event) => {
    if (event.detail === 0) press(keyAt(event.target));
  });
}

/** What is typed here is typed there, letter by letter. */
function keyboard() {
  let sent = '';
  let sending = Promise.resolve();
  const field = h('input', {
    id: 'keyboard-field', type: 'text', maxlength: 200, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false',
    'aria-label': t('keyboard'), placeholder: t('keyboard.hint'), enterkeyhint: 'done',
    oninput: () => {
      const wanted = field.value;
      let same = 0;
      while (same < sent.length && same < wanted.length && sent[same] === wanted[same]) same++;
      const text = '\b'.repeat(sent.length - same) + wanted.slice(same);
      sent = wanted;
      if (text) sending = sending.then(() => act(post('screen/text', { text })));
    },
    onkeydown: (event) => {
      if (event.key === 'Enter') {
        sending = sending.then(() => press('ok'));
        closeSheet();
      } else if (event.key === 'Backspace' && field.value === '') {
        sending = sending.then(() => act(post('screen/text', { text: '\b' })));
      }
    },
  });
  sheet(t('keyboard'), h('p', { class: 'quiet' }, t('keyboard.how')), field);
  field.focus();
}
