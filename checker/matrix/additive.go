package matrix

import (
	"slices"
	"strings"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/table"
)

// This file tells columns, and rows, that hold no amounts: they name things, number them, or remark on
// them. A short code is told from a count by what the column's head says, and by its
// figures, which are whole and come once only; those of remarks are few.

// remarkWords say that a column remarks on things, phoneWords that it has their telephones,
// which are counted as well. A head ends with one.
var (
	phoneWords  = strings.Fields("电话 電話 手机 手機 手机号 手机号码 电话号码 電話號碼 phone telephone tel mobile fax")
	lineWords   = strings.Fields("line lines row rows")
	countWords  = strings.Fields("no nr number") // either
	remarkWords = strings.Fields("备注 備註 备考 附注 附註 remark remarks comment comments notes")
	dayWords    = strings.Fields("月 日 month day") // of a date in several columns; the whole head
)

const (
	namesLooked = 1000   // rows of such a column that are looked at: they are like the others
	phoneLeast  = 10_000 // the smallest telephone number
	linesLeast  = 3      // rows that a column of line numbers has
	codeMost    = 1e12   // the largest of them
	remarkLong  = 12     // bytes of the label of a row of remarks, at most
	notesMost   = 99     // the largest number of a note
	daysMost    = 31     // of a month
)

// NotAdditive are the columns of a table that hold no amounts, with those that somebody has
// stated. A column that adds to a sum of theirs is none.
func NotAdditive(t *table.Table, stated []int, adds func(column int) bool) []int {
	out := slices.Clone(stated)
	for c, column := range t.Columns {
		if slices.Contains(out, c) || adds(c) {
			continue
		}
		if n := len(column.Head); n > 0 && namesThings(t, c, column.Head[n-1]) || c == 0 && numbersLines(t) {
			out = append(out, c)
		}
	}
	return out
}

// numbersLines says whether the first column of figures numbers the rows: it stands left of
// their names, or is headed so, and its figures are whole and rise from row to row, the
// total's too. A last one that the others come to is their sum; and unless the head says
// that they are lines, it must be much less than that.
func numbersLines(t *table.Table) bool {
	column := &t.Columns[0]
	left := len(t.Labels) > 0 && column.Col < t.Labels[0].Col
	head := ""
	if n := len(column.Head); n > 0 {
		head = strings.ToLower(strings.Trim(column.Head[n-1], " .:："))
	}
	lines := slices.Contains(lineWords, head)
	if !left && !lines && !slices.Contains(countWords, head) {
		return false
	}
	filled, last, sum := 0, int64(-1), int64(0)
	for r := range min(len(t.Rows), namesLooked) {
		f := t.At(r, 0)
		if f.Kind == figure.Blank {
			continue
		}
		x, ok := f.At(0)
		if !ok || f.Kind != figure.Number || x <= last || x > codeMost {
			return false
		}
		filled++
		last, sum = x, sum+x
	}
	return filled >= linesLeast && (lines && last != sum-last || 2*last < sum-last)
}

// RemarkRows are the rows of a table that remark on its columns, with those that somebody has
// stated. A row that adds to a sum of theirs is none.
func RemarkRows(t *table.Table, stated []int, adds func(row int) bool) []int {
	out := slices.Clone(stated)
	for r := range t.Rows {
		label := t.Rows[r].Label
		if len(label) > remarkLong || !slices.Contains(remarkWords, strings.Trim(strings.ToLower(label), " \u3000:：")) || slices.Contains(out, r) {
			continue
		}
		filled := 0
		for c := range t.Columns {
			if t.Kind(r, c) != figure.Blank {
				filled++
			}
		}
		if 2*filled <= len(t.Columns) && !adds(r) {
			out = append(out, r)
		}
	}
	return out
}

// namesThings says whether a column under such a head holds no amounts.
func namesThings(t *table.Table, col int, head string) bool {
	if slices.Contains(dayWords, strings.ToLower(strings.TrimSpace(head))) {
		return dates(t, col)
	}
	name, phone, remark := table.SaysCode(head), table.EndsWith(head, phoneWords), table.EndsWith(head, remarkWords)
	if !name && !phone && !remark {
		return false
	}
	rows := min(len(t.Rows), namesLooked)
	filled, distinct := 0, map[int64]bool{}
	for r := range rows {
		f := t.At(r, col)
		if f.Kind == figure.Blank {
			continue
		}
		filled++
		if x, ok := f.At(0); ok && (!phone || x >= phoneLeast) {
			distinct[x] = true
		}
	}
	if remark {
		return 2*filled <= rows || col == 0 && refers(t, rows)
	}
	return len(distinct) == filled
}

// dates says whether a column holds the months or days of dates: whole numbers up to 31.
func dates(t *table.Table, col int) bool {
	for r := range min(len(t.Rows), namesLooked) {
		f := t.At(r, col)
		if x, ok := f.At(0); f.Kind != figure.Blank && (f.Kind != figure.Number || !ok || x < 1 || x > daysMost) {
			return false
		}
	}
	return true
}

// refers says whether the first column of figures has the numbers of notes: small whole ones.
func refers(t *table.Table, rows int) bool {
	for r := range rows {
		f := t.At(r, 0)
		if x, ok := f.At(0); f.Kind != figure.Blank && (f.Kind == figure.Number || f.Kind == figure.Percent) && (!ok || x < 1 || x > notesMost) {
			return false
		}
	}
	return true
}
