package marked

import (
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/checker/report"
	"crossfoot/sheets"
	"crossfoot/sheets/annotate"
)

// The fills. None is told by its colour alone: each cell has a note, too, and that of
// a suspect is hatched.
var (
	fills = [...]annotate.Fill{
		checker.Info:    {Pattern: "solid", Color: "DDEBF7"},
		checker.Warning: {Pattern: "solid", Color: "FFD58A"},
		checker.Error:   {Pattern: "solid", Color: "FFC7CE"},
	}
	suspected = annotate.Fill{Pattern: "lightUp", Color: "D6D04A", Back: "FFFFE5"}
)

const (
	mostSaid   = 8      // findings that one note tells of
	longest    = 4000   // UTF-16 units of one note
	mostNotes  = 20_000 // on one sheet; more take Excel minutes to open
	mostNoNote = 20     // cells that a remark names
)

// marking is what one cell gets.
type marking struct {
	fill  annotate.Fill
	worst int      // of its findings; -1 if it is only suspected or confirmed
	heads []string // of its findings
	said  []string // by heads, one line or more
	more  int      // that were left out
}

// marks collects what the cells of each sheet get.
type marks map[string]map[[2]int]*marking

func (m marks) at(r sheets.Ref) *marking {
	if m[r.Sheet] == nil {
		m[r.Sheet] = map[[2]int]*marking{}
	}
	place := [2]int{r.Row, r.Col}
	if m[r.Sheet][place] == nil {
		m[r.Sheet][place] = &marking{worst: -1}
	}
	return m[r.Sheet][place]
}

func (m *marking) say(head string, lines ...string) {
	if len(m.said) == mostSaid {
		m.more++
		return
	}
	m.heads, m.said = append(m.heads, head), append(m.said, strings.Join(lines, "\n"))
}

// mark gives the copy's cells their fills and notes.
func (c *copying) mark(b *annotate.Book) error {
	m := c.marks()
	var left []string
	for _, s := range c.book.Sheets {
		list := make([]annotate.Mark, 0, len(m[s.Name]))
		for place, x := range m[s.Name] {
			list = append(list, annotate.Mark{Row: place[0], Col: place[1], Fill: x.fill, Note: c.note(x)})
		}
		slices.SortFunc(list, func(a, b annotate.Mark) int {
			return slices.Compare([]int{a.Row, a.Col}, []int{b.Row, b.Col})
		})
		if len(list) > mostNotes {
			for i := range list[mostNotes:] {
				list[mostNotes+i].Note = annotate.Note{}
			}
			c.remark("Sheet %s has %d marked cells; only the first %d have notes.", "工作表 %s 有 %d 个标注单元格，只有前 %d 个带批注。",
				report.Clean(s.Name), len(list), mostNotes)
		}
		refs, err := b.Mark(c.names[s.Name], list)
		if err != nil {
			return err
		}
		for _, r := range refs {
			left = append(left, report.Address(r))
		}
	}
	if n := len(left); n > 0 {
		if n > mostNoNote {
			left = append(left[:mostNoNote], c.T("%d more", "另外 %d 处", n-mostNoNote))
		}
		c.remark("These cells have a conversation, which is left as it is; what was found there is only in the list: %s.",
			"以下单元格有会话批注，予以保留；其问题只列在本表中：%s。", c.Join(left))
	}
	return nil
}

// marks goes over the findings: those that count colour their cells, and what may be
// wrong in their place.
func (c *copying) marks() marks {
	m := marks{}
	for _, x := range report.Sorted(c.file) {
		own, onCell := c.place(x.Cell)
		title := report.Clean(x.Rule.Title().In(c.lang))
		if x.Confirmed != nil {
			if onCell {
				m.at(own).say(c.T("[confirmed] %s", "【已核实】%s", title), report.Clean(x.Arithmetic), c.Confirmed(x.Confirmed))
			}
			continue
		}
		if onCell {
			to := m.at(own)
			if int(x.Severity) > to.worst {
				to.worst, to.fill = int(x.Severity), fills[x.Severity]
			}
			to.say(c.T("[%s] %s", "【%s】%s", x.Severity.In(c.lang), title), c.Says(x)...)
		}
		for _, s := range x.Suspects {
			at, onSheet := c.place(s.Cell)
			if !onSheet || onCell && at == own {
				continue
			}
			to := m.at(at)
			if to.worst < 0 {
				to.fill = suspected
			}
			change := c.T("would be right as %s", "改为 %s 则相符", c.Shown(s.To))
			if why := report.Clean(s.Why.Text.In(c.lang)); why != "" {
				change += c.T(" (%s)", "（%s）", why)
			}
			to.say(c.T("[suspect] %s", "【可能有误】%s", title), change, c.T("see %s: %s", "见 %s：%s", report.Address(x.Cell.Ref), c.claim(x)))
		}
	}
	return m
}

// claim is a finding in one line.
func (c *copying) claim(x *checker.Finding) string {
	if arithmetic := report.Clean(x.Arithmetic); arithmetic != "" {
		return arithmetic
	}
	return report.Clean(x.Message.In(c.lang))
}

// place is the cell to mark for one that a finding names: of a merged range the one
// that shows. It says false for what is no cell of the file.
func (c *copying) place(p checker.Place) (sheets.Ref, bool) {
	r := p.Ref
	if p.File != "" || r.Row < 1 || r.Col < 1 || r.Row > sheets.MaxRow || r.Col > sheets.MaxCol {
		return r, false
	}
	i := slices.IndexFunc(c.book.Sheets, func(s *sheets.Sheet) bool { return s.Name == r.Sheet })
	if i < 0 {
		return r, false
	}
	for _, m := range c.book.Sheets[i].Merges {
		if m.Top > r.Row {
			break // they stand in the order of their top rows
		}
		if m.Contains(r.Row, r.Col) {
			r.Row, r.Col = m.Top, m.Left
			break
		}
	}
	return r, true
}

// note is what a cell's note says.
func (c *copying) note(m *marking) annotate.Note {
	n := annotate.Note{Head: m.heads[0], Text: m.said[0]}
	for i := 1; i < len(m.heads); i++ {
		n.Text += "\n\n" + m.heads[i] + "\n" + m.said[i]
	}
	if m.more > 0 {
		n.Text += "\n\n" + c.T("… and %d more; see the first sheet", "……另有 %d 处，见首个工作表", m.more)
	}
	n.Text = c.cut(strings.Trim(n.Text, "\n"), longest)
	return n
}
