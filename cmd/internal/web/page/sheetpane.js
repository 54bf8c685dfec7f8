// The sheet: the grid with the cell that one is in, and the tabs below it.

import { prepare } from './axis.js';
import { button, fill, h, quoted } from './dom.js';
import { chosen } from './findings.js';
import { Grid } from './grid.js';
import { find, marks, tint } from './lights.js';
import { choose } from './list.js';
import { cellName, colNumber, parseCell } from './refs.js';
import { go, session, view } from './state.js';
import { t } from './words.js';

const prepared = new Map(); // of the answer that is shown

const grid = new Grid((row, col, pressed) => {
  cellBar();
  const item = pressed && find(sheet(), row, col);
  if (item && item.key !== view.finding) choose(item.key, { open: true });
});
const cell = h('div', { class: 'cellbar', 'aria-live': 'off' });
const tabs = h('div', { class: 'sheettabs' });
const none = h('p', { class: 'note' });
let reveal = false;

export const pane = h('div', { class: 'sheetpane' }, cell, grid.element, none, tabs);

// renew forgets the sheets of an answer before.
export function renew() {
  prepared.clear();
  reveal = false;
  draw();
}

function index() {
  const { sheets } = session.data;
  const asked = view.sheet === '' ? chosen()?.sheet ?? -1 : Number(view.sheet);
  if (sheets[asked]) return asked;
  return Math.max(0, sheets.findIndex(s => s.state === 'visible' && s.rows > 0));
}

function sheet() {
  const i = index();
  const found = session.data.sheets[i];
  if (found && !prepared.has(i)) {
    prepared.set(i, { ...prepare(found, session.data.report.files[found.file].tables, colNumber), index: i });
  }
  return prepared.get(i) ?? null;
}

// draw shows the sheet that the address names and lights what is chosen. A sum under the
// pointer is lit in place of the chosen one.
export function draw({ hovered = '' } = {}) {
  if (!session.data) return;
  const now = sheet();
  grid.element.hidden = cell.hidden = tabs.hidden = !now;
  none.hidden = Boolean(now) && !now.cut;
  none.textContent = t(now ? 'sheetCut' : session.data.report.files.every(f => f.error) ? 'notRead' : 'noSheets');
  if (now) {
    grid.show(now, reveal);
    grid.light(marks(now), view.tab === 'sums' ? tint(now, hovered || view.sum) : undefined);
  }
  bar();
  cellBar();
}

// settle goes to the cell of the chosen finding.
export function settle() {
  const item = chosen();
  if (!item?.cell || item.sheet !== index()) return;
  to(item.cell);
}

// show goes to a place: {sheet, ref} of a file, which is the chosen finding's unless it
// is given as its index or path. also are further changes of the view.
export function show(place, { focus = true, also = {} } = {}) {
  const { report, sheets } = session.data;
  const file = typeof place.file === 'number' ? place.file
    : place.file ? report.files.findIndex(f => f.path === place.file) : chosen()?.file ?? 0;
  const i = sheets.findIndex(s => s.file === file && s.name === place.sheet);
  const at = parseCell(place.ref);
  if (i < 0) return;
  go({ ...i !== index() && { sheet: i }, pane: 'sheet', ...also });
  if (at) to(at);
  if (focus) grid.element.focus({ preventScroll: true });
  pane.scrollIntoView({ block: 'nearest' }); // a narrow window may be elsewhere
}

function to(at) {
  if (hidden(at) && !reveal) { reveal = true; draw(); }
  grid.go(at.row, at.col);
  cellBar();
}

function hidden({ row, col }) {
  const { rows, cols } = sheet().hidden;
  return rows[row] || cols[col];
}

function cellBar() {
  const now = sheet();
  if (!now) return;
  const { row, col } = grid.active;
  const text = r => now.cells.get(r.row)?.[r.col - 1] ?? '';
  const head = (r, c) => { const m = now.covered.get(r)?.find(s => s.left <= c && c <= s.right); return text(m ? { row: m.top, col: m.left } : { row: r, col: c }); };
  const table = now.tables.find(m => m.top <= row && row <= m.bottom && m.left <= col && col <= m.right);
  const join = all => [...new Set(all.map(oneLine).filter(Boolean))].join(' ');
  const about = table && !table.heads.includes(row) && !table.labels.includes(col)
    ? [table.labels.map(c => oneLine(head(row, c))).findLast(Boolean), join(table.heads.map(r => head(r, col)))].filter(Boolean).join(' — ') : '';
  fill(cell, h('span', { class: 'address' }, cellName(row, col)), h('span', { class: 'content' }, quoted(oneLine(text({ row, col })))), h('span', { class: 'head' }, quoted(about)));
}

// oneLine is a text without its line breaks, which Chinese needs no blank for.
const oneLine = text => text.trim().replace(/\s+/g, gap => gap.includes('\n') ? '\n' : ' ')
  .replace(/(?<=[\u2e80-\uffef])\n(?=[\u2e80-\uffef])/g, '').replaceAll('\n', ' ');

// bar is the tabs: the sheets of the file that is shown, and the other files.
function bar() {
  const { report, sheets } = session.data;
  const now = sheet();
  const file = now?.file ?? 0;
  const some = report.files.map((f, i) => ({ path: f.path, i, first: sheets.findIndex(s => s.file === i) })).filter(f => f.first >= 0);
  fill(tabs,
    some.length > 1 && h('select', { class: 'field', 'aria-label': t('file'), onchange: e => go({ sheet: e.target.value }) },
      some.map(f => h('option', { value: f.first, selected: f.i === file }, f.path))),
    h('div', { class: 'tabs', role: 'group', 'aria-label': t('sheets') }, sheets.map((s, i) => s.file === file && button(
      [quoted(s.name), s.state !== 'visible' && h('span', { class: 'count' }, ` ${t('hiddenSheet')}`)],
      () => go({ sheet: i }), { class: 'sheettab', 'aria-pressed': String(s === session.data.sheets[now?.index]) }))),
    now && (now.hiddenRows?.length > 0 || now.hiddenCols?.length > 0) && button(t(reveal ? 'hideHidden' : 'showHidden'), () => { reveal = !reveal; draw(); }, { class: 'link' }));
}
