package rules

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/between"
	"crossfoot/checker/relation"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
)

var crossTableMismatch = joint("cross-table-mismatch", checker.Warning, func(j *checker.Joint) error {
	views := between.Views(j, 2)
	pairs, full := between.Candidates(views)
	for _, v := range full {
		j.Unread(v.File, checker.Unread{
			Sheet: v.Table.Sheet.Name, Range: v.Table.Range.String(),
			Reason: lang.New("compared with the %d tables that are most like it, not with all", "仅与最相近的 %d 张表作了表间核对", between.PartnerMost),
		})
	}
	x := contradictions{Joint: j, against: map[between.Cell]int{}, twins: map[between.Cell][]between.Twins{}, slips: map[any]any{}}
	misplaced := between.CompareAll(j, views, pairs, func(t between.Twins) {
		x.hear(t)
		x.hear(t.Turned())
		if !t.Equal {
			x.found = append(x.found, t)
		}
	})
	var exchanges []between.Exchange
	exchanges, x.astray, x.found = between.Opposed(x.found)
	x.blame()
	for _, c := range x.culprits {
		x.report(c, x.twins[c])
	}
	each(slices.Concat(misplaced.Exchanges, exchanges), x.reportExchange)
	each(misplaced.Copies, x.reportCopied)
	each(misplaced.Absent, x.reportAbsent)
	each(misplaced.Partial, x.lacking)
	each(misplaced.Shifted, x.reportShifted)
	each(misplaced.Unlike, x.reportUnlike)
	each(misplaced.Lacking, x.reportLacking)
	added := between.AddUp(views)
	told := map[*between.View]bool{}
	for _, s := range slices.Concat(misplaced.Scaled, added.Scaled) {
		if !told[s.Cell.View] {
			told[s.Cell.View] = true
			x.reportScaled(s)
		}
	}
	each(added.Misfits, x.reportMisfit)
	each(added.Turned, x.reportTurned)
	each(added.Twice, x.leftOut)
	return nil
})

// each reports all of some findings.
func each[T any](all []T, report func(T)) {
	for _, x := range all {
		report(x)
	}
}

// contradictions are the cells that differ from their twins in other tables.
type contradictions struct {
	*checker.Joint
	found   []between.Twins
	against map[between.Cell]int // twins that contradict a cell, less those that confirm it

	astray   map[between.Cell]between.Cell // cells that are off by the same to both sides (see between.Opposed)
	culprits []between.Cell
	twins    map[between.Cell][]between.Twins // that differ from a culprit, which is their A
	slips    map[any]any
}

// hear keeps what the second of two twins says of the first.
func (x *contradictions) hear(t between.Twins) {
	if t.Equal {
		x.against[t.A]--
	} else {
		x.against[t.A]++
	}
	if len(t.A.Breaches()) > 0 {
		value, _ := t.Says()
		x.Witness(t.A.View.File, checker.Witness{Cell: x.place(t.A, t.A), Value: value, Says: x.place(t.B, t.A)})
	}
}

// place names a cell beside another one.
func (x *contradictions) place(c, beside between.Cell) checker.Place {
	p := checker.PlaceOf(c.View.Table, c.Row, c.Col)
	if c.View.File != beside.View.File {
		p = x.In(c.View.File, p)
	}
	return p
}

// blame picks of two twins that differ the one that stands in a broken sum, or that
// more tables contradict, or that is astray, or else the later one.
func (x *contradictions) blame() {
	for _, t := range x.found {
		a, b := len(t.A.Breaches()) > 0, len(t.B.Breaches()) > 0
		if !(a && !b) && !(a == b && x.contradicted(t.A) > x.contradicted(t.B)) {
			t = t.Turned()
		}
		if x.twins[t.A] == nil {
			x.culprits = append(x.culprits, t.A)
		}
		x.twins[t.A] = append(x.twins[t.A], t)
	}
}

// contradicted is how many tables contradict a cell, less those that confirm it.
func (x *contradictions) contradicted(c between.Cell) int {
	n := x.against[c]
	if _, astray := x.astray[c]; astray {
		n++
	}
	return n
}

// report is about a cell and its twins, which differ from it.
func (x *contradictions) report(c between.Cell, twins []between.Twins) {
	t := twins[0]
	f := checker.Finding{
		Rule: x.Rule, Severity: x.Rule.Severity, Table: c.View.Index, Cell: x.place(c, c), Slip: x.slip(t),
	}
	for _, t := range twins[:min(len(twins), twinsMost)] {
		f.Related = append(f.Related, x.place(t.B, c))
	}
	other := f.Related[0]
	value, text := t.Says()
	f.Got, f.Want = f.Cell.Text, text
	f.Difference = c.Figure().Value().Sub(value).String()
	f.Arithmetic = f.Cell.Address() + " " + f.Got + " ≠ " + other.Address() + " " + other.Text
	f.Message = x.says(c, f, len(twins))
	x.Report(c.View.File, f)
}

