package checker

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"crossfoot/checker/relation"
	"crossfoot/checker/says"
	"crossfoot/checker/suspect"
	"crossfoot/sheets"
	"crossfoot/sheets/lazy"
	"crossfoot/sheets/table"
)

// This file finds tables that go on on the next pages or sheets, below the same heads, or at the
// right of the same sheet, and what their rows come to together.

// Pages is a table that goes on elsewhere: all of it laid out as one, whose rows are those of
// its parts.
type Pages struct {
	*Sums // of all; its places are made up: see Placed
	pages *relation.Pages
	parts []*Sums
}

// continued is what stands above a part of a table that is not the first.
var continued = lazy.Regexp(`(?i)续表|續表|[(（][续續]|^\s*[续續]|[续續]\s*$|\bcont(?:inued|['’]?d|\.)`)

// pagesMost is how many pages a table may have.
const pagesMost = 500

// pages finds the tables of a file that go on on the sheets behind them, or beside themselves, of
// all that are laid out.
func (o Options) pages(ctx context.Context, laidOut []laidOut) (out []*Pages) {
	var run []*Sums
	said, folded := true, false
	end := func() {
		if len(run) > 1 && len(run) <= pagesMost {
			if p := o.join(ctx, run, said, folded); p != nil {
				out = append(out, p)
			}
		}
		run, said, folded = nil, true, false
	}
	for _, sheet := range laidOut {
		for i, t := range byRows(sheet.tables) {
			beside := len(run) > 0 && i > 0 && t.sums.Table.Beside(run[len(run)-1].Table)
			if n := len(run); n == 0 || i > 0 && !beside || !run[n-1].Table.GoesOn(t.sums.Table) {
				end()
			} else if word := saysContinued(t.sums.Table); !word && closes(run[n-1].Table) {
				end()
			} else {
				said, folded = said && word, folded || beside
			}
			run = append(run, t.sums)
		}
	}
	end()
	return out
}

// byRows are the tables of a sheet from top to bottom, those that begin in one row from left to
// right.
func byRows(tables []described) []described {
	return slices.SortedStableFunc(slices.Values(tables), func(a, b described) int {
		x, y := a.sums.Table.Range, b.sums.Table.Range
		return cmp.Or(cmp.Compare(x.Top, y.Top), cmp.Compare(x.Left, y.Left))
	})
}

// saysContinued says whether a word above a table, or the name of its sheet, says so.
func saysContinued(t *table.Table) bool {
	return continued().MatchString(t.Title) || continued().MatchString(t.Sheet.Name)
}

// closes says whether the last row of a table is called a total: what follows is another table,
// unless somebody says otherwise.
func closes(t *table.Table) bool {
	return len(t.Rows) == 0 || !says.Ordinary(t.Rows[len(t.Rows)-1].Label)
}

// join makes one table of several, each of which may go on in the next, if the figures show
// that they are one. What single parts claim of its totals is taken back.
func (o Options) join(ctx context.Context, parts []*Sums, said, folded bool) *Pages {
	if first, last := parts[0].Table, parts[len(parts)-1].Table; !said && !closes(last) && says.Ordinary(first.Rows[0].Label) {
		return nil // nothing is called a total
	}
	tables, analyses := make([]*table.Table, len(parts)), make([]*relation.Analysis, len(parts))
	for i, s := range parts {
		tables[i], analyses[i] = s.Table, s.Analysis
	}
	whole := o.Settings.Marks.Join(ctx, tables)
	if whole == nil {
		return nil
	}
	found := relation.NewPages(relation.Stated{}.Find(ctx, whole), analyses)
	if ctx.Err() != nil || !found.Proven(said, folded) {
		return nil
	}
	p := &Pages{Sums: &Sums{Analysis: found.Analysis}, pages: found, parts: parts}
	p.Verdicts = suspect.Name(ctx, found.Analysis, found.Reported())
	for _, page := range found.Settle() {
		parts[page].Verdicts = suspect.Name(ctx, analyses[page], analyses[page].Reported())
	}
	p.passOn()
	return p
}

