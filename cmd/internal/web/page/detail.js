// The chosen finding: what it is about, its arithmetic as a line of boxes, what may be
// wrong, and somebody's word that it is right.

import { change, read } from './arithmetic.js';
import { parse } from './decimal.js';
import { button, h, quoted, say } from './dom.js';
import { chosen, confirm, confirmation, outdated, undo } from './findings.js';
import { after, choose, position, ruleName, step } from './list.js';
import { parseCell } from './refs.js';
import { session } from './state.js';
import { t } from './words.js';

const mostSuspects = 8, mostPlaces = 20;
let asking = false; // for the note of a confirmation

// detail shows the chosen finding. goTo is called with a place to show in the sheet,
// previewed when the change of a suspect is to be shown or no more, and settled when the
// finding has been confirmed, or is no more.
export function detail({ goTo, previewed, settled }) {
  const item = chosen();
  if (!item) return null;
  const { finding: x } = item;
  const about = [x.cell.item, x.cell.entity].filter(Boolean).join(' — ');
  return h('section', { id: 'detail', class: `detail ${confirmation(item) ? 'settled' : x.severity}`, 'aria-label': ruleName(x.rule) },
    h('div', { class: 'headline' },
      h('h2', null, h('span', { class: 'mark' }, t(x.severity)), ' ', ruleName(x.rule)),
      button(quoted(where(x.cell)), () => goTo(x.cell), { class: 'link ref' }),
      about && h('p', { class: 'about' }, quoted(about)),
      steps()),
    arithmetic(x, goTo),
    h('p', { class: 'message' }, quoted(x.message)),
    outdated(item) && h('p', { class: 'message' }, t('confirmedOutdated')),
    item.cell === null && h('p', { class: 'note' }, t('notInGrid')),
    h('div', { class: 'foot' }, suspects(x, previewed), word(item, settled)));
}

const where = cell => cell.sheet ? `${sheetName(cell.sheet)}!${cell.ref}` : cell.ref;

// sheetName is a sheet's name as a formula would write it, in quotes if it must be.
const sheetName = s => /^[\p{L}\p{Nd}_.-]*$/u.test(s) ? s : `'${s.replaceAll("'", "''")}'`;

function steps() {
  const at = position();
  return at && h('span', { class: 'steps' },
    h('span', { class: 'count' }, t(at.settled ? 'nthSettled' : 'nth', at.nth, at.of)),
    button('‹', () => step(-1), { class: 'icon', data: { at: 'previous' }, 'aria-label': t('previous'), title: `${t('previous')} (k)`, disabled: at.first }),
    button('›', () => step(1), { class: 'icon', data: { at: 'next' }, 'aria-label': t('next'), title: `${t('next')} (j)`, disabled: at.last }));
}

// arithmetic is the sum as boxes, each of which leads to its cell. What is no plain sum
// is shown as it is written, with its cells after it.
function arithmetic(x, goTo) {
  const sum = read(x);
  const now = sum && session.preview ? change(sum, x, session.preview) ?? sum : sum;
  if (!now) {
    return h('div', { class: 'arithmetic' },
      x.arithmetic && h('p', { class: 'plain' }, quoted(x.arithmetic)),
      x.related.length > 0 && h('div', { class: 'boxes', role: 'group', 'aria-label': t('cells') },
        [x.cell, ...x.related.slice(0, mostPlaces)].map(p => place(x, p, goTo)), more(x.related.length - mostPlaces)));
  }
  const parts = now.terms.flatMap((term, i) => [
    (i > 0 || term.weight < 0) && h('span', { class: 'sign' }, term.weight < 0 ? '−' : '+'),
    box(x, term.place, term.text, goTo, { was: term.was }),
  ]);
  return h('div', { class: now.holds ? 'arithmetic holds' : 'arithmetic' },
    h('div', { class: 'boxes', role: 'group', 'aria-label': t('arithmetic') },
      parts, now.terms.length > 1 && [h('span', { class: 'sign' }, '='), h('span', { class: 'worked' }, now.sum)],
      h('span', { class: 'sign is' }, now.sign),
      box(x, x.cell, now.total, goTo, { was: now.was, kind: 'total' })));
}

// address is where a place of a finding is, as far as it is not where the finding is.
const address = (x, place) => place.file ? `${place.file} ${where(place)}` : place.sheet !== x.cell.sheet ? where(place) : place.ref;

function box(x, place, text, goTo, { was, kind = 'part' } = {}) {
  const label = name(x, place), ref = address(x, place);
  return button([
    h('span', { class: 'figure' }, was !== undefined && [h('del', null, was || t('blank')), ' '], quoted(text)),
    h('span', { class: 'label' }, quoted(!label || ref !== place.ref ? ref : label)),
  ], () => goTo(place), { class: `box ${kind}`, title: label ? `${ref} ${label}` : ref });
}

