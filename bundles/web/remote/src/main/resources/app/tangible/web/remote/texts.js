// Finds the words for everything that a person reads, and writes times, money and names.
import en from './texts-en.js';
import fr from './texts-fr.js';
import troubleEn from './trouble-en.js';
import troubleFr from './trouble-fr.js';

export const texts = { en: { ...en, ...troubleEn }, fr: { ...fr, ...troubleFr } };

let chosen = read() ?? (navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en');

function read() {
  const kept = localStorage.getItem('language');
  return kept in texts ? kept : null;
}

export function language() {
  return chosen;
}

export function choose(code) {
  chosen = code;
  localStorage.setItem('language', code);
  document.dispatchEvent(new CustomEvent('language'));
}

/** The text, with {name} replaced. */
export function t(key, values = {}) {
  return (texts[chosen][key] ?? key).replace(/{(\w+)}/g, (whole, name) => String(values[name] ?? whole));
}

export function says(key) {
  return key in texts[chosen];
}

export function problemText(problem) {
  const key = `problem.${problem.kind}`;
  return t(says(key) ? key : 'problem.other');
}

/** 1:32:05 or 2:05 */
export function clock(millis) {
  const seconds = Math.floor(millis / 1000);
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** 1 h 32 min */
export function length(millis) {
  const minutes = Math.round(millis / 60000);
  return minutes < 60 ? t('minutes', { minutes }) : t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

export function money(minorUnits, currency) {
  const format = new Intl.NumberFormat(chosen === 'fr' ? 'fr-FR' : 'en-IE', { style: 'currency', currency });
  return format.format(minorUnits / 10 ** format.resolvedOptions().maximumFractionDigits);
}

export function timeOfDay(millis) {
  return new Intl.DateTimeFormat(chosen, { hour: 'numeric', minute: '2-digit' }).format(millis);
}

/** What people call a language of this tag. */
export function languageName(tag) {
  try {
    const name = new Intl.DisplayNames([chosen], { type: 'language' }).of(tag);
    return name.charAt(0).toLocaleUpperCase(chosen) + name.slice(1);
  } catch {
    return tag;
  }
}