// passOn tells the pages which of their cells are suspected when sums that span pages are looked
// at as well.
func (p *Pages) passOn() {
	for _, b := range p.Reported() {
		page, own := p.onPage(b)
		if own == nil || page.Scale() != p.Scale() {
			continue
		}
		v := page.Verdicts[own]
		var suspects []suspect.Suspect
		for _, x := range p.Verdicts[b].Suspects {
			n, row := p.pages.At(x.Row)
			col := page.Table.Column(p.Table, x.Col)
			if p.parts[n] != page || col < 0 {
				suspects = nil
				break
			}
			x.Row, x.Col = row, col
			suspects = append(suspects, x)
		}
		if len(suspects) > 0 {
			v.Suspects = suspects
			page.Verdicts[own] = v
		}
	}
}

// onPage is the breach of a single page that one of the whole is, if it is one.
func (p *Pages) onPage(b *relation.Breach) (page *Sums, own *relation.Breach) {
	row, col := p.Cell(b.Pattern.Axis, b.Pattern.Total, b.Position)
	n, row := p.pages.At(row)
	page = p.parts[n]
	if col = page.Table.Column(p.Table, col); col < 0 || p.pages.Spans(b.Pattern) {
		return page, nil
	}
	for _, x := range page.Reported() {
		if r, c := page.Cell(x.Pattern.Axis, x.Pattern.Total, x.Position); x.Pattern.Axis == b.Pattern.Axis && r == row && c == col {
			return page, x
		}
	}
	return page, nil
}

// Spanning are the breaches to be reported of sums that span pages.
func (p *Pages) Spanning() (out []*relation.Breach) {
	for _, b := range p.Reported() {
		if p.pages.Spans(b.Pattern) {
			out = append(out, b)
		}
	}
	return out
}

// Last is the last of the pages, below which the notes stand.
func (p *Pages) Last() *Sums { return p.parts[len(p.parts)-1] }

// at is the page on which a row of the made-up sheet stands, and which row of the page it is.
func (p *Pages) at(row int) (page *Sums, own int) {
	rows := p.Table.Rows
	i := sort.Search(len(rows), func(i int) bool { return rows[i].Row() >= row })
	n, own := p.pages.At(min(i, len(rows)-1))
	return p.parts[n], own
}

// ref is where a figure of the made-up sheet stands in the file.
func (p *Pages) ref(at sheets.Ref) sheets.Ref {
	page, own := p.at(at.Row)
	t := page.Table
	return sheets.Ref{Sheet: t.Sheet.Name, Row: t.Rows[own].Row(), Col: at.Col - p.Table.Range.Left + t.Range.Left}
}

// Placed is a finding about the whole with the places of the file.
func (p *Pages) Placed(f Finding) Finding {
	page, _ := p.at(f.Cell.Ref.Row)
	f.Table = page.Index
	f.Cell.Ref = p.ref(f.Cell.Ref)
	for i := range f.Related {
		f.Related[i].Ref = p.ref(f.Related[i].Ref)
	}
	for i := range f.Suspects {
		f.Suspects[i].Cell.Ref = p.ref(f.Suspects[i].Cell.Ref)
	}
	if b, ok := f.Slip.(*relation.Breach); ok {
		f.Slip = p.slip(b)
	}
	return f
}

// slip is what stands for a slip in the findings about a single page, if there are any.
func (p *Pages) slip(primary *relation.Breach) any {
	for _, b := range p.Reported() {
		if p.Verdicts[b].Primary != primary {
			continue
		}
		if page, own := p.onPage(b); own != nil {
			return page.Verdicts[own].Primary
		}
	}
	return primary
}

// relations are those that span pages, with the places of the file.
func (p *Pages) relations() (out []relation.Relation) {
	for _, r := range p.pages.Spanning() {
		r = p.told(r)
		r.Total = p.ref(r.Total)
		for i := range r.Parts {
			r.Parts[i].Ref = p.ref(r.Parts[i].Ref)
		}
		out = append(out, r)
	}
	return out
}
