package html

import (
	"fmt"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

// builder turns a report into a document.
type builder struct {
	report.Phrases
	report  *checker.Report
	options report.Options
	lang    lang.Lang

	paths   map[string]int // the files by their paths
	shown   [][]*entry     // the findings that are shown, by file
	rest    []int          // how many are not, by file
	marks   map[spot]*mark
	onSheet map[sheet][]spot // the marked cells of each sheet
	anchors map[spot]string  // of the cells that are shown
	room    int              // bytes that the tables may still take
	number  int              // tables so far
}

// sheet is one sheet of one file; spot is one cell.
type (
	sheet struct {
		file int
		name string
	}
	spot struct {
		sheet
		row, col int
	}
)

// entry is one finding that is shown, under its number.
type entry struct {
	report.Primary
	number int
	file   int
}

// findingsMost is how many findings a page shows: more than anybody reads through, and
// a browser still opens it at once.
const findingsMost = 1000

func newBuilder(r *checker.Report, o report.Options) *builder {
	b := &builder{
		Phrases: report.In(o.Lang), report: r, options: o, lang: o.Lang,
		paths: make(map[string]int), marks: make(map[spot]*mark), onSheet: make(map[sheet][]spot), anchors: make(map[spot]string),
		room: roomMost,
	}
	b.choose()
	number := 0
	for i := range r.Files {
		if _, known := b.paths[r.Files[i].Path]; !known {
			b.paths[r.Files[i].Path] = i
		}
		for _, e := range b.shown[i] {
			number++
			e.number = number
		}
	}
	for _, entries := range b.shown {
		for _, e := range entries {
			b.mark(e)
		}
	}
	return b
}

// choose settles which findings are shown: of too many, the most severe, whichever
// file they are in; those that have been accepted last.
func (b *builder) choose() {
	const ranks = int(checker.Error) + 2
	all := make([][]*entry, len(b.report.Files))
	var count [ranks]int
	for i := range b.report.Files {
		f := &b.report.Files[i]
		for _, x := range report.Open(f) {
			all[i] = append(all[i], &entry{Primary: x, file: i})
		}
		for _, x := range report.Sorted(f) {
			if x.Confirmed != nil {
				all[i] = append(all[i], &entry{Primary: report.Primary{Finding: x}, file: i})
			}
		}
		for _, e := range all[i] {
			count[e.rank()]++
		}
	}
	var quota [ranks]int
	room := findingsMost
	for rank := ranks - 1; rank >= 0; rank-- {
		quota[rank] = min(room, count[rank])
		room -= quota[rank]
	}
	b.shown, b.rest = make([][]*entry, len(all)), make([]int, len(all))
	for i := range all {
		for _, e := range all[i] {
			if quota[e.rank()] == 0 {
				b.rest[i] += 1 + len(e.Same)
				continue
			}
			quota[e.rank()]--
			b.shown[i] = append(b.shown[i], e)
		}
	}
}

// rank orders entries by how much they matter.
func (e *entry) rank() int {
	if e.Confirmed != nil {
		return 0
	}
	return int(e.Severity) + 1
}

// spot is the cell that a place of an entry names; false if it names none.
func (b *builder) spot(e *entry, p checker.Place) (spot, bool) {
	file := e.file
	if p.File != "" {
		other, known := b.paths[p.File]
		if !known {
			return spot{}, false
		}
		file = other
	}
	return spot{sheet{file, p.Ref.Sheet}, p.Ref.Row, p.Ref.Col}, p.Ref.Row > 0 && p.Ref.Col > 0
}

func anchor(kind string, number int) string { return fmt.Sprint(kind, "-", number) }

// cellText makes what a cell displays fit to be shown in its place: with its line
// breaks, but without anything that turns the direction of the text around it.
func cellText(s string) string {
	lines := strings.Split(lineBreaks.Replace(s), "\n")
	for i := range lines {
		lines[i] = report.Clean(lines[i])
	}
	s = strings.TrimSpace(strings.Join(lines, "\n"))
	if n := 0; len(s) > textMost {
		for i := range s {
			if n++; n > textMost {
				return s[:i] + "…"
			}
		}
	}
	return s
}

// lineBreaks makes all that breaks a line one and the same.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

// textMost is how many characters of a cell are shown.
const textMost = 500

// cellName is a cell's name as an id may have it.
func cellName(row, col int) string { return sheets.Ref{Row: row, Col: col}.String() }
