// Cells as Excel names them.

// colName gives the letters of a column, counted from 1.
export function colName(col) {
  let name = '';
  for (let n = col; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + (n - 1) % 26) + name;
  return name;
}

// colNumber reads a column's letters.
export function colNumber(name) {
  let n = 0;
  for (const letter of name) n = n * 26 + letter.charCodeAt(0) - 64;
  return n;
}

export const cellName = (row, col) => colName(col) + row;

// parseCell reads "D53"; null if the text names no cell, such as a paragraph's "¶12".
export function parseCell(ref) {
  const found = /^([A-Z]{1,3})([0-9]+)$/.exec(ref ?? '');
  return found && { row: Number(found[2]), col: colNumber(found[1]) };
}

// parseRange reads "A3:O67" or a single cell; null if it names no cells.
export function parseRange(ref) {
  const [from, to] = (ref ?? '').split(':');
  const first = parseCell(from);
  const last = to === undefined ? first : parseCell(to);
  return first && last && { top: first.row, left: first.col, bottom: last.row, right: last.col };
}
