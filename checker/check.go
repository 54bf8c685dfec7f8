package checker

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"crossfoot/checker/name"
	"crossfoot/checker/relation"
	"crossfoot/checker/says"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/table"
)

// Options say how files are checked.
type Options struct {
	Decoders   []sheets.Decoder
	Rules      []*Rule
	Relations  bool        // keep every relation in the report, not only their count
	Understood bool        // keep what is believed of each table, as Relations does too
	Names      *name.Names // nil for what similarity alone tells
	Settings   Settings
}

// Check reads one file and runs the rules over it. A file that cannot be read
// comes back with Err set and nothing else.
func Check(ctx context.Context, src sheets.Source, o Options) File {
	book, err := sheets.Open(ctx, src, o.Decoders)
	if err != nil {
		return Unreadable(src.Name, err)
	}
	file, _ := CheckBook(ctx, book, o) // says itself why there is no more
	return file
}

// CheckBook runs the rules over a workbook that has been read.
func CheckBook(ctx context.Context, book *sheets.Book, o Options) (File, error) {
	one := []Examined{ExamineBook(ctx, book, o)}
	return Join(ctx, one, o)[0], one[0].err
}

// Examined is a file that the rules for one workbook have seen, ready to be seen
// together with others.
type Examined struct {
	file File
	pass *Pass // nil if it could not be read, or there is no more to do with it
	done bool  // the record is finished
	err  error
}

// Finished is a file whose record is as it is to be: it is not seen together with others.
func Finished(f File) Examined { return Examined{file: f, done: true} }

// Alone finishes a file by itself.
func (e Examined) Alone(ctx context.Context, o Options) Examined {
	return Examined{file: Join(ctx, []Examined{e}, o)[0], done: true, err: e.err}
}

// Record is what is known of the file so far.
func (e Examined) Record() File { return e.file }

// Tables are the file's tables with their sums; none if it could not be read.
func (e Examined) Tables() []*Sums {
	if e.pass == nil {
		return nil
	}
	return e.pass.Tables
}

// Book is the file as it was read; nil if it could not be, or was let go.
func (e Examined) Book() *sheets.Book {
	if e.pass == nil {
		return nil
	}
	return e.pass.Book
}

// Found is how many findings there are in the file by itself.
func (e Examined) Found() int { return len(e.file.Findings) }

// Refused is a file that could not be read, among others that could.
func Refused(name string, err error) Examined {
	return Examined{file: Unreadable(name, err), err: err}
}

// ExamineBook runs the rules that look at one workbook.
func ExamineBook(ctx context.Context, book *sheets.Book, o Options) Examined {
	file := File{Path: book.Name, Format: book.Format, SHA256: book.SHA256, AsText: book.AsText, Notes: book.Notes}
	pass := &Pass{Book: book, Names: o.Names, ctx: ctx}
	laidOut := o.layOut(ctx, book)
	pass.Pages = o.pages(ctx, laidOut)
	for i, sheet := range book.Sheets {
		if sheet.Report {
			file.Unread = append(file.Unread, Unread{Sheet: sheet.Name, Reason: lang.New(
				"the list of findings in a marked copy", "标注副本中的核对报告，不作检查")})
		}
		for _, t := range laidOut[i].tables {
			t.sums.Index = len(pass.Tables)
			file.Unread, file.Outcomes = append(file.Unread, t.said.Unread...), append(file.Outcomes, t.said.Outcomes...)
			pass.Tables = append(pass.Tables, t.sums)
			file.addTable(t.sums, o)
		}
		for _, l := range laidOut[i].loose {
			file.addLoose(sheet, l)
		}
	}
	if o.Relations {
		for _, p := range pass.Pages {
			file.Relations = append(file.Relations, p.relations()...)
		}
	}
	for _, r := range o.Rules {
		if r.Run == nil || ctx.Err() != nil {
			continue
		}
		p := *pass
		p.Rule, p.Report = r, func(f Finding) {
			if o.Settings.grade(&f, pass.Tables) {
				file.Findings = append(file.Findings, f)
			}
		}
		p.Outcome = func(o Outcome) { file.Outcomes = append(file.Outcomes, o) }
		if err := r.Run(&p); err != nil {
			return Refused(book.Name, fmt.Errorf("%s: %w", r.ID, err))
		}
	}
	if ctx.Err() != nil {
		return Refused(book.Name, context.Cause(ctx))
	}
	for _, s := range pass.Tables {
		s.shared, s.Formulas = nil, nil // the file may be held for long
	}
	pass.Pages = nil
	return Examined{file: file, pass: pass}
}

func (f *File) addTable(s *Sums, o Options) {
	c := s.Count()
	info := Table{
		Sheet: s.Table.Sheet.Name, Range: s.Table.Range.String(), Title: s.Table.Title,
		Heads: s.Table.HeadRows, Figures: c.Figures, Checked: c.Checked,
	}
	for _, l := range s.Table.Labels {
		info.Labels = append(info.Labels, sheets.ColName(l.Col))
	}
	info.Total, info.Entities = s.lead()
	if n := c.Status[relation.Undetermined]; n > 0 && len(f.Doubtful) < doubtfulMost {
		f.Doubtful = append(f.Doubtful, s.doubtful(doubtfulMost-len(f.Doubtful))...)
	}
	if o.Relations || o.Understood {
		info.Understood = s.understood()
		if n := c.Status[relation.Undetermined]; n > 0 {
			f.Undecided = append(f.Undecided, s.undecided(min(n, undecidedMost-len(f.Undecided)))...)
		}
	}
	f.Tables = append(f.Tables, info)
	f.Counts = f.Counts.Add(Counts{
		Held: c.Status[relation.Held], Rounding: c.Status[relation.Rounding],
		Explained: c.Status[relation.Explained], Broken: c.Status[relation.Broken],
		Undetermined: c.Status[relation.Undetermined],
		Figures:      c.Figures, Checked: c.Checked,
	})
	f.addDoubtful(s.Table)
	if o.Relations {
		for _, r := range s.Relations() {
			f.Relations = append(f.Relations, s.told(r))
		}
		for _, run := range s.Runs {
			for _, step := range run.Steps {
				f.Relations = append(f.Relations, s.step(run, step))
			}
		}
	}
}

