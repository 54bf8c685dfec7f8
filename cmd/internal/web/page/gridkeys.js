// Where the keys lead in the grid, as in Excel.

// target is the row and column that a key leads to from the grid's active cell; undefined
// if it leads nowhere.
export function target(grid, event) {
  const { sheet, rows, columns, active: { row, col } } = grid;
  const span = sheet.covered.get(row)?.find(m => m.left <= col && col <= m.right) ?? { bottom: row, right: col };
  const far = event.ctrlKey || event.metaKey;
  const page = Math.max(1, Math.floor(grid.height / 28) - 3);
  return {
    ArrowUp: [far ? 1 : visible(rows, row - 1, -1), col],
    ArrowDown: [far ? sheet.rows : visible(rows, span.bottom + 1, 1), col],
    ArrowLeft: [row, far ? 1 : visible(columns, col - 1, -1)],
    ArrowRight: [row, far ? sheet.cols : visible(columns, span.right + 1, 1)],
    PageUp: [row - page, col], PageDown: [row + page, col],
    Home: [far ? 1 : row, 1], End: [far ? sheet.rows : row, sheet.cols],
    Enter: [row, col],
  }[event.key];
}

// visible is the next line from i on that is not hidden.
function visible(axis, i, step) {
  while (i >= 1 && i <= axis.count && axis.size(i) === 0) i += step;
  return i;
}
