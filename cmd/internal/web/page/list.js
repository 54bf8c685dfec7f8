// The list of findings, with its search and filters.

import { button, h, quoted, redraw } from './dom.js';
import { unread, verdict } from './checked.js';
import { chosen, confirmation, counts, listed, matching, open, severities } from './findings.js';
import { go, session, view } from './state.js';
import { capital, t } from './words.js';

const staleMost = 40; // lines

// ruleName is what a rule is called.
export const ruleName = rule => capital(session.data.titles[rule] ?? rule);

let shown = []; // the findings in the list, in its order
let counting = 0; // how many count, listed or not
let folded = true; // the confirmed ones

// filters is the line above the list.
export function filters() {
  const n = counts(open());
  const chips = severities.map(s => button(t(`${s}s`, n[s]), () => toggle(s), {
    class: `chip ${s}`, data: { at: `chip-${s}` }, 'aria-pressed': String(on(s)), title: `${t(s)}: ${t(`${s}Means`)}`, disabled: n[s] === 0 && !on(s),
  }));
  const rules = [...new Set(session.all.map(x => x.finding.rule))];
  return h('div', { class: 'filters' },
    h('div', { class: 'chips', role: 'group', 'aria-label': t('severity') }, chips),
    h('input', {
      id: 'search', data: { at: 'search' }, type: 'search', class: 'field', value: view.q, placeholder: t('searchHint'), 'aria-label': t('search'),
      autocomplete: 'off', spellcheck: 'false', oninput: e => go({ q: e.target.value }, { replace: true }),
    }),
    rules.length > 1 && h('select', { class: 'field', data: { at: 'rule' }, 'aria-label': t('ruleFilter'), onchange: e => go({ rule: e.target.value }) },
      h('option', { value: '' }, t('allRules')),
      rules.map(rule => h('option', { value: rule, selected: rule === view.rule }, ruleName(rule)))));
}

const on = severity => view.severity.split(',').includes(severity);

function toggle(severity) {
  go({ severity: severities.filter(s => on(s) !== (s === severity)).join(',') });
}

// list is the findings, grouped by file and sheet.
export function list() {
  const { open: counted, confirmed } = matching();
  const cut = counted.slice(0, listed);
  if (confirmed.includes(chosen())) folded = false;
  counting = counted.length;
  shown = folded ? cut : [...cut, ...confirmed];
  const box = h('div', { id: 'list', class: 'list', role: 'listbox', tabindex: '0', 'aria-label': t('findings'), onclick: press });
  const whole = grouped(counted); // of which the last group in the list may be cut
  for (const [i, group] of grouped(cut).entries()) {
    const name = groupName(group[0]);
    box.append(h('div', { role: 'group', 'aria-label': name.join(' ') },
      h('div', { class: 'group', role: 'presentation' }, name.map(part => quoted(part)), h('span', { class: 'count' }, t('places', whole[i].length))),
      group.map(option)));
  }
  const parts = [];
  if (counted.length > 0 || confirmed.length > 0 && !folded) parts.push(box);
  if (counted.length > cut.length) parts.push(h('p', { class: 'note' }, t('more', counted.length - cut.length)));
  if (counted.length === 0) parts.unshift(nothing());
  if (confirmed.length > 0) {
    parts.push(button(t('confirmedGroup', confirmed.length), () => { folded = !folded; redraw(refresh); }, { class: 'fold', data: { at: 'fold' }, 'aria-expanded': String(!folded) }));
    if (!folded) box.append(h('div', { role: 'group', 'aria-label': t('confirmedGroup', confirmed.length), class: 'done' },
      h('div', { class: 'group', role: 'presentation' }, t('confirmedGroup', confirmed.length)), confirmed.map(option)));
  }
  return h('div', { id: 'findings', class: 'findings' }, failed(), parts, stale());
}

// refresh draws the list again where it stands.
export function refresh() {
  const old = document.getElementById('findings');
  const focus = old?.contains(document.activeElement) && document.activeElement.id;
  old?.replaceWith(list());
  if (focus) document.getElementById(focus)?.focus();
  mark();
}

function nothing() {
  const filtered = view.q || view.rule || view.severity;
  if (filtered) {
    return h('p', { class: 'note' }, t('noneMatch'), ' ', button(t('clearFilters'), () => go({ q: '', rule: '', severity: '' }), { class: 'link' }));
  }
  const { kind, text } = verdict();
  if (kind === 'unread') return null; // the list of these files says it
  return h('p', { class: kind }, quoted(text), kind === 'nothing' && [' ', button(t('why'), () => go({ tab: 'unchecked' }), { class: 'link' })]);
}

// failed names the files that could not be read, and why.
function failed() {
  const files = unread();
  return files.length > 0 && h('section', { class: 'failed', 'aria-label': t('unreadable') },
    h('h2', null, t('unreadable')),
    h('ul', null, files.map(f => h('li', null, quoted(f.path, 'name'), h('span', null, f.why)))),
    h('p', { id: 'no-copy' }, t('noCopy')));
}