// place is a cell with what it shows; a paragraph, which leads to no cell, is no button.
function place(x, p, goTo) {
  const content = [h('b', null, quoted(address(x, p))), quoted(p.text || t('blank'))];
  const title = `${address(x, p)} ${p.text}`;
  return parseCell(p.ref) ? button(content, () => goTo(p), { class: 'place', title }) : h('span', { class: 'place', title }, content);
}

// more says how many are not shown, if any.
const more = n => n > 0 && h('span', { class: 'count' }, t('moreCells', n));

// name is what tells a cell from the finding's others: its column's head in a row's sum,
// its row's in a column's.
function name(x, place) {
  const across = x.related.every(p => !p.file && p.sheet === x.cell.sheet && p.item === x.cell.item);
  const [one, other] = across ? [place.entity, place.item] : [place.item, place.entity];
  return one || other || '';
}

function suspects(x, previewed) {
  const all = x.suspects.slice(0, mostSuspects);
  if (all.length === 0) return null;
  const sum = read(x);
  const now = session.preview && sum && change(sum, x, session.preview);
  const whys = new Set(all.map(s => session.data.whys[s.why]).filter(Boolean));
  return h('div', { class: 'suspects' },
    h('span', { class: 'lead' }, t(all.length === 1 ? 'likely' : 'mayBe')),
    h('div', { class: 'changes' },
      all.map(s => button([h('b', null, s.cell.ref), ' ', quoted(s.from.trim() || t('blank')), ' → ', quoted(s.to)],
        () => previewed(session.preview === s ? null : s),
        { class: 'change', data: { at: `change-${s.cell.ref}-${s.to}` }, 'aria-pressed': String(session.preview === s), title: session.data.whys[s.why] })),
      more(x.suspects.length - all.length),
      whys.size === 1 && h('span', { class: 'why' }, quoted([...whys][0]))),
    session.preview && h('p', { class: now?.holds ? 'preview holds' : 'preview' },
      now ? t(now.holds ? 'wouldHold' : 'wouldNot') : '', t('wouldShow')));
}

// word is somebody's word that a finding is right as it is.
function word(item, settled) {
  const said = confirmation(item);
  if (said) {
    return h('p', { class: 'word' }, quoted(t('confirmedBy', said.note, said.by)), ' ',
      said.local && button(t('undo'), () => { undo(item); say(t('saidUndone')); settled(); }, { class: 'link', data: { at: 'right' } }));
  }
  const figure = parse(item.finding.got) !== null; // or else it is no number that may be right
  if (!asking) return button(t(figure ? 'isRight' : 'noChange'), () => { asking = true; settled(); ask(); }, { class: 'quiet', data: { at: 'right' } });
  const close = () => { asking = false; settled(); document.querySelector('[data-at=right]')?.focus(); };
  return h('form', {
    class: 'word', data: { at: 'form' },
    onsubmit: event => {
      event.preventDefault();
      const { note, by } = event.target.elements;
      if (note.value.trim() === '') return note.focus();
      remember(by.value.trim());
      confirm(item, note.value.trim(), by.value.trim());
      asking = false;
      next(item, settled);
      say(t('saidConfirmed'));
    },
    onkeydown: event => { if (event.key === 'Escape') { event.stopPropagation(); close(); } },
  },
  h('label', { for: 'note' }, t(figure ? 'whyRight' : 'whyNoChange')),
  h('input', { id: 'note', name: 'note', class: 'field', required: true, maxlength: '500', autocomplete: 'off', placeholder: t(figure ? 'whyHint' : 'whyNoChangeHint') }),
  h('label', { for: 'by' }, t('yourName')),
  h('input', { id: 'by', name: 'by', class: 'field', maxlength: '60', autocomplete: 'name', value: remembered() }),
  h('div', { class: 'actions' },
    h('button', { type: 'submit', class: 'primary' }, t('confirm')), button(t('cancel'), close, { class: 'quiet' })));
}

// ask shows the form whole, its buttons too, and leads to its first field.
function ask() {
  const note = document.getElementById('note');
  note.form.scrollIntoView({ block: 'nearest' });
  note.focus({ preventScroll: true });
}

// next goes on from a finding that was confirmed to one that counts. The focus is not left
// where Enter would take the confirmation back.
function next(item, settled) {
  const to = after(item);
  document.activeElement.blur();
  if (to) choose(to.key, { replace: true });
  settled();
  const list = document.getElementById('list');
  (list?.offsetHeight > 0 ? list : document.querySelector('#detail [data-at=right]'))?.focus({ preventScroll: true });
}

// stopAsking closes the form, as another finding has been chosen.
export const stopAsking = () => { asking = false; };

// The name is remembered from one finding to the next, and from one day to the next.
function remember(name) {
  try { localStorage.setItem('crossfoot-name', name); } catch { /* a browser that keeps nothing */ }
}

function remembered() {
  try { return localStorage.getItem('crossfoot-name') ?? ''; } catch { return ''; }
}
