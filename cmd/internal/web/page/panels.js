// What was understood of the tables, and what was not checked.

import * as checked from './checked.js';
import { button, h, quoted } from './dom.js';
import { sumKey } from './lights.js';
import { session, view } from './state.js';
import { t } from './words.js';

const linesMost = 40; // sums, and lines in none, that are listed of each table

const tableOf = entry => session.data.report.files[entry.file].tables[entry.table];

function heading(file, { sheet, range, title }) {
  const { files } = session.data.report;
  return [files.length > 1 && [quoted(files[file].path), ' '], quoted(sheet), ' ', h('span', { class: 'ref' }, range), ' ', quoted(title ?? '')];
}

// sums lists the sums of each table. chosen is called with the key of the one that is
// pressed, hovered with that under the pointer, or "".
export function sums({ pressed, hovered }) {
  return h('div', { class: 'panel' },
    h('p', { class: 'note' }, t('sumsLead')),
    h('p', { class: 'legend' }, h('span', { class: 'swatch sum-total' }), t('legendTotal'), ' ', h('span', { class: 'swatch sum-part' }), t('legendPart')),
    session.data.understood.map(entry => h('section', null,
      h('h2', null, heading(entry.file, tableOf(entry))),
      entry.sums.length === 0 && h('p', { class: 'note' }, t('noSums')),
      h('ul', { class: 'sums' }, entry.sums.slice(0, linesMost).map((sum, i) => {
        const key = sumKey(entry, i);
        return h('li', null, button([
          h('span', { class: 'equation' }, quoted(sum.text)),
          h('span', { class: 'outcome' }, quoted(sum.outcomes), sum.example && [' · ', quoted(t('forInstance', `${sum.place} ${sum.example}`))]),
          h('span', { class: 'outcome' }, quoted(sum.why)),
        ], () => pressed(view.sum === key ? '' : key, entry, sum), {
          class: 'sum-line', 'aria-pressed': String(view.sum === key), data: { sum: key },
          onmouseenter: () => hovered(key), onmouseleave: () => hovered(''),
        }));
      })),
      entry.sums.length > linesMost && h('p', { class: 'note' }, t('moreSums', entry.sums.length - linesMost)))));
}

// press shows which sum is chosen.
export function press() {
  for (const line of document.querySelectorAll('.sum-line')) line.setAttribute('aria-pressed', String(line.dataset.sum === view.sum));
}

// unchecked lists what nobody has checked, and why. goTo leads to a place in the sheet.
export function unchecked({ goTo }) {
  const { report, understood, unread, undecided: listed } = session.data;
  const left = report.summary.cells.unchecked, undecided = report.summary.relations.undetermined;
  const failed = checked.unread(), idle = checked.unsaid();
  if (unread.length + failed.length + idle.length === 0 && left === 0 && undecided === 0) return h('div', { class: 'panel' }, h('p', { class: 'clean' }, t('allChecked')));
  return h('div', { class: 'panel' },
    h('p', { class: 'note' }, t('uncheckedLead')),
    files(t('unreadable'), failed),
    files(t('idlePart'), idle),
    unread.length > 0 && h('section', null, h('h2', null, t('unreadPart')),
      h('ul', { class: 'left' }, unread.map(u => h('li', null, place(u, goTo), ' ', quoted(u.reason))))),
    undecided > 0 && h('section', null, h('h2', null, t('undecided', undecided)),
      h('p', { class: 'note' }, t('undecidedWhy')),
      h('ul', { class: 'left' }, listed.map(u => h('li', null, place(u, goTo), ' ', quoted([u.claim, u.item].filter(Boolean).join(' — ')))),
        undecided > listed.length && h('li', null, t('moreLines', undecided - listed.length)))),
    understood.map(entry => {
      const table = tableOf(entry);
      const { unchecked: n, figures } = table.cells;
      return n > 0 && h('section', null,
        h('h2', null, heading(entry.file, table)),
        h('p', null, t('loose', n, figures)),
        outside(t('looseColumns'), entry.columns, col => ({ file: entry.file, sheet: table.sheet, ref: col + Math.max(...table.heads, 1) }), goTo),
        outside(t('looseRows'), entry.rows, row => ({ file: entry.file, sheet: table.sheet, ref: (table.labels.at(-1) ?? /^[A-Z]+/.exec(table.range)?.[0] ?? 'A') + row }), goTo));
    }));
}

const files = (title, some) => some.length > 0 && h('section', null, h('h2', null, title),
  h('ul', { class: 'left' }, some.map(f => h('li', null, quoted(f.path, 'name'), t('colon'), quoted(f.why)))));

function place({ file, sheet, range, ref = range }, goTo) {
  const { files } = session.data.report;
  const text = [files.length > 1 && files[file].path, sheet, ref].filter(Boolean).join(' ');
  if (!sheet) return quoted(text); // it is the whole file
  return button(quoted(text), () => goTo({ file, sheet, ref: (ref || 'A1').split(':')[0] }), { class: 'link' });
}

function outside(title, lines, at, goTo) {
  return lines.length > 0 && h('div', { class: 'outside' }, title, h('ul', null,
    lines.slice(0, linesMost).map(line => h('li', null, button([line.name, ' ', quoted(line.label)], () => goTo(at(line.name)), { class: 'link' }))),
    lines.length > linesMost && h('li', null, t('moreLines', lines.length - linesMost))));
}
