// Makes elements. Text is only ever text: nothing here reads markup.
const SVG = 'http://www.w3.org/2000/svg';

/** h('button', { class: 'round', 'aria-label': 'Play', onclick: f }, child, 'text') */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  return fill(element, children);
}

/** Shows these in place of what was there; what is nothing is left out. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** An icon of 24 by 24 from its path. */
export function icon(path, name = '') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  if (name) svg.setAttribute('class', name);
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  shape.setAttribute('fill-rule', 'evenodd');
  svg.append(shape);
  return svg;
}

/** A button that is only an icon, with a name for those who do not see it. */
export function iconButton(path, label, onclick, properties = {}) {
  const { class: more = '', ...others } = properties;
  return h('button', { type: 'button', class: `icon-button ${more}`, 'aria-label': label, title: label, onclick, ...others }, icon(path));
}

/** Shows one sheet from below; resolves when it is closed. */
export function sheet(title, ...content) {
  const host = document.getElementById('sheet-host');
  const before = document.activeElement;
  const panel = h('section', { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
    h('div', { class: 'sheet-grip' }), h('h2', {}, title), ...content);
  const veil = h('div', { class: 'veil', onclick: () => closeSheet() });
  closeSheet();
  host.append(veil, panel);
  host.addEventListener('keydown', escape);
  requestAnimationFrame(() => host.classList.add('open'));
  (panel.querySelector('input, button') ?? panel).focus({ preventScroll: true });
  host.returnFocus = before;
  return panel;
}

function escape(event) {
  if (event.key === 'Escape') closeSheet();
}

export function closeSheet() {
  const host = document.getElementById('sheet-host');
  host.classList.remove('open');
  host.removeEventListener('keydown', escape);
  host.replaceChildren();
  host.returnFocus?.focus?.({ preventScroll: true });
  host.returnFocus = null;
}

let toastTimer = 0;

/** Says something for some seconds. */
export function toast(text, bad = false) {
  const place = document.getElementById('toast');
  place.textContent = text;
  place.className = bad ? 'shown bad' : 'shown';
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { place.className = ''; }, 3200);
}

/** A short tap that the hand feels, where the phone can. */
export function tick() {
  navigator.vibrate?.(7);
}