// addDoubtful says which numbers of a table have been taken for names though they may be figures.
func (f *File) addDoubtful(t *table.Table) {
	for _, c := range t.Doubtful {
		n, r := 0, sheets.Range{Left: c.Col, Right: c.Col}
		for i := range t.Rows {
			if row := t.Rows[i].Row(); t.Sheet.At(row, c.Col) != nil {
				if n++; n == 1 {
					r.Top = row
				}
				r.Bottom = row
			}
		}
		if n == 0 {
			continue
		}
		f.Counts.Figures += n
		f.Unread = append(f.Unread, Unread{Sheet: t.Sheet.Name, Range: r.String(), Reason: lang.New(
			"%d numbers taken for codes or years rather than figures, though no head says so",
			"有 %d 个数按编号或年份处理，未作为数据；表头并未说明", n)})
	}
}

// told is a relation with its claim and what it is about.
func (s *Sums) told(r relation.Relation) relation.Relation {
	row, _ := s.Cell(r.Pattern.Axis, r.Pattern.Total, r.Position)
	r.Claim, r.Item = s.Claim(r), s.Table.Item(row)
	return r
}

// lead is the line that totals most of the table's columns, or else its rows.
func (s *Sums) lead() (total string, entities []string) {
	best := s.Lead()
	if best == nil {
		return "", nil
	}
	name := func(line int) string {
		if best.Axis == relation.Across {
			return sheets.ColName(s.Table.Columns[line].Col)
		}
		return fmt.Sprint(s.Table.Rows[line].Row())
	}
	for _, l := range best.Parts {
		entities = append(entities, name(l.Index))
	}
	return name(best.Total), entities
}

// Lead is the sum that the table is about: the one that is said to be, or else the
// strongest, of its columns rather than its rows. It is nil if there is none.
func (s *Sums) Lead() *relation.Pattern {
	var best *relation.Pattern
	for _, p := range s.Patterns {
		switch {
		case p.IsLead:
			return p
		case best == nil || p.Axis < best.Axis || p.Axis == best.Axis && p.Bits > best.Bits:
			best = p
		}
	}
	return best
}

func (f *File) addLoose(sheet *sheets.Sheet, l table.Loose) {
	reason := lang.New("%d figures that form no table", "有 %d 个数不成表", l.Figures)
	switch {
	case l.Durations && !l.Adds && !totalled(sheet, l.Range):
		return // times of day, which nobody adds up
	case l.Durations:
		reason = lang.New("%d durations such as 8:30, which are not added up", "有 %d 个时长（如 8:30），未作合计检查", l.Figures)
	case l.Figures == 1:
		reason = lang.New("1 figure that forms no table", "有 1 个数不成表")
	case l.Sparse:
		reason = lang.New("%d figures scattered too widely to form a table", "有 %d 个数过于分散，不成表", l.Figures)
	}
	f.Unread = append(f.Unread, Unread{Sheet: sheet.Name, Range: l.Range.String(), Reason: reason})
	f.Counts.Figures += l.Figures
}

// totalled says whether the first or the last row of a part of a sheet has a label on its left
// that names a total.
func totalled(sheet *sheets.Sheet, part sheets.Range) bool {
	for _, row := range [...]int{part.Top, part.Bottom} {
		for col := part.Left - 1; col >= max(1, part.Left-labelsNear); col-- {
			if c := sheet.At(row, col); c != nil && c.Kind == sheets.Text && says.Total(c.Raw) {
				return true
			}
		}
	}
	return false
}

// labelsNear is how many columns left of durations a label may stand.
const labelsNear = 16

// Order sorts findings by severity, then by place, so that a report is the same
// every time.
func Order(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		if a.Severity != b.Severity {
			return int(b.Severity) - int(a.Severity)
		}
		if a.Table != b.Table {
			return a.Table - b.Table
		}
		if a.Cell.Ref != b.Cell.Ref {
			if a.Cell.Ref.Less(b.Cell.Ref) {
				return -1
			}
			return 1
		}
		return strings.Compare(a.Rule.ID, b.Rule.ID)
	})
}

// groupFindings points every finding to the primary one of the same slip.
func groupFindings(findings []Finding) {
	first := map[any]string{}
	for i := range findings {
		f := &findings[i]
		f.Group = f.ID
		if f.Slip == nil {
			continue
		}
		if id, ok := first[f.Slip]; ok {
			f.Group = id
		} else {
			first[f.Slip] = f.ID
		}
	}
}

// Unreadable is the record of a file that could not be read.
func Unreadable(name string, err error) File {
	if e, ok := errors.AsType[*sheets.Error](err); ok {
		return File{Path: name, Err: e, Locked: e.Password}
	}
	return File{Path: name, Err: lang.New("%v", "%v", err)}
}
