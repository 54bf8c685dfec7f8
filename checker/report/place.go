package report

import (
	"cmp"
	"path"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets"
)

// slashed is a path as machines write it: with slashes, whichever system wrote it,
// and without "./" before it. It is relative if the user gave it so.
func slashed(name string) string {
	if name == "" {
		return ""
	}
	return path.Clean(strings.ReplaceAll(name, `\`, "/"))
}

// lineOf is the line under which programs that only know files of lines show a place:
// the row of a cell. A paragraph, a sheet and a whole file have none that a reader could
// go to, and stand on the first.
func lineOf(r sheets.Ref) int {
	if r.Col > 0 && r.Row > 0 {
		return r.Row
	}
	return 1
}

// gap is something of a file that was not checked.
type gap struct {
	sheet, place string // the sheet and a range in it; "" if it is the whole file
	reason       string
}

// address names the part of the file that a gap is about; "" if it is the whole.
func (g gap) address() string {
	switch {
	case g.sheet == "":
		return g.place
	case g.place == "":
		return clean(sheets.SheetName(g.sheet))
	}
	return clean(sheets.SheetName(g.sheet)) + "!" + g.place
}

// gaps are what of a file that was read was not checked, and why.
func (p words) gaps(f *checker.File) []gap {
	if f.Err != nil {
		return nil
	}
	var gaps []gap
	for _, u := range f.Unread {
		gaps = append(gaps, gap{u.Sheet, clean(u.Range), clean(u.Reason.In(p.Lang))})
	}
	if doubt := p.doubt(f); doubt != "" {
		gaps = append(gaps, gap{reason: doubt})
	}
	return gaps
}

// unreadable says why a file could not be read, in one line; "" if it was.
func (p words) unreadable(f *checker.File) string {
	if f.Err == nil {
		return ""
	}
	return cmp.Or(Clean(f.Err.In(p.Lang)), p.t("could not be read", "无法读取"))
}

// lines is a finding in plain words, see Phrases.Says.
func (p words) lines(x *checker.Finding) []string { return Phrases{p}.Says(x) }

// title is the title of a rule, or its id if it has none.
func (p words) title(r *checker.Rule) string {
	if title := Clean(r.Title().In(p.Lang)); title != "" {
		return title
	}
	return clean(r.ID)
}

// headline is a finding in a few words: its place, its rule, and what it is about.
func (p words) headline(x *checker.Finding) string {
	parts := []string{address(x.Cell.Ref), p.title(x.Rule), "[" + clean(x.Rule.ID) + "]", about(x.Cell)}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}
