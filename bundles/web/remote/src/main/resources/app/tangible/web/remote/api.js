// Speaks with the television. Every refusal is a Problem (RFC 9457).
const ROOT = '/remote/v1/';

export class Problem extends Error {
  constructor(status, kind, retryAfter) {
    super(kind);
    this.status = status;
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(ROOT + path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      // No form and no other page can send this header: it says that we are the remote control's own page.
      headers: { 'X-Tangible-Remote': '1', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, 'away', 0);
  }
  if (answer.ok) {
    return answer.status === 204 ? null : answer.json();
  }
  let kind = 'other';
  try {
    kind = String((await answer.json()).type).replace('urn:tangible:problem:', '');
  } catch {
    // Not a problem document: the status has to do.
  }
  if (answer.status === 401) document.dispatchEvent(new CustomEvent('unpaired'));
  throw new Problem(answer.status, kind, Number(answer.headers.get('Retry-After') ?? 0));
}

export const get = (path) => call('GET', path);
export const post = (path, body) => call('POST', path, body);
export const put = (path, body) => call('PUT', path, body);
export const remove = (path) => call('DELETE', path);
