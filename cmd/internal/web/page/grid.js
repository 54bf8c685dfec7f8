// A sheet as a grid, as in Excel: row numbers, column letters, merged cells, and heads
// that stay in sight. Only what is in sight is in the page: a scroller as large as the
// sheet holds a stage that stays where it is, and the rows are drawn anew on the stage
// whenever somebody scrolls.

import { h } from './dom.js';
import { Scale, lay } from './axis.js';
import { target } from './gridkeys.js';
import { colName } from './refs.js';
import { t } from './words.js';

const gutter = 48; // the row numbers
const top = 26;    // the column letters
const near = 20;   // rows that are in sight together
// What stands at the right of its cell: figures, and the marks for none.
const number = /^(?:[<>≥≤≈约+\-−]*[0-9][0-9,]*(?:\.[0-9]+)?[%‰]?(?:[(（][0-9.,]+[)）])?|[/／\-—–…]{1,2}|\.\.)$/;

export class Grid {
  // onmove is called with (row, column, pressed) of the cell that somebody goes to, and
  // presses with the mouse or Enter.
  constructor(onmove) {
    this.onmove = onmove;
    this.active = { row: 1, col: 1 };
    this.marks = new Map();
    this.tint = () => '';
    this.drawn = new Map();
    this.stage = h('div', { class: 'stage', role: 'presentation' });
    this.space = h('div', { class: 'space', role: 'presentation' }, this.stage);
    this.element = h('div', { class: 'grid', role: 'grid', tabindex: '0', onscroll: () => this.later(), onclick: e => this.click(e) }, this.space);
    this.element.addEventListener('keydown', e => this.key(e));
    new ResizeObserver(() => this.resize()).observe(this.element);
  }

  // show puts a sheet into the grid, see prepare in axis.js, where somebody left it.
  show(sheet, reveal = false) {
    if (sheet === this.sheet && reveal === this.reveal) return;
    const { active, element, sheet: before } = this;
    if (before) before.left = { active, x: element.scrollLeft, y: element.scrollTop };
    this.sheet = sheet;
    this.reveal = reveal;
    this.active = sheet.left?.active ?? { row: 1, col: 1 };
    this.width = -1;
    this.fit();
    element.scrollTo(sheet.left?.x ?? 0, sheet.left?.y ?? 0);
    this.renew();
  }

  resize() {
    if (!this.fit()) return;
    if (this.pending) this.go(this.active.row, this.active.col);
    else this.renew();
  }