// stale names what was confirmed once and is found no more, as the reports do.
function stale() {
  const all = session.data.report.stale ?? [];
  const line = e => [[e.file, e.sheet, [e.item, e.entity].filter(Boolean).join(' — ')].filter(Boolean).join(' ') || e.id, t('confirmedBy', e.note, e.by)].join(' · ');
  return all.length > 0 && h('section', { class: 'stale', 'aria-label': t('stale', all.length) },
    h('h2', null, t('stale', all.length)),
    h('ul', null, all.slice(0, staleMost).map(e => h('li', null, quoted(line(e)))),
      all.length > staleMost && h('li', null, t('moreLines', all.length - staleMost))));
}

function grouped(all) {
  const groups = [];
  for (const item of all) {
    const last = groups.at(-1);
    if (last && last[0].file === item.file && last[0].sheet === item.sheet) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

function groupName({ finding, file, sheet }) {
  const { files } = session.data.report;
  const name = finding.cell.sheet;
  return [files.length > 1 && files[file].path, (sheet >= 0 || name) && name].filter(Boolean);
}

function option(item) {
  const { finding: x, index, follows } = item;
  const about = [x.cell.item, x.cell.entity].filter(Boolean).join(' — ');
  return h('div', { id: `finding-${index}`, class: `option ${confirmation(item) ? 'settled' : x.severity}${follows ? ' follows' : ''}`, role: 'option', 'aria-selected': 'false', data: { key: item.key } },
    h('div', { class: 'what' }, h('span', { class: 'mark' }, t(x.severity)), h('span', { class: 'rule' }, ruleName(x.rule)),
      session.fresh?.has(item) && h('span', { class: 'new' }, t('isNew')), h('span', { class: 'ref' }, x.cell.ref)),
    h('div', { class: 'about' }, quoted(about)),
    x.arithmetic ? h('div', { class: 'sum' }, quoted(x.arithmetic)) : h('div', { class: 'message' }, quoted(x.message)),
    follows && h('div', { class: 'message' }, t('follows')),
    confirmation(item) && h('div', { class: 'message' }, quoted(t('confirmedBy', confirmation(item).note, confirmation(item).by))));
}

function press(event) {
  const key = event.target.closest('[data-key]')?.dataset.key;
  if (key) choose(key, { open: true });
}

// choose makes a finding the chosen one. open also turns to the sheet, where there is
// room for one of the two only.
export function choose(key, { open: turn = false, replace = false } = {}) {
  go({ finding: key, tab: 'findings', sheet: '', ...turn && { pane: 'sheet' } }, { replace });
}

// step goes to the next finding of the list, or the previous one.
export function step(by) {
  if (shown.length === 0) return;
  const at = shown.findIndex(x => x.key === view.finding);
  const to = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1);
  choose(shown[to].key, { replace: at >= 0 });
}

// position is where the chosen finding stands, among those that count or those that are
// confirmed: {nth, of, settled, first, last}; null if it is not in the list.
export function position() {
  const at = shown.findIndex(x => x.key === view.finding);
  if (at < 0) return null;
  const settled = Boolean(confirmation(shown[at]));
  const some = shown.filter(x => Boolean(confirmation(x)) === settled);
  return { nth: some.indexOf(shown[at]) + 1, of: settled ? some.length : counting, settled, first: at === 0, last: at === shown.length - 1 };
}

// after is the finding to look at when one has been confirmed: the next that counts, or
// else the one before; undefined if none does.
export function after(item) {
  const at = shown.indexOf(item);
  return [...shown.slice(at), ...shown.slice(0, Math.max(at, 0)).reverse()].find(x => !confirmation(x));
}

// first is the key of the first finding of the list; "" if it is empty.
export const first = () => shown[0]?.key ?? '';

// worst is the first of those that weigh most.
export const worst = () => severities.map(s => shown.find(x => x.finding.severity === s)).find(x => x)?.key ?? first();

// holds says whether a finding is in the list.
export const holds = key => shown.some(x => x.key === key);

// begin goes to the list's beginning, where stands what could not be read.
export function begin() {
  document.getElementById('findings')?.scrollTo(0, 0);
  scrollTo(0, 0); // a narrow window scrolls as a whole
}

// mark shows which finding is chosen.
export function mark() {
  const box = document.getElementById('list');
  if (!box) return;
  const item = chosen();
  for (const old of box.querySelectorAll('[aria-selected=true]')) old.setAttribute('aria-selected', 'false');
  const now = item && document.getElementById(`finding-${item.index}`);
  if (!now) return box.removeAttribute('aria-activedescendant');
  now.setAttribute('aria-selected', 'true');
  now.style.scrollMarginTop = `${now.parentElement.querySelector('.group').offsetHeight}px`; // its group's name stays in sight above it
  now.scrollIntoView({ block: 'nearest' });
  box.setAttribute('aria-activedescendant', now.id);
}
