package annotate

import (
	"fmt"
	"strconv"
	"strings"

	"crossfoot/sheets/opc"
)

// styles adds cell formats to the workbook's. Those there keep their numbers.
type styles struct {
	part   string
	edit   *opc.Edit
	top    *opc.Node
	fonts  *list
	fills  *list
	edges  *list
	xfs    *list
	marked map[marking]int
	looks  map[Look]int
}

// marking is a format of the workbook with another fill.
type marking struct {
	base int
	fill Fill
}

// list is one of the lists of the styles part: what is there and what is added.
type list struct {
	node  *opc.Node // nil if the part has none
	there []*opc.Node
	added []string
	known map[string]int // those added, with their numbers
}

func (l *list) add(xml string) int {
	if n, known := l.known[xml]; known {
		return n
	}
	l.added = append(l.added, xml)
	n := len(l.there) + len(l.added) - 1
	if l.known == nil {
		l.known = map[string]int{}
	}
	l.known[xml] = n
	return n
}

const (
	stylesType = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
	plainFont  = `<font><sz val="11"/><name val="Calibri"/></font>`
	plainEdge  = `<border><left/><right/><top/><bottom/><diagonal/></border>`
	plainXf    = `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`
	noFill     = `<fill><patternFill patternType="none"/></fill>`
	grayFill   = `<fill><patternFill patternType="gray125"/></fill>`
)

// openStyles reads the styles, or begins some for a workbook without.
func (b *Book) openStyles(rels []opc.Rel) (*styles, error) {
	s := &styles{marked: map[marking]int{}, looks: map[Look]int{}}
	empty := []byte(xmlHead + `<styleSheet xmlns="` + b.words.main + `"></styleSheet>`)
	for _, r := range rels {
		if r.Kind() == "styles" && !r.External {
			s.part = r.Target
		}
	}
	switch {
	case s.part == "":
		s.part = b.draft.Fresh(b.beside("styles%d.xml"))
		if _, err := b.add(b.main, "styles", s.part, stylesType, empty); err != nil {
			return nil, err
		}
	case !b.draft.Has(s.part):
		b.draft.Store(s.part, empty)
		if err := b.draft.AddType(s.part, stylesType, false); err != nil {
			return nil, err
		}
	}
	var err error
	if s.edit, s.top, err = b.draft.Edit(s.part, "styleSheet", vocabularies, nil); err != nil {
		return nil, err
	}
	s.fonts = s.list("fonts", "font", plainFont)
	s.fills = s.list("fills", "fill", noFill, grayFill)
	s.edges = s.list("borders", "border", plainEdge)
	s.xfs = s.list("cellXfs", "xf", plainXf)
	return s, nil
}

// list reads a list and makes sure that its first entries are there, which mean
// something to every program.
func (s *styles) list(name, item string, first ...string) *list {
	l := &list{node: s.top.Child(name)}
	if l.node != nil {
		l.there = l.node.Children(item)
	}
	for _, xml := range first[min(len(l.there), len(first)):] {
		l.added = append(l.added, s.own(xml))
	}
	return l
}

// mark is the format of a cell that has the base format and gets a fill.
func (s *styles) mark(base int, fill Fill) int {
	if base >= len(s.xfs.there) {
		base = 0
	}
	m := marking{base, fill}
	n, known := s.marked[m]
	if !known {
		n = s.xfs.add(s.refilled(base, s.fill(fill)))
		s.marked[m] = n
	}
	return n
}

// refilled is a format with another fill. Writing that would be light upon it is made dark.
func (s *styles) refilled(base, fill int) string {
	if base >= len(s.xfs.there) {
		return s.own(strings.Replace(plainXf, ` fillId="0"`, fmt.Sprintf(` fillId="%d" applyFill="1"`, fill), 1))
	}
	xf := s.xfs.there[base]
	e := &opc.Edit{Data: s.edit.Data[xf.From:xf.To]}
	tag := xf.Body - xf.From
	e.SetAt(0, tag, "fillId", strconv.Itoa(fill))
	e.SetAt(0, tag, "applyFill", "1")
	if font, err := strconv.Atoi(xf.Attrs["fontId"]); err == nil && font >= 0 && font < len(s.fonts.there) {
		if color := s.fonts.there[font].Child("color"); color != nil && isLight(color) {
			e.SetAt(0, tag, "fontId", strconv.Itoa(s.darkened(s.fonts.there[font], color)))
			e.SetAt(0, tag, "applyFont", "1")
		}
	}
	return string(e.Bytes())
}

// own gives the part's prefix to XML written without one.
func (s *styles) own(xml string) string { return prefixed(s.top.Prefix(), xml) }

// isLight says whether a colour of writing is hard to read on a light fill.
func isLight(color *opc.Node) bool {
	if rgb := color.Attrs["rgb"]; len(rgb) == 8 {
		n, err := strconv.ParseUint(rgb[2:], 16, 32)
		r, g, b := n>>16, n>>8&255, n&255
		return err == nil && 299*r+587*g+114*b > 180*1000
	}
	// The first of a theme's colours is that of paper; 1 and 9 are white in the old palette.
	return color.Attrs["theme"] == "0" || color.Attrs["indexed"] == "9" || color.Attrs["indexed"] == "1"
}

// darkened is a font of the workbook without its colour.
func (s *styles) darkened(font, color *opc.Node) int {
	data := s.edit.Data
	return s.fonts.add(string(data[font.From:color.From]) + string(data[color.To:font.To]))
}

func (s *styles) fill(f Fill) int {
	back := `<bgColor indexed="64"/>`
	if f.Back != "" {
		back = `<bgColor rgb="FF` + f.Back + `"/>`
	}
	return s.fills.add(s.own(`<fill><patternFill patternType="` + f.Pattern + `"><fgColor rgb="FF` + f.Color + `"/>` + back + `</patternFill></fill>`))
}

// bytes is the part with what was added.
func (s *styles) bytes() []byte {
	for _, section := range []struct {
		name string
		*list
	}{{"fonts", s.fonts}, {"fills", s.fills}, {"borders", s.edges}, {"cellXfs", s.xfs}} {
		if len(section.added) == 0 {
			continue
		}
		xml := strings.Join(section.added, "")
		count := strconv.Itoa(len(section.there) + len(section.added))
		if n := section.node; n != nil {
			s.edit.Set(n, "count", count)
			s.edit.Append(n, xml)
			continue
		}
		tag := s.top.Prefix() + section.name
		insertInOrder(s.edit, s.top, styleOrder, section.name, fmt.Sprintf(`<%s count="%s">%s</%s>`, tag, count, xml, tag))
	}
	return s.edit.Bytes()
}