  // fit lays the sheet out for the room that there is; it says false if there is none.
  fit() {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!this.sheet || width === 0) return false;
    if (width === this.width && height === this.height) return true;
    if (width !== this.width) {
      Object.assign(this, lay(this.sheet, this.sheet.tables, { reveal: this.reveal, widest: Math.min(260, width * 0.42) }));
    }
    this.width = width;
    this.height = height;
    this.scale = new Scale(this.rows.total + top + 40, height);
    this.space.style.height = `${this.scale.height}px`;
    this.space.style.width = `${this.columns.total + gutter + 24}px`;
    this.stage.style.width = `${width}px`;
    this.stage.style.height = `${height}px`;
    this.element.setAttribute('aria-rowcount', this.sheet.rows + 1);
    this.element.setAttribute('aria-colcount', this.sheet.cols + 1);
    this.element.setAttribute('aria-label', t('grid', this.sheet.name));
    return true;
  }

  // light draws the cells with their marks: a map of "row,column" to {class, text, was}.
  // tint gives further classes for any cell.
  light(marks, tint = () => '') {
    this.marks = marks;
    this.tint = tint;
    this.renew();
  }

  // renew draws everything again.
  renew() {
    this.stage.replaceChildren();
    this.drawn.clear();
    this.draw();
  }

  later() {
    this.waiting ??= requestAnimationFrame(() => { this.waiting = undefined; this.draw(); });
  }

  // frozen are the rows and columns that stay in sight: the heads and labels of the
  // table that is at the top or begins below, if they leave room for it.
  frozen(row) {
    const table = this.sheet.tables.find(x => x.bottom >= row && x.top <= row + near);
    const keep = (axis, lines, room) => lines.filter(i => i <= axis.count && (room -= axis.size(i)) >= 0);
    return { // of the labels the last says most
      rows: keep(this.rows, table?.heads ?? [], this.height * 0.4),
      cols: keep(this.columns, table?.labels.toReversed() ?? [], this.width * 0.5).reverse(),
    };
  }

  // places gives each line in sight and where it is drawn: the frozen ones do not go
  // beyond the edge.
  places(axis, frozen, position, edge, room) {
    const out = new Map();
    let next = edge;
    for (const i of frozen) {
      out.set(i, Math.max(edge + axis.start(i) - position, next));
      next += axis.size(i);
    }
    for (let i = axis.at(position); i <= axis.count && axis.start(i) - position < room; i++) {
      if (axis.size(i) > 0 && !out.has(i)) out.set(i, edge + axis.start(i) - position);
    }
    return out;
  }

  draw() {
    if (!this.sheet || !(this.width > 0)) return;
    const y = this.scale.position(this.element.scrollTop), x = this.element.scrollLeft;
    const frozen = this.frozen(this.rows.at(y));
    const cols = this.places(this.columns, frozen.cols, x, gutter, this.width - gutter);
    const key = `${x} ${frozen.rows} ${frozen.cols}`;
    if (key !== this.key_) {
      this.stage.replaceChildren();
      this.drawn.clear();
      this.key_ = key;
    }
    const rows = this.places(this.rows, frozen.rows, y, top, this.height - top);
    for (const row of [...rows.keys()]) {
      for (const span of this.sheet.covered.get(row) ?? []) { // merges that begin above
        if (!rows.has(span.top)) rows.set(span.top, top + this.rows.start(span.top) - y);
      }
    }
    for (const [row, element] of this.drawn) {
      if (row !== 0 && !rows.has(row)) { element.remove(); this.drawn.delete(row); }
    }
    if (!this.drawn.has(0)) this.put(0, this.letters(cols, frozen));
    for (const [row, at] of rows) {
      if (!this.drawn.has(row)) this.put(row, this.line(row, cols, frozen));
      this.drawn.get(row).style.top = `${at}px`; // no transform: merged cells are to lie below the numbers of other rows
    }
    const active = this.stage.querySelector('#active-cell');
    if (active) this.element.setAttribute('aria-activedescendant', 'active-cell');
    else this.element.removeAttribute('aria-activedescendant');
  }

  put(row, element) {
    this.drawn.set(row, element);
    this.stage.append(element);
  }

  letters(cols, frozen) {
    const line = h('div', { class: 'row letters', role: 'row', 'aria-rowindex': '1' });
    line.append(this.box(h('div', { class: 'corner', role: 'columnheader', 'aria-colindex': '1' }, '#'), 0, 0, gutter, top));
    for (const [col, x] of cols) {
      const kind = ['letter', this.active.col === col && 'here', frozen.cols.includes(col) && 'stuck'].filter(Boolean).join(' ');
      line.append(this.box(h('div', { class: kind, role: 'columnheader', 'aria-colindex': col + 1 }, colName(col)), x, 0, this.columns.size(col), top));
    }
    return line;
  }

  line(row, cols, frozen) {
    const height = this.rows.size(row);
    const kind = frozen.rows.includes(row) ? 'row frozen' : 'row';
    const line = h('div', { class: kind, role: 'row', 'aria-rowindex': row + 1 });
    if (height > 0) {
      const here = this.active.row === row ? 'number here' : 'number';
      line.append(this.box(h('div', { class: here, role: 'rowheader', 'aria-colindex': '1' }, row), 0, 0, gutter, height));
    }
    const spans = this.sheet.covered.get(row) ?? [];
    for (const [col, x] of cols) {
      const span = spans.find(m => m.left <= col && col <= m.right);
      if (span || height === 0) continue;
      line.append(this.cell(row, col, x, this.columns.size(col), height, frozen));
    }
    for (const span of spans) {
      if (span.top !== row) continue;
      const x = cols.get(span.left) ?? gutter + this.columns.start(span.left) - this.element.scrollLeft;
      const width = this.columns.start(Math.min(span.right, this.sheet.cols) + 1) - this.columns.start(span.left);
      const deep = this.rows.start(Math.min(span.bottom, this.sheet.rows) + 1) - this.rows.start(row);
      if (x < this.width && x + width > 0 && deep > 0) line.append(this.cell(row, span.left, x, width, deep, frozen));
    }
    return line;
  }

  cell(row, col, x, width, height, frozen) {
    const text = this.sheet.cells.get(row)?.[col - 1] ?? '';
    const mark = this.marks.get(`${row},${col}`);
    const table = this.sheet.tables.find(m => m.top <= row && row <= m.bottom && m.left <= col && col <= m.right);
    const active = this.active.row === row && this.active.col === col;
    const kinds = ['cell', mark?.class, this.tint(row, col), active && 'active',
      table?.heads.includes(row) ? 'head' : number.test((mark?.text ?? text).trim()) && 'figure',
      frozen.cols.includes(col) && 'stuck'];
    const shown = mark?.text === undefined ? text : [mark.was && h('del', null, mark.was), h('ins', null, mark.text)];
    const cell = h('div', {
      class: kinds.filter(Boolean).join(' '), role: 'gridcell', 'aria-colindex': col + 1, data: { row, col },
      id: active && 'active-cell', 'aria-selected': active ? 'true' : null, title: text.length > 12 ? text : null,
    }, shown);
    return this.box(cell, x, 0, width, height);
  }

  box(element, x, y, width, height) {
    Object.assign(element.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    return element;
  }

  // go makes a cell the active one and brings it into sight, with what is around it.
  go(row, col, { center = true } = {}) {
    if (!this.sheet) return;
    row = Math.min(Math.max(row, 1), this.sheet.rows);
    col = Math.min(Math.max(col, 1), this.sheet.cols);
    const span = this.sheet.covered.get(row)?.find(m => m.left <= col && col <= m.right);
    this.active = span ? { row: span.top, col: span.left } : { row, col };
    this.pending = this.element.clientWidth === 0; // it is not in sight yet
    if (!this.pending) {
      this.fit();
      this.reach(this.active.row, this.active.col, center);
    }
    this.renew();
  }

  reach(row, col, center) {
    const frozen = this.frozen(row);
    const sum = (axis, lines, i) => lines.reduce((all, line) => line < i ? all + axis.size(line) : all, 0);
    const into = (axis, i, position, room, edge) => {
      const start = axis.start(i), end = start + axis.size(i);
      if (start >= position + edge && end <= position + room) return position;
      if (center) return Math.max(0, start - Math.max(edge, (room + edge) / 2 - axis.size(i)));
      return start < position + edge ? Math.max(0, start - edge) : end - room;
    };
    const y = this.scale.position(this.element.scrollTop);
    const newY = frozen.rows.includes(row) ? y : into(this.rows, row, y, this.height - top, sum(this.rows, frozen.rows, row));
    const newX = frozen.cols.includes(col) ? this.element.scrollLeft
      : into(this.columns, col, this.element.scrollLeft, this.width - gutter, sum(this.columns, frozen.cols, col));
    this.element.scrollTo(newX, this.scale.scrolled(newY));
  }

  click(event) {
    const { row, col } = event.target.closest?.('.cell')?.dataset ?? {};
    if (row) this.move(Number(row), Number(col), true);
  }

  move(row, col, pressed = false) {
    this.go(row, col, { center: false });
    this.onmove(this.active.row, this.active.col, pressed);
  }

  key(event) {
    if (!this.sheet || event.altKey) return;
    const to = target(this, event);
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(...to, event.key === 'Enter');
  }
}
