// A title's poster; where it has none, colours that are its own, with its name.
import { h } from './dom.js';

export function artwork(card, large = false) {
  const frame = h('div', { class: large ? 'artwork large' : 'artwork', 'aria-hidden': 'true' });
  const own = hue(card.id ?? card.edition ?? card.name);
  frame.style.setProperty('--hue', String(own));
  frame.style.setProperty('--sun-x', `${25 + (own * 7) % 50}%`);
  frame.style.setProperty('--sun-y', `${18 + (own * 3) % 26}%`);
  frame.append(h('span', { class: 'artwork-name' }, card.name));
  if (card.poster) {
    const picture = h('img', {
      src: `/remote/v1/titles/${encodeURIComponent(card.id)}/poster?v=${encodeURIComponent(card.poster)}`,
      alt: '', loading: 'lazy', decoding: 'async',
      onload: () => frame.classList.add('pictured'),
      onerror: () => picture.remove(),
    });
    frame.append(picture);
  }
  return frame;
}

function hue(seed) {
  let hash = 2166136261;
  for (const character of String(seed)) {
    hash = Math.imul(hash ^ character.codePointAt(0), 16777619);
  }
  // Seeds that differ little look different.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 360;
}
