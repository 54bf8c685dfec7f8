package user

import (
	"fmt"
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/sheets/lang"
)

// Draft is a rules file in the making: what was found in some files, to be edited by
// a person. As it stands it says nothing that was not found, so that checking with
// it finds the same.
type Draft struct {
	Lang   lang.Lang
	Schema string // where the schema is; "" if nowhere

	tables   []*checker.Sums
	off      map[*checker.Sums]bool // tables of which everything is put behind #
	noRoster bool                   // the entities are not listed
	sums     map[*relation.Pattern]written
	headed   map[*checker.Sums]map[string]bool
}

// What of a table is written out.
const (
	partsShown  = 200 // parts of a sum
	asidesShown = 20  // sums behind #
)

// String is the draft as YAML.
func (d *Draft) String() string {
	var b strings.Builder
	if d.Schema != "" {
		fmt.Fprintf(&b, "# yaml-language-server: $schema=%s\n", d.Schema)
	}
	b.WriteString(d.t(draftHead))
	if roster := d.roster(); !d.noRoster && len(roster) > 0 {
		b.WriteString(d.t(draftEntities))
		for _, e := range roster {
			fmt.Fprintf(&b, "  - %s\n", scalar(e))
		}
	}
	entries, idle := d.entries()
	if len(entries) > 0 {
		b.WriteString(d.t(draftTables))
		for _, e := range entries {
			b.WriteString(e)
		}
	}
	if len(idle) > 0 {
		b.WriteString("\n# " + d.t(lang.Text{EN: "No sums were found in ", ZH: "没有找到合计关系的表："}) + oneComment(strings.Join(idle, ", ")) + "\n")
	}
	b.WriteString(d.t(draftTail))
	return b.String()
}

func (d *Draft) t(text lang.Text) string { return text.In(d.Lang) }

// roster is the names that totals across are broken down to.
func (d *Draft) roster() (out []string) {
	seen := map[string]bool{}
	for _, s := range d.tables {
		p := s.Lead()
		if p == nil || p.Axis != relation.Across {
			continue
		}
		for _, l := range p.Parts {
			head := innermost(s.Table.Columns[l.Index])
			if key := name.Key(head); key != "" && !seen[key] {
				seen[key] = true
				out = append(out, oneSpace(head))
			}
		}
	}
	return out
}

// entries are the tables, each once, and the names of those that say nothing.
func (d *Draft) entries() (entries, idle []string) {
	seen := map[string]bool{}
	var last []string
	for _, s := range d.tables {
		body := d.body(s)
		if body == "" {
			idle = append(idle, place(s.Table))
			continue
		}
		which, open := d.which(s)
		if seen[which] { // the first one describes them all
			continue
		}
		seen[which] = true
		entry := which + body
		title := ""
		if s.Table.Title != "" {
			title = "  " + s.Table.Title
		}
		entry = "  # " + oneComment(place(s.Table)+title) + "\n" + entry
		if open { // what could be taken for other tables stands behind what could not
			last = append(last, entry)
		} else {
			entries = append(entries, entry)
		}
	}
	return append(entries, last...), idle
}

// which tells a table from the others: by its sheet, its title, and heads that are
// not in all others of the sheet. open says that others of the sheet match as well.
func (d *Draft) which(s *checker.Sums) (entry string, open bool) {
	b := "  - sheet: " + scalar(s.Table.Sheet.Name) + "\n"
	var rivals []*checker.Sums
	for _, o := range d.tables {
		if o != s && squeeze(o.Table.Sheet.Name) == squeeze(s.Table.Sheet.Name) {
			rivals = append(rivals, o)
		}
	}
	alike := func(o *checker.Sums) bool { return squeeze(o.Table.Title) == squeeze(s.Table.Title) }
	if s.Table.Title != "" && slices.ContainsFunc(rivals, func(o *checker.Sums) bool { return !alike(o) }) {
		b += "    title: " + scalar(oneSpace(s.Table.Title)) + "\n"
		rivals = slices.DeleteFunc(rivals, func(o *checker.Sums) bool { return !alike(o) })
	}
	var heads []string
	for _, c := range s.Table.Columns {
		key := name.Key(innermost(c))
		lacks := func(o *checker.Sums) bool { return !d.heads(o)[key] }
		if key != "" && slices.ContainsFunc(rivals, lacks) {
			heads = append(heads, scalar(oneSpace(innermost(c))))
			rivals = slices.DeleteFunc(rivals, lacks)
		}
	}
	if len(heads) > 0 {
		b += "    header: [" + strings.Join(heads, ", ") + "]\n"
	}
	return b, len(rivals) > 0
}

// heads are the keys of a table's heads.
func (d *Draft) heads(s *checker.Sums) map[string]bool {
	if d.headed[s] == nil {
		d.headed[s] = map[string]bool{}
		for _, c := range slices.Concat(s.Table.Columns, others(s.Table)) {
			d.headed[s][name.Key(innermost(c))], d.headed[s][name.Key(c.Name())] = true, true
		}
	}
	return d.headed[s]
}

// body is what is known of a table.
func (d *Draft) body(s *checker.Sums) string {
	var b, aside strings.Builder
	var relations []string
	asides := 0
	lead := s.Lead()
	doubtful := d.doubtful(s)
	for _, p := range s.Patterns {
		if _, example := s.Outcomes(p); example < 0 {
			continue // it comes to nothing anywhere
		}
		w := d.sums[p]
		switch {
		case doubtful[line{p.Axis, p.Total}]:
			if asides++; asides <= asidesShown {
				fmt.Fprintf(&aside, "    #   - %s\n", oneComment(d.byPlace(s, p, w.text)))
			}
		case p == lead && p.Axis == relation.Across && !slices.ContainsFunc(p.Parts, func(l relation.Line) bool { return l.Weight < 0 }):
			var entities []string
			for _, part := range w.sum.parts {
				entities = append(entities, scalar(part.name))
			}
			fmt.Fprintf(&b, "    total: %s\n    entities: [%s]\n", scalar(w.sum.total), strings.Join(entities, ", "))
		default:
			relations = append(relations, w.text)
		}
	}
	if len(relations) > 0 {
		b.WriteString("    relations:\n")
		for _, r := range relations {
			fmt.Fprintf(&b, "      - %s\n", scalar(r))
		}
	}
	if asides > 0 {
		b.WriteString("    # " + d.t(lang.Text{
			EN: "Found too, but not in every line, or in lines without a name of their own:",
			ZH: "另外找到的合计关系，并非处处成立，或者所在行列没有可区分的名称：",
		}) + "\n" + aside.String())
		if more := asides - asidesShown; more > 0 {
			b.WriteString("    #   " + lang.New("… and %d more", "……另有 %d 个", more).In(d.Lang) + "\n")
		}
	}
	return b.String()
}

// line is one line of a table.
type line struct {
	axis  relation.Axis
	index int
}

// doubtful are the totals of which not everything can be stated: what is stated of a
// total stands in the place of all that was found of it.
func (d *Draft) doubtful(s *checker.Sums) map[line]bool {
	out := map[line]bool{}
	for _, p := range s.Patterns {
		if d.off[s] || !d.sums[p].steady {
			out[line{p.Axis, p.Total}] = true
		}
	}
	return out
}
