package checker

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"crossfoot/checker/relation"
	"crossfoot/checker/suspect"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/table"
)

// Options say how files are checked.
type Options struct {
	Decoders  []sheets.Decoder
	Rules     []*Rule
	Relations bool // keep every relation in the report, not only their count
}

// Check reads one file and runs the rules over it. A file that cannot be read
// comes back with Err set and nothing else.
func Check(src sheets.Source, o Options) File {
	book, err := sheets.Open(src, o.Decoders)
	if err != nil {
		return Unreadable(src.Name, err)
	}
	file, err := CheckBook(book, o)
	if err != nil {
		return Unreadable(src.Name, err)
	}
	return file
}

// CheckBook runs the rules over a workbook that has been read.
func CheckBook(book *sheets.Book, o Options) (File, error) {
	file := File{Path: book.Name, Format: book.Format, SHA256: book.SHA256}
	pass := Pass{Book: book, Report: func(f Finding) { file.Findings = append(file.Findings, f) }}
	for _, sheet := range book.Sheets {
		tables, loose := table.Find(book, sheet)
		for _, t := range tables {
			a := relation.Find(t)
			s := &Sums{Analysis: a, Index: len(pass.Tables)}
			s.Verdicts = suspect.Name(a, a.Reported())
			pass.Tables = append(pass.Tables, s)
			file.addTable(s, o.Relations)
		}
		for _, l := range loose {
			file.addLoose(sheet, l)
		}
	}
	for _, r := range o.Rules {
		p := pass
		p.Rule = r
		if err := r.Run(&p); err != nil {
			return File{}, fmt.Errorf("%s: %w", r.ID, err)
		}
	}
	order(file.Findings)
	AssignIDs(file.Findings, file.Path)
	groupFindings(file.Findings)
	return file, nil
}

func (f *File) addTable(s *Sums, keep bool) {
	c := s.Count()
	info := Table{
		Sheet: s.Table.Sheet.Name, Range: s.Table.Range.String(), Title: s.Table.Title,
		Figures: c.Figures, Checked: c.Checked,
	}
	info.Total, info.Entities = s.lead()
	if keep {
		info.Understood = s.understood()
	}
	f.Tables = append(f.Tables, info)
	f.Counts = f.Counts.Add(Counts{
		Held: c.Status[relation.Held], Rounding: c.Status[relation.Rounding],
		Explained: c.Status[relation.Explained], Broken: c.Status[relation.Broken],
		Undetermined: c.Status[relation.Undetermined],
		Figures:      c.Figures, Checked: c.Checked,
	})
	if keep {
		for _, r := range s.Relations() {
			row, _ := s.Cell(r.Pattern.Axis, r.Pattern.Total, r.Position)
			r.Claim, r.Item = s.Claim(r), s.Table.Rows[row].Item
			f.Relations = append(f.Relations, r)
		}
	}
}

// lead is the line that totals most of the table's columns, or else its rows.
func (s *Sums) lead() (total string, entities []string) {
	var best *relation.Pattern
	for _, p := range s.Patterns {
		if best == nil || p.Axis < best.Axis || p.Axis == best.Axis && p.Bits > best.Bits {
			best = p
		}
	}
	if best == nil {
		return "", nil
	}
	name := func(line int) string {
		if best.Axis == relation.Across {
			return sheets.ColName(s.Table.Columns[line].Col)
		}
		return fmt.Sprint(s.Table.Rows[line].Row)
	}
	for _, l := range best.Parts {
		entities = append(entities, name(l.Index))
	}
	return name(best.Total), entities
}

func (f *File) addLoose(sheet *sheets.Sheet, l table.Loose) {
	reason := lang.New("%d figures that form no table", "有 %d 个数不成表", l.Figures)
	if l.Sparse {
		reason = lang.New("%d figures scattered too widely to form a table", "有 %d 个数过于分散，不成表", l.Figures)
	}
	f.Unread = append(f.Unread, Unread{Sheet: sheet.Name, Range: l.Range.String(), Reason: reason})
	f.Counts.Figures += l.Figures
}

// order sorts findings by severity, then by place, so that a report is the same
// every time.
func order(findings []Finding) {
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
	var e *sheets.Error
	if errors.As(err, &e) {
		return File{Path: name, Err: e}
	}
	return File{Path: name, Err: lang.New("%v", "%v", err)}
}
