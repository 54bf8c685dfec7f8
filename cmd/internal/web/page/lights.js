// What is lit in the sheet: the cells of the chosen finding, those of the others, and
// the lines of the sums that were understood.

import { chosen, confirmation, open } from './findings.js';
import { colName, colNumber, parseCell, parseRange } from './refs.js';
import { session, view } from './state.js';

// marks are the cells of a sheet that findings are about, as Grid.light takes them.
export function marks(sheet) {
  const lit = new Map();
  const add = (cell, kind, more) => {
    if (!cell) return;
    const key = `${cell.row},${cell.col}`;
    const old = lit.get(key);
    lit.set(key, { ...old, ...more, class: old ? `${old.class} ${kind}` : kind });
  };
  for (const item of open()) {
    if (item.sheet === sheet.index) add(item.cell, `has ${item.finding.severity}`);
  }
  const item = chosen();
  if (!item || view.tab !== 'findings') return lit;
  const x = item.finding;
  const here = place => inSheet(sheet, item.file, place) && parseCell(place.ref);
  add(here(x.cell), confirmation(item) ? 'lit total settled' : 'lit total');
  for (const place of x.related) add(here(place), 'lit part');
  for (const { cell } of x.suspects) add(here(cell), 'suspect');
  const change = session.preview;
  if (change) add(here(change.cell), 'changed', { text: change.to, was: change.from });
  return lit;
}

function inSheet(sheet, file, place) {
  const path = session.data.report.files[sheet.file].path;
  return sheet.name === place.sheet && (place.file ? place.file === path : sheet.file === file);
}

// find is the finding that a cell of a sheet has; undefined if it has none.
export const find = (sheet, row, col) => open().find(x => x.sheet === sheet.index && x.cell?.row === row && x.cell.col === col);

// tint tells which lines of a sheet are totals and parts: of the sum with that key, or of
// all if it is "".
export function tint(sheet, key) {
  const tables = [];
  for (const table of session.data.understood) {
    if (table.file !== sheet.file) continue;
    const { sheet: name, range, heads } = session.data.report.files[table.file].tables[table.table];
    const area = name === sheet.name && parseRange(range);
    if (!area) continue;
    const lines = { cols: new Map(), rows: new Map() };
    for (const [i, sum] of table.sums.entries()) {
      if (key && key !== sumKey(table, i)) continue;
      const put = (line, kind) => {
        const into = sum.across ? lines.cols : lines.rows;
        const at = sum.across ? colNumber(line.name) : Number(line.name);
        if (into.get(at) !== 'sum-total') into.set(at, kind);
      };
      put(sum.total, 'sum-total');
      for (const part of sum.parts) put(part, 'sum-part');
    }
    tables.push({ ...area, ...lines, apart: new Set([...table.columns, ...table.rows].map(line => line.name)), first: Math.max(area.top, ...(heads ?? []).map(r => r + 1)) });
  }
  return (row, col) => {
    for (const t of tables) {
      if (row < t.first || row > t.bottom || col < t.left || col > t.right) continue;
      const kinds = [!t.apart.has(String(row)) && t.cols.get(col), !t.apart.has(colName(col)) && t.rows.get(row)];
      if (kinds.includes('sum-total')) return 'sum-total';
      if (kinds.includes('sum-part')) return 'sum-part';
    }
    return '';
  };
}

// sumKey names a sum in the address.
export const sumKey = (table, i) => `${table.file}.${table.table}.${i}`;
