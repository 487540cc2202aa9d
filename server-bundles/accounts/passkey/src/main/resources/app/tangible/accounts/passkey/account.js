// The account page. Keys never come here: the device's authenticator signs what the server has prepared.

import { texts } from '/account/texts.js';

const KEPT = 'tangible.passkey';
const LANGUAGE = 'tangible.language';
const UNITS = 1_000_000; // of the stablecoin: six decimals
const ES256 = -7;
const NOBODY = `0x${'0'.repeat(40)}`;

const $ = id => document.getElementById(id);
let language = localStorage.getItem(LANGUAGE) ?? (navigator.language.startsWith('fr') ? 'fr' : 'en');
let passkey = null; // what the server says of it
let joining = null; // the credential of a second passkey that waits to be confirmed
let guarding = null; // who guards the account, and what they do

const say = (key, values = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, value), texts[language][key] ?? texts[language].failed);

const money = units => new Intl.NumberFormat(language, {
  style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol',
}).format(units / UNITS);

const bytes = text => Uint8Array.from(
  atob(text.replace(/-/g, '+').replace(/_/g, '/')), character => character.charCodeAt(0));
const moment = seconds => new Intl.DateTimeFormat(language, {
  dateStyle: 'long', timeStyle: 'short',
}).format(new Date(seconds * 1000));

const base64url = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/** A refusal of the server's, by its kind. */
class Refusal extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

async function ask(path, body) {
  const response = await fetch(path, body === undefined ? {} : {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Refusal(String(answer.type ?? '').split(':').pop());
  return answer;
}

const at = (credential, more = '') => `/v1/passkeys/${credential}${more}`;

async function createPasskey(account) {
  const { challenge, relyingParty } = await ask('/v1/passkeys/challenge', {});
  $('status').textContent = say('asking');
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(challenge),
      rp: { id: relyingParty, name: 'Tangible' },
      user: {
        id: crypto.getRandomValues(new Uint8Array(16)),
        name: 'Tangible',
        displayName: 'Tangible',
      },
      pubKeyCredParams: [{ type: 'public-key', alg: ES256 }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: account ? [{ type: 'public-key', id: bytes(account) }] : [],
      attestation: 'none',
    },
  });
  $('status').textContent = say('working');
  return ask('/v1/passkeys', {
    challenge,
    attestationObject: base64url(made.response.attestationObject),
    clientData: base64url(made.response.clientDataJSON),
    ...(account ? { account } : {}),
  });
}

/** Has this account's passkey sign the challenge; its answer as the server reads it. */
async function signed(challenge) {
  $('status').textContent = say('asking');
  const { response } = await navigator.credentials.get({
    publicKey: {
      challenge: bytes(challenge),
      allowCredentials: [{ type: 'public-key', id: bytes(passkey.credential) }],
      userVerification: 'required',
    },
  });
  $('status').textContent = say('working');
  return {
    authenticatorData: base64url(response.authenticatorData),
    clientData: base64url(response.clientDataJSON),
    signature: base64url(response.signature),
  };
}

/** Has the server prepare it, the device sign it, and the chain do it. */
async function carryOut(order) {
  const prepared = await ask(at(passkey.credential, '/operations'), order);
  const outcome = await ask(
    at(passkey.credential, `/operations/${prepared.operation}`), await signed(prepared.challenge));
  if (outcome.state !== 'DONE') throw new Refusal('refusedHere');
  return outcome;
}

async function show(credential) {
  passkey = await ask(at(credential));
  guarding = await ask(`/v1/passkeys/accounts/${passkey.account}`);
  localStorage.setItem(KEPT, credential);
  draw();
  await showFilms();
}

async function showFilms() {
  const asked = new URLSearchParams(location.search).get('edition');
  const films = asked
    ? [{ edition: asked, title: `${say('edition')} ${asked}` }]
    : (await ask('/v1/films?limit=100')).films;
  $('edition').replaceChildren(...films.map(film => new Option(film.title, film.edition)));
  await showPrice();
}

async function showPrice() {
  const edition = $('edition').value;
  const { units } = edition ? await ask(`/v1/passkeys/editions/${edition}`) : { units: 0 };
  $('buy').dataset.units = units;
  $('buy').disabled = units === 0;
  $('buy').textContent = units === 0 ? say('buy') : say('buyFor', { price: money(units) });
  if (!edition) $('status').textContent = say('none');
}

function draw() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = say(element.dataset.text);
  }
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
  $('welcome').hidden = passkey !== null;
  $('account').hidden = passkey === null;
  $('confirm-second').hidden = joining === null;
  if (passkey !== null) {
    $('address').textContent = passkey.account;
    $('balance').textContent = money(passkey.units);
    $('pending').hidden = passkey.deployed;
    $('dead').hidden = passkey.commands;
    drawGuardian();
  }
  if ($('buy').dataset.units > 0) {
    $('buy').textContent = say('buyFor', { price: money(Number($('buy').dataset.units)) });
  }
}

function drawGuardian() {
  const { guardian, recovery } = guarding;
  $('guardian').textContent = guardian
    ? say('guardianIs', { guardian }) : say('guardianNobody');
  $('dismiss-guardian').hidden = !guardian;
  $('under-way').hidden = !recovery;
  if (recovery) {
    $('under-way-text').textContent = say('underWay', {
      ready: moment(recovery.ready), newcomer: recovery.newcomer ?? '?',
    });
  }
}

