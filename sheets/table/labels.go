package table

import "strings"

// label names the rows: their own labels, those carried down from merges and
// from blanks below a label, and the headings that stand between them.
func (b block) label(t *Table, cols layout, rows []int) {
	item := len(cols.labels) - 1
	for i, c := range cols.labels {
		if c == cols.item {
			item = i
		}
	}
	index := map[int]int{} // of a column in Labels, or -1 for a running number
	for i, c := range cols.labels {
		index[c] = i
	}
	for _, c := range cols.serials {
		index[c] = -1
	}
	current := make([]string, len(cols.labels))
	serial, section := "", ""
	prev := b.body - 1
	for r, n := range rows {
		row := &t.Rows[r]
		for between := prev + 1; between < n; between++ {
			if s, ok := b.section(between); ok {
				section = s
				row.Gap = true
			}
		}
		if r > 0 && row.Row > b.lines[n-1].row+1 {
			row.Gap = true
		}
		prev = n
		for i := b.lines[n].from; i < b.lines[n].to; i++ {
			cell := &b.sheet.Cells[i]
			k, ok := index[int(cell.Col)]
			if !ok {
				continue
			}
			text := b.text(i)
			if k < 0 {
				serial = text
				continue
			}
			current[k] = text
			if k == item {
				row.Label = text
				row.Indent = indentOf(b.book.Text(*cell)) + 2*b.book.Style(*cell).Indent
				row.Bold = b.book.Style(*cell).Bold
			}
		}
		row.Section = section
		row.Path = append([]string(nil), current...)
		row.Item = itemOf(current, item, serial)
	}
}

// itemOf is what a row is about: its running number, which its sub-rows share,
// and its label.
func itemOf(path []string, item int, serial string) string {
	var words []string
	if serial != "" {
		words = append(words, serial)
	}
	if item >= 0 && path[item] != "" {
		words = append(words, path[item])
	}
	return strings.Join(words, " ")
}

// section is the text of a line between rows of figures, if it is a heading.
func (b block) section(n int) (string, bool) {
	var words []string
	s := b.lines[n]
	for i := s.from; i < s.to; i++ {
		if b.class[i] == word {
			words = append(words, b.text(i))
		}
	}
	return strings.Join(words, " "), len(words) == 1
}

// indentOf counts the spaces in front of a label; a wide one counts as two.
func indentOf(label string) (n int) {
	for _, r := range label {
		switch r {
		case ' ', '\u00a0', '.', '…':
			n++
		case '\t', '\u3000':
			n += 2
		default:
			return n
		}
	}
	return 0
}
