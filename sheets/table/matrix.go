package table

// matrix says in which cells of the sheet the figures of a table stand. In most rows they
// follow each other, so that the first is enough to know them all.
type matrix struct {
	rows  []int32 // 1 + the index of the first column's cell, or -1 - where the row begins in cells
	cells []int32 // 1 + the index of the cell of each column, 0 if blank
}

// newMatrix has room for so many rows.
func newMatrix(rows int) matrix { return matrix{rows: make([]int32, 0, rows)} }

// add puts a row below the others: 1 + the index of the cell of each column, 0 if blank.
func (m *matrix) add(row []int32) {
	first := row[0]
	for c, i := range row {
		if first == 0 || i != first+int32(c) {
			m.rows = append(m.rows, -1-int32(len(m.cells)))
			m.cells = append(m.cells, row...)
			return
		}
	}
	m.rows = append(m.rows, first)
}

// at is 1 + the index of the cell in a row and a column, 0 if blank.
func (m *matrix) at(row, col int) int {
	first := int(m.rows[row])
	if first > 0 {
		return first + col
	}
	return int(m.cells[col-1-first])
}
