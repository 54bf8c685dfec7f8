package ods

import (
	"cmp"
	"strconv"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/numfmt"
)

// styles are the styles of a file: those that have names, those that a part makes up
// for itself, which come before them, and those that the part before has made up: some
// versions of LibreOffice write a format only there.
type styles struct {
	common, automatic, before family

	set   sheets.StyleSet   // those that cells have
	cells map[string]uint32 // where each is in the set, by the name of the cell's style
}

// family are the styles that stand in one place, by their names.
type family struct {
	cells   map[string]look
	formats map[string]format
	hidden  map[string]bool // styles of tables, rows and columns that show nothing
}

// look is what a cell's style states itself. What it does not state is its parent's.
type look struct {
	parent string
	format string // the name of a format
	bold   string // the weight of its letters
	indent string // a length
}

func newStyles(limits sheets.Limits) *styles {
	return &styles{common: newFamily(), automatic: newFamily(), set: sheets.NewStyleSet(limits.Spans)}
}

func newFamily() family {
	return family{cells: map[string]look{}, formats: map[string]format{}, hidden: map[string]bool{}}
}

// begin puts aside what another part has made up for itself.
func (s *styles) begin() {
	s.before, s.automatic, s.cells = s.automatic, newFamily(), map[string]uint32{}
}

// readStyles reads the styles in the element just opened.
func (d *reader) readStyles(f *family) error {
	return d.x.Elements(func() error {
		if len(f.cells)+len(f.formats)+len(f.hidden) > d.limits.Spans {
			return sheets.TooManyStyles(d.limits.Spans)
		}
		switch {
		case d.x.Space == numberSpace:
			return d.readFormat(f)
		case d.x.Space == styleSpace && (string(d.x.Name) == "style" || string(d.x.Name) == "default-style"):
			return d.readStyle(f)
		}
		return d.x.Skip()
	})
}

// readStyle reads one style. That which has no name is the parent of all.
func (d *reader) readStyle(f *family) error {
	name := d.attr(styleSpace, "name")
	kind := d.attr(styleSpace, "family")
	l := look{parent: d.attr(styleSpace, "parent-style-name"), format: d.attr(styleSpace, "data-style-name")}
	hidden := false
	err := d.x.Elements(func() error {
		if d.x.Space == styleSpace {
			switch string(d.x.Name) {
			case "text-properties":
				l.bold = d.attr(foSpace, "font-weight")
			case "paragraph-properties":
				l.indent = d.attr(foSpace, "margin-left")
			case "table-properties":
				hidden = d.attr(tableSpace, "display") == "false"
			case "table-row-properties":
				hidden = isZero(d.attr(styleSpace, "row-height")) && d.attr(styleSpace, "use-optimal-row-height") != "true"
			case "table-column-properties":
				hidden = isZero(d.attr(styleSpace, "column-width"))
			}
		}
		return d.x.Skip()
	})
	switch {
	case kind == "table-cell":
		f.cells[name] = l
	case hidden:
		f.hidden[kind+" "+name] = true
	}
	return err
}

// hides says whether a style of a table, a row or a column shows nothing.
func (s *styles) hides(kind, name string) bool {
	return name != "" && (s.automatic.hidden[kind+" "+name] || s.common.hidden[kind+" "+name])
}

// usual is the style of a cell for which the file names none.
const usual = "Default"

// index is where the style with a name is among those that cells have.
func (s *styles) index(name []byte) (uint32, error) {
	if at, known := s.cells[string(name)]; known {
		return at, nil
	}
	at, err := s.set.Keep(s.style(string(name)))
	s.cells[string(name)] = at
	return at, err
}

// generations is how far back a style looks for what it does not state itself.
const generations = 32

// style puts together what a style, its parents and the default state.
func (s *styles) style(name string) sheets.Style {
	var sum look
	code := ""
	for n := 0; n <= generations; n++ {
		if n == generations {
			name = ""
		}
		l, formats := s.common.cells[name], s.common
		if own, found := s.automatic.cells[name]; found {
			l, formats = own, s.automatic
		}
		if code == "" {
			code = cmp.Or(formats.code(l.format), s.common.code(l.format), s.before.code(l.format))
		}
		sum.bold, sum.indent = cmp.Or(sum.bold, l.bold), cmp.Or(sum.indent, l.indent)
		if name == "" {
			break
		}
		name = l.parent
	}
	style := numfmt.Read(code)
	style.Bold, style.Indent = isBold(sum.bold), steps(sum.indent)
	return style
}

// isBold says whether letters of a weight are bold.
func isBold(weight string) bool {
	n, err := strconv.Atoi(weight)
	return weight == "bold" || err == nil && n >= 600
}

// points are the lengths of the units, in points.
var points = []struct {
	unit   string
	length float64
}{{"pt", 1}, {"in", 72}, {"cm", 72 / 2.54}, {"mm", 72 / 25.4}, {"pc", 12}, {"px", 0.75}}

// length reads a length such as 0.353cm, in points.
func length(text string) (float64, bool) {
	for _, u := range points {
		if number, found := strings.CutSuffix(text, u.unit); found {
			n, err := strconv.ParseFloat(number, 64)
			return n * u.length, err == nil
		}
	}
	return 0, false
}

// isZero says whether a height or width is stated as nothing, which hides a row or
// column as well as the switch for it does.
func isZero(size string) bool {
	n, ok := length(size)
	return ok && n == 0
}

const (
	step      = 10  // points by which LibreOffice and Excel indent
	maxIndent = 250 // steps
)

// steps is an indentation in steps.
func steps(indent string) int {
	n, ok := length(indent)
	if !ok || n <= 0 {
		return 0
	}
	return int(min(n/step+0.5, maxIndent))
}
