package web

import (
	"bytes"
	"encoding/json"

	"crossfoot/checker"
	"crossfoot/checker/report"
)

// The structs below are what the page is given (format=page), field by field and in
// its order, besides the sheets, which are written by themselves. A file is named by
// its index in the report's files.

type pageWords struct {
	Titles  map[string]string `json:"titles"`  // of rules, by their ids
	Whys    map[string]string `json:"whys"`    // why a cell is suspected, by the reason's id
	Doubts  []string          `json:"doubts"`  // of the files: why nothing was checked in one; "" if something was
	Summary [][2]string       `json:"summary"` // label and text
}

type pageTable struct {
	File    int        `json:"file"`
	Table   int        `json:"table"` // index into the file's tables
	Sums    []pageSum  `json:"sums"`
	Columns []pageLine `json:"columns"` // that stand in no sum
	Rows    []pageLine `json:"rows"`
}

type pageSum struct {
	Across       bool       `json:"across"` // the lines are columns, and every row is an instance
	Total        pageLine   `json:"total"`
	Parts        []pageLine `json:"parts"`
	Held         int        `json:"held"`
	Rounding     int        `json:"rounding"`
	Explained    int        `json:"explained"`
	Broken       int        `json:"broken"`
	Undetermined int        `json:"undetermined"`
	Example      string     `json:"example"`
	Place        string     `json:"place"`    // of the example
	Text         string     `json:"text"`     // in each row: D Total = E North + F South
	Outcomes     string     `json:"outcomes"` // 60 hold, 1 do not
	Why          string     `json:"why"`      // a formula says so, the figures agree
}

type pageLine struct {
	Name   string `json:"name"`
	Label  string `json:"label"`
	Weight int    `json:"weight,omitempty"` // as a part
}

type pageUnread struct {
	File   int    `json:"file"`
	Sheet  string `json:"sheet"`
	Range  string `json:"range"`
	Reason string `json:"reason"`
}

// pageUndecided is a sum that cannot be decided.
type pageUndecided struct {
	File  int    `json:"file"`
	Sheet string `json:"sheet"`
	Ref   string `json:"ref"`
	Claim string `json:"claim"` // 60 ? 27 + 34
	Item  string `json:"item"`
}

// undecidedMost is how many of them are listed, over all files.
const undecidedMost = 200

// page writes what the page shows, with at most so many cells.
func (c *checked) page(out *bytes.Buffer, cells int) error {
	out.WriteString(`{"report":`)
	if err := report.JSON(out, c.report, c.options()); err != nil {
		return err
	}
	for _, part := range []struct {
		name  string
		value any
	}{{"", c.words()}, {"understood", c.understood()}, {"unread", c.unread()}, {"undecided", c.undecided()}} {
		data, err := json.Marshal(part.value)
		if err != nil {
			return err
		}
		out.WriteByte(',')
		if part.name == "" { // its fields stand among the others
			out.Write(data[1 : len(data)-1])
			continue
		}
		out.WriteString(`"` + part.name + `":`)
		out.Write(data)
	}
	out.WriteString(`,"sheets":[`)
	w := sheetWriter{out: out, left: cells}
	for i, book := range c.books {
		if book != nil {
			w.book(i, book)
		}
	}
	out.WriteString("]}\n")
	return nil
}

func (c *checked) words() pageWords {
	say := report.In(c.lang)
	words := pageWords{Titles: map[string]string{}, Whys: map[string]string{}, Doubts: []string{}, Summary: [][2]string{}}
	for _, r := range c.report.Rules {
		words.Titles[r.ID] = r.Title().In(c.lang)
	}
	for _, line := range say.Summary(c.report) {
		words.Summary = append(words.Summary, [2]string{line.Label, line.Text})
	}
	for i := range c.report.Files {
		doubt := ""
		if c.report.Files[i].Err == nil {
			doubt = say.Doubt(&c.report.Files[i])
		}
		words.Doubts = append(words.Doubts, doubt)
		for _, x := range report.Sorted(&c.report.Files[i]) { // as the report has them
			for _, s := range x.Suspects {
				words.Whys[s.Why.ID] = s.Why.Text.In(c.lang)
			}
		}
	}
	return words
}

func (c *checked) understood() []pageTable {
	say, all := report.In(c.lang), []pageTable{}
	for i := range c.report.Files {
		for j, t := range c.report.Files[i].Tables {
			if t.Understood == nil {
				continue
			}
			p := pageTable{File: i, Table: j, Sums: []pageSum{}, Columns: lines(t.Understood.Columns, false), Rows: lines(t.Understood.Rows, false)}
			for k := range t.Understood.Sums {
				s := &t.Understood.Sums[k]
				p.Sums = append(p.Sums, pageSum{
					Across: s.Across, Total: line(s.Total, false), Parts: lines(s.Parts, true),
					Held: s.Counts.Held, Rounding: s.Counts.Rounding, Explained: s.Counts.Explained, Broken: s.Counts.Broken, Undetermined: s.Counts.Undetermined,
					Example: s.Example, Place: s.Place.String(), Text: say.Equation(s), Outcomes: say.Outcomes(s.Counts), Why: say.Reasons(s),
				})
			}
			all = append(all, p)
		}
	}
	return all
}

func line(l checker.Line, part bool) pageLine {
	p := pageLine{Name: l.Name, Label: l.Label}
	if part {
		p.Weight = l.Weight
	}
	return p
}

func lines(all []checker.Line, part bool) []pageLine {
	out := []pageLine{}
	for _, l := range all {
		out = append(out, line(l, part))
	}
	return out
}

func (c *checked) unread() []pageUnread {
	all := []pageUnread{}
	for i := range c.report.Files {
		for _, u := range c.report.Files[i].Unread {
			all = append(all, pageUnread{File: i, Sheet: u.Sheet, Range: u.Range, Reason: u.Reason.In(c.lang)})
		}
	}
	return all
}

func (c *checked) undecided() []pageUndecided {
	all := []pageUndecided{}
	for i := range c.report.Files {
		for _, r := range c.report.Files[i].Undecided {
			if len(all) < undecidedMost {
				all = append(all, pageUndecided{File: i, Sheet: r.Total.Sheet, Ref: r.Total.String(), Claim: r.Claim, Item: r.Item})
			}
		}
	}
	return all
}
