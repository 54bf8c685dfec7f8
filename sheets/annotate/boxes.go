package annotate

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"crossfoot/sheets"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/opc"
)

const vmlType = "application/vnd.openxmlformats-officedocument.vmlDrawing"

// VML is written by Office for Office and is not always XML, so it is searched for the
// few things that matter instead of being parsed.
var (
	idmap  = lazy.Regexp(`<o:idmap\b[^>]*\bdata=["']([0-9,]*)["']`)
	client = lazy.Regexp(`(?s)<x:ClientData\b[^>]*\bObjectType=["']Note["'].*?</x:ClientData>`)
	anchor = lazy.Regexp(`<x:Anchor>([^<]*)</x:Anchor>`)
	rowOf  = lazy.Regexp(`<x:Row>\s*(\d+)\s*</x:Row>`)
	colOf  = lazy.Regexp(`<x:Column>\s*(\d+)\s*</x:Column>`)
	ending = lazy.Regexp(`</xml\s*>\s*$`)
)

const (
	vmlSpaces = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"`
	noteShape = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
		`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
	perBlock   = 1024    // numbers of shapes
	mostBlocks = 1 << 20 // more than any workbook has
)

// boxesIn is the part of a sheet that has the boxes of its notes, a new one if it has none yet.
func (b *Book) boxesIn(s *entry, rels []opc.Rel, e *opc.Edit, top *opc.Node) (part string, err error) {
	if legacy := top.Child("legacyDrawing"); legacy != nil {
		for _, r := range rels {
			if r.ID == relID(legacy) {
				part = r.Target
			}
		}
	}
	if part != "" {
		return part, nil
	}
	part = b.draft.Fresh(b.beside("drawings/vmlDrawing%d.vml"))
	empty := `<xml` + vmlSpaces + `><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>`
	id, err := b.add(s.part, "vmlDrawing", part, vmlType, []byte(empty))
	if err != nil {
		return "", err
	}
	insertInOrder(e, top, sheetOrder, "legacyDrawing", "<"+top.Prefix()+"legacyDrawing "+b.naming(top, id)+"/>")
	return part, nil
}

// boxes draws the box of each new note and makes those of old ones longer.
func (b *Book) boxes(part string, marks []Mark, there map[string]bool, size *geometry) error {
	data, err := b.draft.Load(part)
	if err != nil {
		return err
	}
	end := ending().FindIndex(data)
	if end == nil {
		return opc.At(opc.InPart(part), opc.Damaged("the data ends in the middle", "数据中途结束"))
	}
	v := &opc.Edit{Data: data}
	var fresh []Mark
	longer := map[string]int{} // lines
	for _, m := range marks {
		if ref := (sheets.Ref{Row: m.Row, Col: m.Col}).String(); there[ref] {
			longer[ref] = 1 + m.Note.lines()
		} else {
			fresh = append(fresh, m)
		}
	}
	lengthen(v, longer)
	if len(fresh) > 0 {
		if err := b.draw(v, fresh, end[0], size); err != nil {
			return err
		}
	}
	b.draft.Store(part, v.Bytes())
	return nil
}

// draw adds a shape for each note. The numbers of shapes come in blocks, which the
// drawing lists.
func (b *Book) draw(v *opc.Edit, marks []Mark, end int, size *geometry) error {
	if err := b.countBlocks(); err != nil {
		return err
	}
	first := b.blocks + 1
	b.blocks += (len(marks) + perBlock - 1) / perBlock
	if m := idmap().FindSubmatchIndex(v.Data); m != nil {
		var blocks []string
		if m[2] < m[3] {
			blocks = append(blocks, string(v.Data[m[2]:m[3]]))
		}
		for n := first; n <= b.blocks; n++ {
			blocks = append(blocks, strconv.Itoa(n))
		}
		v.Replace(m[2], m[3], strings.Join(blocks, ","))
	}
	spaces := ""
	root, _, _ := bytes.Cut(v.Data, []byte(">"))
	for declared := range strings.FieldsSeq(vmlSpaces) {
		if !bytes.Contains(root, []byte(declared)) {
			spaces = vmlSpaces
		}
	}
	var shapes strings.Builder
	if !bytes.Contains(v.Data, []byte(`"_x0000_t202"`)) {
		shapes.WriteString(strings.Replace(noteShape, " ", spaces+" ", 1))
	}
	for i, m := range marks {
		at := size.box(m.Row, m.Col, noteWidth, noteHead+noteLine*m.Note.lines())
		fmt.Fprintf(&shapes, `<v:shape%s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
			`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>`+
			`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>`+
			`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor>`+
			`<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			spaces, first*perBlock+i+1, i+1, strings.Trim(strings.ReplaceAll(fmt.Sprint(at), " ", ", "), "[]"), m.Row-1, m.Col-1)
	}
	v.Insert(end, shapes.String())
	return nil
}

// countBlocks finds, once, which blocks of numbers the drawings of the workbook use.
func (b *Book) countBlocks() error {
	if b.blocks > 0 {
		return nil
	}
	for _, name := range b.draft.Names() {
		if !strings.HasSuffix(strings.ToLower(name), ".vml") {
			continue
		}
		data, err := b.draft.Load(name)
		if err != nil {
			return err
		}
		for _, m := range idmap().FindAllSubmatch(data, -1) {
			for block := range strings.SplitSeq(string(m[1]), ",") {
				b.blocks = max(b.blocks, min(atoi(block), mostBlocks))
			}
		}
	}
	return nil
}

// The size of a note's box in pixels.
const (
	noteWidth = 320
	noteLine  = 16
	noteHead  = 12 // for its edges
	lineRunes = 44 // that fit into one line, counted as half of a Chinese character
)

// lines is how many lines a note takes in its box.
func (n Note) lines() int {
	lines := 0
	for line := range strings.SplitSeq(n.Head+"\n"+n.Text, "\n") {
		width := 0
		for _, r := range line {
			width++
			if r >= 0x1100 {
				width++
			}
		}
		lines += 1 + max(0, width-1)/lineRunes
	}
	return lines
}

// lengthen makes the boxes of notes longer by so many lines, so that what is new in
// them can be seen.
func lengthen(v *opc.Edit, lines map[string]int) {
	if len(lines) == 0 {
		return
	}
	for _, at := range client().FindAllIndex(v.Data, -1) {
		shape := v.Data[at[0]:at[1]]
		row, col, box := rowOf().FindSubmatch(shape), colOf().FindSubmatch(shape), anchor().FindSubmatchIndex(shape)
		if row == nil || col == nil || box == nil {
			continue
		}
		more := lines[sheets.Ref{Row: atoi(string(row[1])) + 1, Col: atoi(string(col[1])) + 1}.String()]
		corners := strings.Split(string(shape[box[2]:box[3]]), ",")
		if more == 0 || len(corners) != 8 {
			continue
		}
		bottom := atoi(strings.TrimSpace(corners[6]))
		corners[6] = " " + strconv.Itoa(min(bottom+more, sheets.MaxRow-1))
		v.Replace(at[0]+box[2], at[0]+box[3], strings.Join(corners, ","))
	}
}
