// Talks with the server: sends files, gets the page's data or a report to save.

import { session } from './state.js';
import { current, t } from './words.js';

// Failure is one sentence for a person; again says that to try again may help.
export class Failure extends Error {
  constructor(message, again = false) {
    super(message);
    this.again = again;
  }
}

// check sends files and gives what the page shows of them. progress is called with the
// percentage that has arrived, and with 100 when the check itself begins. The check ends
// with an AbortError when the signal says so.
export function check(files, extra, { progress, signal }) {
  return post('page', files, extra, [], 'json', progress, signal);
}

// download gives a report as {blob, name}.
export async function download(format, files, extra, confirmed) {
  return post(format, files, extra, confirmed, 'blob');
}

function post(format, files, extra, confirmed, type, progress, signal) {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  for (const { part, file } of extra) form.append(part, file, file.name);
  if (session.password) form.append('password', session.password);
  if (confirmed.length > 0) form.append('confirm', JSON.stringify(confirmed));
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open('POST', 'api/check?' + new URLSearchParams({ format, lang: current() }));
    request.responseType = type;
    request.upload.onprogress = e => progress?.(e.lengthComputable ? Math.floor(100 * e.loaded / e.total) : 0);
    request.upload.onload = () => progress?.(100);
    request.onload = () => settle(request, resolve, reject);
    request.onerror = () => unreachable(files).then(reject);
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

async function settle(request, resolve, reject) {
  const { status, response } = request;
  if (status === 200 && response !== null) {
    resolve(request.responseType === 'json' ? response : { blob: response, name: nameOf(request) });
    return;
  }
  reject(new Failure(await reason(status, response), status === 0 || status === 408 || status === 429 || status >= 500));
}

// reason is the server's own sentence, or else one for the status.
async function reason(status, response) {
  try {
    const body = response instanceof Blob ? JSON.parse(await response.text()) : response;
    if (typeof body?.error?.message === 'string' && body.error.message !== '') return body.error.message;
  } catch { /* it is no answer of ours: a proxy's, perhaps */ }
  if (status === 413) return t('failLarge');
  if (status === 429 || status === 503) return t('failBusy');
  return t('failOther', status);
}

// unreachable tells a server that has stopped from one that would not hear files so large
// to their end, and from a file that can be read no more: the browser reports all alike.
async function unreachable(files) {
  for (const file of files) {
    try {
      await file.slice(0, 1).arrayBuffer();
    } catch {
      return new Failure(t('failGone'));
    }
  }
  try {
    const { limits } = await (await fetch('api/about')).json();
    const size = files.reduce((all, file) => all + file.size, 0);
    return size > limits.bytes ? new Failure(t('failLarge')) : new Failure(t('failBroken'), true);
  } catch {
    return new Failure(t('failStopped'), true);
  }
}

// nameOf reads the name from Content-Disposition, as RFC 6266 writes it.
function nameOf(request) {
  const header = request.getResponseHeader('Content-Disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header);
  if (encoded) return decodeURIComponent(encoded[1]);
  return /filename="([^"]*)"/i.exec(header)?.[1] ?? 'crossfoot';
}

// save has the browser save a report.
export function save({ blob, name }) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