/** Runs what a button does, one at a time, and says how it went. */
function does(action) {
  return async event => {
    event.preventDefault();
    const waiting = [...document.querySelectorAll('main button:not(:disabled)')];
    waiting.forEach(button => { button.disabled = true; });
    $('problem').textContent = '';
    $('status').textContent = say('working');
    try {
      $('status').textContent = await action() ?? '';
    } catch (failure) {
      $('status').textContent = '';
      const kind = failure instanceof Refusal ? failure.kind
        : failure instanceof DOMException ? 'cancelled' : 'failed';
      $('problem').textContent = say(kind in texts[language] ? kind : 'failed');
    } finally {
      waiting.forEach(button => { button.disabled = false; });
    }
  };
}

async function create() {
  await show((await createPasskey()).credential);
  return say('created');
}

async function signIn() {
  const { challenge } = await ask('/v1/passkeys/challenge', {});
  $('status').textContent = say('asking');
  const found = await navigator.credentials.get({
    publicKey: { challenge: bytes(challenge), userVerification: 'required' },
  });
  await show(base64url(found.rawId));
  return say('welcomeBack');
}

async function buy() {
  const { tokens } = await carryOut({
    kind: 'BUY', edition: Number($('edition').value), units: Number($('buy').dataset.units),
  });
  await show(passkey.credential);
  return say('bought', { token: tokens[0] });
}

async function playHome() {
  const code = $('home-code').value;
  const home = await ask(at(passkey.credential, '/homes'), { code });
  if (home.plays) return say('homePlays', { household: home.household });
  const { household } = await ask(
    at(passkey.credential, `/homes/${encodeURIComponent(code)}`), await signed(home.challenge));
  return say('homePlays', { household });
}

async function leaveHome() {
  if (!$('home-code').reportValidity()) return '';
  const { challenge } = await ask('/v1/passkeys/challenge', {});
  const { household } = await ask(
    at(passkey.credential, `/homes/${encodeURIComponent($('home-code').value)}/leave`),
    { challenge, ...await signed(challenge) });
  return say('homeLeft', { household });
}

async function addSecond() {
  joining = (await createPasskey(passkey.credential)).credential;
  draw();
  return say('confirmNow');
}

async function confirmSecond() {
  await carryOut({ kind: 'ADD_KEY', credential: joining });
  joining = null;
  await show(passkey.credential);
  return say('added');
}

async function guardedBy(guardian, done) {
  await carryOut({ kind: 'SET_GUARDIAN', guardian });
  $('guardian-address').value = '';
  await show(passkey.credential);
  return say(done);
}

async function veto() {
  await carryOut({ kind: 'VETO' });
  await show(passkey.credential);
  return say('vetoed');
}

async function propose() {
  const account = $('lost-account').value;
  await carryOut({ kind: 'PROPOSE', account, newcomer: $('newcomer').value });
  const { recovery } = await ask(`/v1/passkeys/accounts/${account}`);
  await show(passkey.credential);
  return say('proposed', { ready: moment(recovery.ready), until: moment(recovery.until) });
}

async function finish() {
  if (!$('lost-account').reportValidity()) return '';
  await carryOut({ kind: 'FINISH', account: $('lost-account').value });
  await show(passkey.credential);
  return say('finished');
}

async function join() {
  const { challenge } = await ask('/v1/passkeys/challenge', {});
  await ask(at(passkey.credential, '/account'), {
    account: $('my-account').value, challenge, ...await signed(challenge),
  });
  await show(passkey.credential);
  return say('joined');
}

function forget() {
  localStorage.removeItem(KEPT);
  passkey = null;
  joining = null;
  guarding = null;
  document.querySelectorAll('form').forEach(form => form.reset());
  draw();
}

async function start() {
  draw();
  if (!window.PublicKeyCredential) {
    $('problem').textContent = say('unsupported');
    $('create').disabled = $('sign-in').disabled = true;
    return;
  }
  const kept = localStorage.getItem(KEPT);
  if (kept) await show(kept).catch(() => forget());
}

$('create').addEventListener('click', does(create));
$('sign-in').addEventListener('click', does(signIn));
$('purchase').addEventListener('submit', does(buy));
$('edition').addEventListener('change', does(showPrice));
$('home').addEventListener('submit', does(playHome));
$('leave-home').addEventListener('click', does(leaveHome));
$('second').addEventListener('click', does(addSecond));
$('confirm-second').addEventListener('click', does(confirmSecond));
$('name-guardian').addEventListener(
  'submit', does(() => guardedBy($('guardian-address').value, 'guardianSet')));
$('dismiss-guardian').addEventListener('click', does(() => guardedBy(NOBODY, 'guardianDismissed')));
$('veto').addEventListener('click', does(veto));
$('help').addEventListener('submit', does(propose));
$('finish').addEventListener('click', does(finish));
$('take-over').addEventListener('submit', does(join));
$('forget').addEventListener('click', forget);
for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => {
    language = button.dataset.language;
    localStorage.setItem(LANGUAGE, language);
    draw();
  });
}
start();
