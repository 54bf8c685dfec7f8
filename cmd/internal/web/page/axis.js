// Where the rows and columns of a sheet lie, in pixels, and how much of a sheet so long
// that no browser could scroll it is scrolled by each pixel.

import { parseRange } from './refs.js';

const rowHeight = 28;
const line = 18; // of a head's text
const font = '"Segoe UI", -apple-system, "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const pad = 16;
const widestLetter = 15;

// Axis is one direction: sizes is a function from 1 to count.
class Axis {
  constructor(count, size) {
    this.count = count;
    this.offsets = new Float64Array(count + 2); // offsets[i] is where i begins; 1 is the first
    for (let i = 1; i <= count; i++) this.offsets[i + 1] = this.offsets[i] + size(i);
  }

  get total() { return this.offsets[this.count + 1]; }
  start(i) { return this.offsets[i]; }
  size(i) { return this.offsets[i + 1] - this.offsets[i]; }

  // at is the row or column at a distance from the start.
  at(pixels) {
    let low = 1, high = this.count;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offsets[middle] <= pixels) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

const measure = (() => {
  let context;
  return (text, weight = 400) => {
    context ??= document.createElement('canvas').getContext('2d');
    context.font = `${weight} 13px ${font}`;
    return context.measureText(text.length > 80 ? text.slice(0, 80) : text).width;
  };
})();

// lay gives the axes of a sheet. Hidden rows and columns take no room unless reveal is
// given; widest is the most that a column may take.
export function lay(sheet, tables, { reveal, widest }) {
  const heads = new Set(tables.flatMap(t => t.heads));
  const labels = new Set(tables.flatMap(t => t.labels));
  const merged = new Set(sheet.spans.filter(m => m.right > m.left).map(m => `${m.top},${m.left}`));
  const widths = new Float64Array(sheet.cols + 1);
  const look = (row, texts) => {
    for (let c = 1; c <= texts.length && c <= sheet.cols; c++) {
      const text = texts[c - 1];
      if (text.length * widestLetter + pad <= widths[c] || merged.has(`${row},${c}`)) continue; // or it cannot be wider
      widths[c] = Math.max(widths[c], heads.has(row) ? headWidth(text) : measure(text) + pad);
    }
  };
  const rows = [...sheet.cells.keys()];
  for (const row of rows.slice(0, 150).concat(rows.slice(-50))) look(row, sheet.cells.get(row));
  const width = c => Math.min(Math.max(widths[c], 56), labels.has(c) ? widest : Math.min(widest, 180));
  const columns = new Axis(sheet.cols, c => !reveal && sheet.hidden.cols[c] ? 0 : width(c));
  const height = r => heads.has(r) ? headHeight(sheet, r, columns) : rowHeight;
  return { columns, rows: new Axis(sheet.rows, r => !reveal && sheet.hidden.rows[r] ? 0 : height(r)) };
}

const bold = 600; // as heads are written

// words are the parts of a text that no line breaks: words, and single Chinese characters.
const words = text => text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+/gu) ?? [];

// headWidth lets a head break into some three lines, but none of its words.
function headWidth(text) {
  const width = measure(text, bold);
  return Math.max(Math.min(width, Math.max(84 - pad, width / 3)), ...words(text.slice(0, 200)).map(word => measure(word, bold))) + pad;
}

function headHeight(sheet, row, columns) {
  let most = 1;
  for (const [i, text] of (sheet.cells.get(row) ?? []).entries()) {
    const span = sheet.covered.get(row)?.find(m => m.top === row && m.left === i + 1);
    const width = columns.start((span?.right ?? i + 1) + 1) - columns.start(i + 1) - pad;
    most = Math.max(most, Math.ceil(lines(text, Math.max(width, 40)) / (1 + (span ? span.bottom - span.top : 0))));
  }
  return Math.min(most, 4) * line + 10;
}

// lines is how many a head takes in a width.
function lines(text, width) {
  const space = measure(' ', bold);
  let n = 0;
  for (const paragraph of text.slice(0, 200).split('\n')) {
    let left = 0;
    n++;
    for (const word of words(paragraph)) {
      const room = measure(word, bold);
      if (left > 0 && left + room > width) { n++; left = 0; }
      left += room + (/[\u2e80-\uffef]/u.test(word) ? 0 : space);
    }
  }
  return n;
}

// Scale turns what is scrolled into where one is: browsers cannot scroll further than
// some 16 million pixels.
export class Scale {
  constructor(total, shown, most = 8_000_000) {
    this.height = Math.min(total, most);
    this.factor = total > this.height ? (total - shown) / (this.height - shown) : 1;
  }

  position(scrolled) { return scrolled * this.factor; }
  scrolled(position) { return position / this.factor; }
}

// prepare makes a sheet of the server's answer quick to look up: cells by row, merges as
// numbers, and the tables with the rows and columns to keep in sight.
export function prepare(sheet, tables, number) {
  const merges = (sheet.merges ?? []).map(parseRange).filter(Boolean);
  const rows = Math.max(sheet.rows, 1), cols = Math.max(sheet.cols, 1);
  const cells = new Map(sheet.cells ?? []);
  const placed = tables.filter(t => t.sheet === sheet.name).flatMap(t => {
    const range = parseRange(t.range);
    return range ? [{ ...range, heads: t.heads ?? [], labels: (t.labels ?? []).map(number), title: t.title }] : [];
  });
  const spans = [...merges, ...overflowing(cells, mask(placed.map(t => [t.top, t.bottom]), rows), merges, cols)];
  return {
    ...sheet, rows, cols, cells, spans,
    hidden: { rows: mask(sheet.hiddenRows, rows), cols: mask(sheet.hiddenCols, cols) },
    covered: covered(spans, rows),
    tables: placed,
  };
}

// overflowing are the titles and notes around the tables: a text that is alone in its row runs
// on over the blank cells beside it, as it does in Excel, and makes no column wider. Tabled has
// a 1 for each row of a table.
function overflowing(cells, tabled, merges, cols) {
  const merged = new Set(merges.flatMap(m => [m.top, m.bottom]));
  const spans = [];
  for (const [row, texts] of cells) {
    if (tabled[row] || merged.has(row)) continue;
    const filled = texts.flatMap((text, i) => text ? [i] : []);
    if (filled.length === 1 && Number.isNaN(Number(texts[filled[0]]))) spans.push({ top: row, left: filled[0] + 1, bottom: row, right: cols });
  }
  return spans;
}

// mask has a 1 for each line in one of the spans.
function mask(spans, count) {
  const lines = new Uint8Array(count + 1);
  for (const [from, to] of spans ?? []) lines.fill(1, from, to + 1);
  return lines;
}

// What a workbook may claim of merges before they are no longer drawn, over all rows and
// in each.
const mostCovered = 2_000_000, mostInRow = 300;

// covered tells by row which merges lie over it, so that their other cells are not drawn.
function covered(spans, last) {
  const rows = new Map();
  let left = mostCovered;
  for (const span of spans) {
    left -= Math.min(span.bottom, last) - span.top + 1;
    if (left < 0) break;
    for (let r = span.top; r <= span.bottom && r <= last; r++) {
      if (!rows.has(r)) rows.set(r, []);
      if (rows.get(r).length < mostInRow) rows.get(r).push(span);
    }
  }
  return rows;
}
