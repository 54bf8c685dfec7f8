package annotate

import (
	"slices"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// Mark gives cells of a sheet their fills and notes. It is for each sheet called once;
// a sheet that the workbook does not have gets nothing. The cells that keep a
// conversation instead of our note come back.
func (b *Book) Mark(sheet string, marks []Mark) (left []sheets.Ref, err error) {
	i := slices.IndexFunc(b.sheets, func(s entry) bool { return s.name == sheet && s.kind == "worksheet" })
	if i < 0 || len(marks) == 0 {
		return nil, nil
	}
	s := &b.sheets[i]
	marks = slices.Clone(marks)
	slices.SortFunc(marks, byPlace)
	var filled, noted []Mark
	for _, m := range marks {
		if m.Fill != (Fill{}) {
			filled = append(filled, m)
		}
		if m.Note != (Note{}) {
			noted = append(noted, m)
		}
	}
	data, err := b.draft.Load(s.part)
	if err != nil {
		return nil, err
	}
	c := &cells{edit: &opc.Edit{Data: data}, styles: b.styles, marks: filled}
	top, err := opc.Parse(data, "worksheet", vocabularies, c.own)
	if err != nil {
		return nil, opc.At(opc.InPart(s.part), err)
	}
	enlarge(c.edit, top, filled)
	if len(noted) > 0 {
		if left, err = b.notes(s, c.edit, top, noted, &c.size); err != nil {
			return nil, err
		}
	}
	if c.edit.Changed() {
		b.draft.Store(s.part, c.edit.Bytes())
	}
	return left, nil
}

// enlarge extends the range that the sheet says it fills.
func enlarge(e *opc.Edit, top *opc.Node, marks []Mark) {
	n := top.Child("dimension")
	if n == nil {
		return
	}
	r, ok := sheets.ParseRange(n.Attrs["ref"])
	if !ok {
		return
	}
	before := r
	for _, m := range marks {
		r.Top, r.Left = min(r.Top, m.Row), min(r.Left, m.Col)
		r.Bottom, r.Right = max(r.Bottom, m.Row), max(r.Right, m.Col)
	}
	if r != before {
		e.Set(n, "ref", r.String())
	}
}
