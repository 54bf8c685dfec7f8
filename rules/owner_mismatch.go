package rules

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/checker/prose"
	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/table"
)

var ownerMismatch = joint("owner-mismatch", checker.Info, func(j *checker.Joint) error {
	var all []ownership
	agree := map[ownerColumn]bool{}
	for _, m := range j.Prose.Matches {
		if !m.Same {
			continue
		}
		for _, said := range m.Said {
			if c, ok := columnOf(m.Table.Table, said.Key); ok {
				o := ownership{Match: m, said: said, in: ownerColumn{m.Table.File, m.Table.Index, c.Col}}
				o.text, o.at = m.Table.Table.Word(m.Row, c)
				o.differs = differ(j.Names, said.Names, prose.Names(figure.Fold(o.text)))
				agree[o.in] = agree[o.in] || !o.differs
				all = append(all, o)
			}
		}
	}
	done := map[ownerCell]bool{}
	for _, o := range all {
		// A head may only be called alike: 单位 for what things are counted in. That it is
		// about the same, some row must show in which both say the same.
		if c := (ownerCell{o.in, o.at}); o.differs && agree[o.in] && !done[c] {
			done[c] = true
			reportOwner(j, o)
		}
	}
	return nil
})

// ownership is what a text says of an item's owner, and what the table says.
type ownership struct {
	prose.Match
	said    prose.Said
	in      ownerColumn
	text    string
	at      sheets.Ref
	differs bool
}

// ownerColumn is a column that may say who is responsible.
type ownerColumn struct{ file, table, col int }

// ownerCell is a cell of one; several rows may share it.
type ownerCell struct {
	in ownerColumn
	at sheets.Ref
}

// columnOf is the column of a table that says what a statement of the text says: the
// one whose head is its key, or holds it.
func columnOf(t *table.Table, key string) (table.Column, bool) {
	key = name.Key(key)
	for _, c := range slices.Concat(t.Words, t.Labels) {
		if head := name.Key(c.Name()); head != "" && (head == key || strings.Contains(head, key) || strings.Contains(key, head)) {
			return c, true
		}
	}
	return table.Column{}, false
}

// differ says whether two lists name different units. A list that names none of its
// own, 各县区, differs from no other.
func differ(names *name.Names, a, b []string) bool {
	if len(a) == 0 || len(b) == 0 || slices.ContainsFunc(slices.Concat(a, b), collective) {
		return false
	}
	return lacks(names, a, b) || lacks(names, b, a)
}

// lacks says whether a names a unit that b does not.
func lacks(names *name.Names, a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool {
		return !slices.ContainsFunc(b, func(y string) bool { return names.Same(x, y) })
	})
}

// collective says whether a name stands for units that it does not name.
func collective(s string) bool {
	s = strings.ToLower(s)
	for _, word := range []string{"各", "相关", "有关", "全体", "所有", "等"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	words := strings.Fields(s)
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.Contains([]string{"all", "each", "every", "relevant", "other", "others", "etc"}, w)
	})
}

func reportOwner(j *checker.Joint, o ownership) {
	m, said, text, at := o.Match, o.said, o.text, o.at
	says := paragraph(j, m)
	says.Ref, says.Text = said.Para.Ref(), said.Key+": "+strings.Join(said.Names, ", ")
	f := checker.Finding{
		Rule: j.Rule, Severity: j.Rule.Severity, Table: m.Table.Index,
		Cell: checker.Place{
			Ref: at, Text: text, Item: m.Table.Table.Item(m.Row), Serial: m.Table.Table.Serial(m.Row), Entity: said.Key,
		},
		Related: []checker.Place{says},
		Got:     text, Want: strings.Join(said.Names, ", "),
	}
	f.Arithmetic = f.Got + " ≠ " + f.Want
	list := lang.Text{EN: f.Want, ZH: strings.Join(said.Names, "、")}
	f.Message = lang.New(
		"The table names %[1]s here, the text %[2]s (%[3]s). If they are the same, declare so in the rules file; otherwise correct one of them.",
		"表中此处为“%[1]s”，正文为“%[2]s”（%[3]s）。如为同一单位，可在规则文件中写明别名；否则请改正其中一处。", f.Got, list, says.Address())
	j.Report(m.Table.File, f)
}
