// What is on, kept up to date by the television; counts the seconds itself in between.
import { get } from './api.js';

const SILENT_MILLIS = 40_000;
const WAITS = [1000, 2000, 4000, 8000];

let source = null;
let tries = 0;
let retry = 0;
let wanted = false;
let watchdog = 0;
let scene = null;
let heardAt = 0;
let skew = 0;

export const state = { connected: false };
export const listeners = { now: new Set(), titles: new Set(), connection: new Set() };

export function now() {
  return scene;
}

/** Where it is at this moment, in milliseconds. */
export function position() {
  if (!scene) return 0;
  const passed = scene.state === 'playing' ? performance.now() - heardAt : 0;
  const there = scene.positionMillis + passed;
  return scene.lengthMillis > 0 ? Math.min(there, scene.lengthMillis) : there;
}

/** What the television's clock says. */
export function clockThere() {
  return Date.now() + skew;
}

/** Is called for as long as the element is on the page, and at once where there is something to say. */
export function follow(kind, element, listener) {
  const guarded = (value) => {
    if (element.isConnected || !element.wasConnected) listener(value);
    else listeners[kind].delete(guarded);
  };
  requestAnimationFrame(() => { element.wasConnected = element.isConnected; });
  listeners[kind].add(guarded);
  if (kind === 'now' && scene) listener(scene);
  if (kind === 'connection') listener(state.connected);
}

function tell(kind, value) {
  for (const listener of [...listeners[kind]]) listener(value);
}

function connected(yes) {
  if (state.connected !== yes) {
    state.connected = yes;
    tell('connection', yes);
  }
}

/** What was just asked for, until the television says how it is. */
export function expect(change) {
  if (scene) take({ ...scene, positionMillis: position(), ...change });
}

function take(next) {
  scene = next;
  heardAt = performance.now();
  tell('now', scene);
}

export function start() {
  close();
  wanted = true;
  source = new EventSource('/remote/v1/events');
  source.addEventListener('now', (event) => {
    alive();
    const next = JSON.parse(event.data);
    skew = next.at - Date.now();
    take(next);
  });
  source.addEventListener('titles', () => {
    alive();
    tell('titles', null);
  });
  source.addEventListener('open', alive);
  source.addEventListener('error', () => {
    connected(false);
    // The browser tries again by itself after a lost line, but not after a refusal.
    if (source?.readyState === EventSource.CLOSED) later();
  });
}

function alive() {
  tries = 0;
  connected(true);
  clearTimeout(watchdog);
  watchdog = setTimeout(later, SILENT_MILLIS);
}

function later() {
  close();
  connected(false);
  clearTimeout(retry);
  retry = setTimeout(async () => {
    try {
      await get('session'); // says whether we are still paired
      start();
    } catch (problem) {
      if (problem.status !== 401) later();
    }
  }, WAITS[Math.min(tries++, WAITS.length - 1)]);
}

/** Nobody is to be told any more. */
export function stop() {
  wanted = false;
  close();
}

function close() {
  source?.close();
  source = null;
  clearTimeout(watchdog);
  clearTimeout(retry);
}

// A phone that slept has lost its line and does not know it.
document.addEventListener('visibilitychange', () => {
  if (!wanted) return;
  if (document.visibilityState === 'visible') start();
  else close();
});
