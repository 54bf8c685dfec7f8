package annotate

import (
	"fmt"
	"strconv"
	"strings"

	"crossfoot/sheets/opc"
)

// Look is how a cell of a Page looks.
type Look struct {
	Font   string  // its name
	Size   float64 // in points
	Bold   bool
	Color  string // of the writing, as in 0563C1; "" for black
	Line   bool   // under the writing, as links have it
	Fill   Fill
	Border string // colour of a thin line around; "" for none
	Across string // "center" or "right"; "" for the left
	Middle bool   // in the middle of the row's height, not at its top
	Wrap   bool   // breaks lines

	number bool // of the cell; the others stay texts when somebody edits them, even with = in front
}

// look is the format of a cell that looks like this.
func (s *styles) look(l Look) int {
	if n, known := s.looks[l]; known {
		return n
	}
	var xf strings.Builder
	fmt.Fprintf(&xf, `<xf numFmtId="0" fontId="%d"`, s.font(l))
	fill, edge := 0, 0
	if l.Fill != (Fill{}) {
		fill = s.fill(l.Fill)
	}
	if l.Border != "" {
		edge = s.border(l.Border)
	}
	fmt.Fprintf(&xf, ` fillId="%d" borderId="%d"`, fill, edge)
	if s.top.Child("cellStyleXfs") != nil {
		xf.WriteString(` xfId="0"`)
	}
	if !l.number {
		xf.WriteString(` quotePrefix="1"`)
	}
	xf.WriteString(` applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment`)
	if l.Across != "" {
		xf.WriteString(` horizontal="` + l.Across + `"`)
	}
	vertical := "top"
	if l.Middle {
		vertical = "center"
	}
	xf.WriteString(` vertical="` + vertical + `"`)
	if l.Wrap {
		xf.WriteString(` wrapText="1"`)
	}
	xf.WriteString(`/></xf>`)
	n := s.xfs.add(s.own(xf.String()))
	s.looks[l] = n
	return n
}

func (s *styles) font(l Look) int {
	var b strings.Builder
	b.WriteString("<font>")
	if l.Bold {
		b.WriteString("<b/>")
	}
	if l.Line {
		b.WriteString("<u/>")
	}
	b.WriteString(`<sz val="` + strconv.FormatFloat(l.Size, 'f', -1, 64) + `"/>`)
	if l.Color != "" {
		b.WriteString(`<color rgb="FF` + l.Color + `"/>`)
	}
	b.WriteString(`<name val="` + opc.Escape(l.Font) + `"/></font>`)
	return s.fonts.add(s.own(b.String()))
}

func (s *styles) border(color string) int {
	var b strings.Builder
	b.WriteString("<border>")
	for _, side := range []string{"left", "right", "top", "bottom"} {
		fmt.Fprintf(&b, `<%s style="thin"><color rgb="FF%s"/></%s>`, side, color, side)
	}
	b.WriteString("<diagonal/></border>")
	return s.edges.add(s.own(b.String()))
}
