package spreadsheetml

import (
	"cmp"
	"strconv"

	"crossfoot/sheets"
	"crossfoot/sheets/numfmt"
	"crossfoot/sheets/opc"
)

// styles are the styles of a file.
type styles struct {
	looks map[string]look
	set   sheets.StyleSet   // those that cells have
	cells map[string]uint32 // where each is in the set, by its ID
}

// look is what a style states itself. What it does not state is its parent's.
type look struct{ parent, format, bold, indent string }

// usual is the ID of the style that all others rest on.
const usual = "Default"

func newStyles(limits sheets.Limits) styles {
	return styles{looks: map[string]look{}, set: sheets.NewStyleSet(limits.Spans), cells: map[string]uint32{}}
}

func (d *reader) readStyle() error {
	if string(d.x.Name) != "Style" {
		return d.x.Skip()
	}
	id, err := d.attr("ID")
	if err != nil {
		return err
	}
	var l look
	if l.parent, err = d.attr("Parent"); err != nil {
		return err
	}
	if len(d.styles.looks) == d.limits.Spans {
		return sheets.TooManyStyles(d.limits.Spans)
	}
	err = d.x.Children(func() error {
		switch string(d.x.Name) {
		case "Alignment":
			l.indent, err = d.attr("Indent")
		case "Font":
			l.bold, err = d.attr("Bold")
			l.bold = cmp.Or(l.bold, "0")
		case "NumberFormat":
			l.format, err = d.attr("Format")
			l.format = cmp.Or(l.format, numfmt.General)
		}
		if err != nil {
			return err
		}
		return d.x.Skip()
	})
	d.styles.looks[id] = l
	return err
}

// index is where the style with an ID is among those that cells have.
func (s *styles) index(id string) (uint32, error) {
	if at, known := s.cells[id]; known {
		return at, nil
	}
	if _, stated := s.looks[id]; !stated && id != usual {
		return 0, opc.Damaged("the style %q is missing", "缺少样式 %q", opc.Clip([]byte(id)))
	}
	at, err := s.set.Keep(s.style(id))
	s.cells[id] = at
	return at, err
}

const (
	generations = 32  // how far back a style looks for what it does not state itself
	maxIndent   = 250 // the deepest that Excel indents
)

// style puts together what a style, its parents and the usual one state.
func (s *styles) style(id string) sheets.Style {
	var sum look
	for n := range generations {
		l := s.looks[id]
		sum.format, sum.bold, sum.indent = cmp.Or(sum.format, l.format), cmp.Or(sum.bold, l.bold), cmp.Or(sum.indent, l.indent)
		if id == usual {
			break
		}
		if id = cmp.Or(l.parent, usual); n == generations-2 {
			id = usual
		}
	}
	style := numfmt.Read(code(sum.format))
	style.Bold = opc.Truth(sum.bold)
	if indent, err := strconv.Atoi(sum.indent); err == nil && indent > 0 {
		style.Indent = min(indent, maxIndent)
	}
	return style
}

// code is the code of a number format, which may be given by one of the names that
// Excel knows formats by, whatever its language.
func code(format string) string {
	if id, known := builtin[format]; known {
		return numfmt.Builtin(id)
	}
	return cmp.Or(spelled[format], format)
}

var (
	builtin = map[string]int{
		"General Date": 22, "Long Date": 31, "Medium Date": 15, "Short Date": 14,
		"Long Time": 21, "Medium Time": 18, "Short Time": 20,
		"Currency": 8, "Fixed": 2, "Standard": 4, "Percent": 10, "Scientific": 11,
	}
	spelled = map[string]string{
		"General Number": numfmt.General, "Euro Currency": `"€"#,##0.00;[Red]-"€"#,##0.00`,
		"Yes/No": `"Yes";"Yes";"No"`, "True/False": `"True";"True";"False"`, "On/Off": `"On";"On";"Off"`,
	}
)
