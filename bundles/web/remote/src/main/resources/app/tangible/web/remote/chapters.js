// Chapters of what is on: marks on the timeline, and a list that leads to each.
import { h } from './dom.js';
import { clock, t } from './texts.js';

/** What a chapter is called; many films number them only. */
function nameOf(chapter, index) {
  return chapter.name || t('chapter', { number: index + 1 });
}

/** The one that is on at this moment; -1 before the first. */
export function chapterAt(chapters, millis) {
  return chapters.findLastIndex((chapter) => chapter.fromMillis <= millis);
}

/** Where they begin, over the timeline. */
export function marks(now) {
  if (!(now.lengthMillis > 0) || now.chapters.length < 2) return null;
  return h('div', { class: 'marks', 'aria-hidden': 'true' },
    now.chapters.filter((chapter) => chapter.fromMillis > 0 && chapter.fromMillis < now.lengthMillis).map((chapter) => {
      const mark = h('span', { class: 'chapter-mark' });
      mark.style.setProperty('--at', String(chapter.fromMillis / now.lengthMillis));
      return mark;
    }));
}

/** All of them; `choice` makes a row, `seek` goes there. */
export function chapterList(now, position, choice, seek) {
  const on = chapterAt(now.chapters, position);
  return h('div', { class: 'choices' }, now.chapters.map((chapter, index) => choice(
    h('span', { class: 'chapter' }, h('span', {}, nameOf(chapter, index)), h('span', { class: 'quiet' }, clock(chapter.fromMillis))),
    index === on, () => seek(chapter.fromMillis))));
}
