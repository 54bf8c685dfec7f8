// What the page knows, and what of it stands in its address.

import { preferred, speak } from './words.js';

// The session: the files and what the server said of them. It is gone with the page.
export const session = {
  files: [],       // File objects, to send again for downloads
  extra: [],       // lists of confirmed findings and rules files, sent along
  data: null,      // the answer of the server
  all: [],         // its findings as the page shows them, see findings.js
  fresh: null,     // of a second check: the findings that were not there before
  confirmed: new Map(), // by a finding's mark: {note, by, figures, saved}
  password: '',    // of the files that have one; it is kept nowhere else
  preview: null,   // the suspect whose change is shown
};

// The view: what stands in the address after its #. All are texts.
const blank = { lang: '', finding: '', sheet: '', tab: 'findings', severity: '', rule: '', q: '', pane: 'list', sum: '' };

export const view = { ...blank };

// narrow windows show the list or the sheet, one at a time.
const narrow = matchMedia('(max-width: 800px)');

const listeners = [];

// onchange calls back whenever the view has changed, with its keys that have.
export const onchange = callback => listeners.push(callback);

// go changes the view. It makes an entry in the browser's history unless replace is
// given, so that its back button leads to where one was.
export function go(changes, { replace = false } = {}) {
  if (!narrow.matches) delete changes.pane; // both are in sight
  const keys = Object.keys(changes).filter(key => view[key] !== String(changes[key]));
  for (const key of keys) view[key] = String(changes[key]);
  if (keys.length > 0) history[replace ? 'replaceState' : 'pushState'](null, '', address());
  if ('finding' in changes) keys.push('finding'); // to choose one again leads back to its cell
  if (keys.length > 0) tell(keys);
}

// forget puts the view back to its beginning, but for the language. Nobody is told: all
// is to be drawn anew.
export function forget() {
  const { lang } = view;
  Object.assign(view, blank, { lang });
  history.replaceState(null, '', address());
}

function address() {
  const kept = Object.entries(view).filter(([key, value]) => value !== blank[key]);
  return '#' + new URLSearchParams(kept);
}

function read() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const keys = [];
  for (const key of Object.keys(blank)) {
    const value = parameters.get(key) ?? blank[key];
    if (view[key] !== value) keys.push(key);
    view[key] = value;
  }
  if (!['findings', 'sums', 'unchecked'].includes(view.tab)) view.tab = 'findings';
  if (!['list', 'sheet'].includes(view.pane)) view.pane = 'list';
  speak(view.lang || preferred());
  return keys;
}

function tell(keys) {
  if (keys.includes('lang')) speak(view.lang || preferred());
  for (const callback of listeners) callback(keys);
}

// start reads the address, and again whenever the browser goes back or forward.
export function start() {
  read();
  addEventListener('popstate', () => tell(read()));
  addEventListener('hashchange', () => { const keys = read(); if (keys.length > 0) tell(keys); });
}