// says is what a finding about a cell and its twins says.
func (x *contradictions) says(c between.Cell, f checker.Finding, twins int) lang.Message {
	more := lang.New("", "")
	if twins > 1 {
		more = lang.New(" (and in %[1]d more)", " 等 %[2]d 处", twins-1, twins)
	}
	other := f.Related[0]
	said := lang.New("%s", "%s", other.Text)
	if x.twins[c][0].OtherUnit() {
		said = lang.New("%s (%s in the unit of this table)", "%s（按本表单位即 %s）", other.Text, f.Want)
	}
	if to, astray := x.astray[c]; astray {
		return lang.New(
			"The same fact is %s here and %s in %s%s; %[5]s is off by as much to the other side: %[6]s may have been counted with the wrong one. Correct both, unless the other tables are wrong.",
			"同一内容此处为 %[1]s，%[3]s%[4]s 为 %[2]s；%[5]s 与其分表相差同样多，方向相反：可能有 %[6]s 记错了单位。请核对后一并改正；如另外两张表有误，请改正那两张表。",
			f.Got, said, other.Address(), more, x.place(to, c).Address(), strings.TrimPrefix(f.Difference, "-"))
	}
	if len(c.Breaches()) > 0 {
		return lang.New(
			"The same fact is %s here and %s in %s%s, and the sum here does not come out either. Correct this figure, unless the other one is wrong.",
			"同一内容此处为 %[1]s，%[3]s%[4]s 为 %[2]s，而且此处的合计也不相符。请核对并改正此处；如另一处有误，请改正另一处。",
			f.Got, said, other.Address(), more)
	}
	return lang.New(
		"The same fact is %s here and %s in %s%s. Correct the one that is wrong, or note why they differ.",
		"同一内容此处为 %[1]s，%[3]s%[4]s 为 %[2]s。请核对后改正有误的一处；确有原因的，请注明。",
		f.Got, said, other.Address(), more)
}

// twinsMost is how many other tables a finding names.
const twinsMost = 8

// slip is the same for the figures of one item that differ from another table's,
// its total and its shares, for all that differs from one cell, and for what is off by as
// much in one line: the total of all follows the item that is wrong.
func (x *contradictions) slip(t between.Twins) any {
	if breaches := t.A.Breaches(); len(breaches) > 0 {
		return t.A.View.Verdicts[breaches[0]].Primary
	}
	type pair struct {
		item between.Item
		with *between.View
	}
	if to, astray := x.astray[t.A]; astray {
		if s, ok := x.slips[to]; ok {
			return s
		}
	}
	type offset struct {
		a, b  *between.View
		along relation.Axis
		line  int
		by    string
	}
	value, _ := t.Says()
	by := t.A.Figure().Value().Sub(value).String()
	keys := []any{
		t.A,
		pair{t.A.Item(), t.B.View},
		offset{t.A.View, t.B.View, relation.Down, t.A.Col, by},
		offset{t.A.View, t.B.View, relation.Across, t.A.Row, by},
	}
	slip := any(t)
	for _, k := range keys {
		if s, ok := x.slips[k]; ok {
			slip = s
		}
	}
	for _, k := range keys {
		x.slips[k] = slip
	}
	return slip
}

// reportMisfit is about a form that adds up others, but not here.
func (x *contradictions) reportMisfit(m between.Misfit) {
	f := checker.Finding{
		Rule: x.Rule, Severity: x.Rule.Severity, Table: m.Total.View.Index,
		Cell: x.place(m.Total, m.Total), Slip: misfitSlip{m.Total.View, m.Slip},
	}
	var parts []string
	for _, p := range m.Parts {
		f.Related = append(f.Related, x.place(p, m.Total))
		parts = append(parts, p.Figure().Value().String())
	}
	got := m.Total.Figure().Value()
	f.Got, f.Want, f.Difference = got.String(), m.Sum.String(), got.Sub(m.Sum).String()
	f.Arithmetic = checker.Addition(parts) + " = " + f.Want + " ≠ " + f.Got
	f.Message = lang.New(
		"The tables that this one adds up give %s here, this one says %s: %s. Correct it, or the table that is wrong.",
		"各分表此格之和为 %s，汇总表填的是 %s，%s。请核对汇总表和各分表后改正。", f.Want, f.Got, off(f.Difference))
	if m.Lacks != nil {
		f.Message = lang.New(
			"The tables that this one adds up give %s here, this one says %s: %s. The row is missing in %s. Add it there, or correct this table.",
			"各分表此格之和为 %s，汇总表填的是 %s，%s。其中 %s 没有这一行，请在该表中补上，或改正汇总表。", f.Want, f.Got, off(f.Difference), x.table(m.Lacks, m.Total.View))
	}
	x.Report(m.Total.View.File, f)
}

// table is how a table is called beside another one.
func (x *contradictions) table(v, beside *between.View) string {
	p := checker.Place{Ref: sheets.Ref{Sheet: v.Table.Sheet.Name}}
	if v.File != beside.File {
		p = x.In(v.File, p)
	}
	return p.Address()
}

// leftOut says that a table was added up once only, as it says the same as another.
func (x *contradictions) leftOut(p between.Pair) {
	x.Unread(p.B.File, checker.Unread{
		Sheet: p.B.Table.Sheet.Name, Range: p.B.Table.Range.String(),
		Reason: lang.New(
			"all its figures are those of %[1]s: added up with the other tables once only", "所有数与 %[1]s 完全相同，与汇总表核对时只计一次", x.table(p.A, p.B)),
	})
}

// lacking says which lines of a table have been compared with no table of their own, where most
// have been.
func (x *contradictions) lacking(p between.Partial) {
	lack := p.Lack[:min(len(p.Lack), lackingNamed)]
	en, zh := strings.Join(lack, ", "), strings.Join(lack, "、")
	if len(p.Lack) > lackingNamed {
		en, zh = en+" …", zh+"……"
	}
	x.Unread(p.View.File, checker.Unread{
		Sheet: p.View.Table.Sheet.Name, Range: p.View.Table.Range.String(),
		Reason: lang.New(
			"%[2]d lines were compared with tables of their own; there is none of %[1]s", "有 %[2]d 行（列）与各自的分表作了核对；%[1]s没有可核对的分表",
			lang.Text{EN: en, ZH: zh}, p.Own),
	})
}

// lackingNamed is how many of them are named.
const lackingNamed = 10

// misfitSlip is the same for the cells of a form that are off by one slip: its totals follow
// the one that is wrong.
type misfitSlip struct {
	form *between.View
	slip string
}
