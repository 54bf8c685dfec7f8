package accept

import (
	"path"
	"slices"
	"strings"

	"crossfoot/checker"
	"crossfoot/sheets/lazy"
)

// found is a finding and the entry that it has been matched with.
type found struct {
	*checker.Finding
	path  string // of its file
	entry int    // -1 if none
	same  bool   // the figures are those of the entry
}

// matcher pairs entries with findings, each with one at most.
type matcher struct {
	entries  []Entry
	findings []found
	used     []bool
	files    map[string]*checker.File   // by path
	named    map[string][]*checker.File // by the last part of the path
	sheets   map[*checker.File]map[string]bool
}

func newMatcher(r *checker.Report, entries []Entry) *matcher {
	m := &matcher{
		entries: entries, used: make([]bool, len(entries)),
		files: map[string]*checker.File{}, named: map[string][]*checker.File{}, sheets: map[*checker.File]map[string]bool{},
	}
	for i := range r.Files {
		f := &r.Files[i]
		p := slashed(f.Path)
		m.files[p], m.named[path.Base(p)] = f, append(m.named[path.Base(p)], f)
		m.sheets[f] = map[string]bool{"": true}
		for _, t := range f.Tables {
			m.sheets[f][t.Sheet] = true
		}
		for j := range f.Findings {
			x := &f.Findings[j]
			m.sheets[f][x.Cell.Ref.Sheet] = true
			m.findings = append(m.findings, found{Finding: x, path: p, entry: -1})
		}
	}
	return m
}

// slashed is a path as every system can write it.
func slashed(p string) string { return path.Clean(strings.ReplaceAll(p, `\`, "/")) }

// base is an ID without the number that tells namesakes apart: that number changes
// when another finding comes before it.
func base(id string) string {
	id, _, _ = strings.Cut(id, "-")
	return id
}

// match goes from the surest match to the least sure one. Of findings that share an
// ID, those with the entry's figures are meant.
func (m *matcher) match() {
	any := func(*found) []string { return []string{""} }
	m.drop()
	m.pass(true, base, func(f *found) []string { return []string{digest(f.Finding), Readable(f.Finding)} }, figuresKey)
	m.pass(true, whole, any, figuresKey)
	m.pass(true, base, any, figuresKey)
	m.moved(func(sheet string) string { return sheet })
	m.moved(func(string) string { return "" })
	m.pass(false, base, any, func(Entry) string { return "" })
	m.byHand()
}

// whole is an ID as it is.
func whole(id string) string { return id }

// figuresKey is what an entry's figures are compared by: the digest if they have one.
func figuresKey(e Entry) string {
	if d := digestAtEnd().FindString(e.Figures); d != "" {
		return d
	}
	return e.Figures
}

var digestAtEnd = lazy.Regexp(`\[[0-9a-f]{8}\]$`)

// drop passes over entries that say the same as one before.
func (m *matcher) drop() {
	seen := map[Entry]bool{}
	for i, e := range m.entries {
		key := Entry{ID: e.ID, Rule: e.Rule, File: e.File, Sheet: e.Sheet, Item: e.Item, Entity: e.Entity, Figures: e.Figures}
		m.used[i] = seen[key]
		seen[key] = true
	}
}

// key is what an entry and a finding must have in common; path is "" where an entry
// does not say which of several files of one name it means.
type key struct{ path, base, figures string }

// pass pairs entries and findings that share an ID, as far as it counts, and what the
// two functions make of their figures.
func (m *matcher) pass(same bool, id func(string) string, ofFinding func(*found) []string, ofEntry func(Entry) string) {
	waiting := map[key][]int{}
	for i := range m.findings {
		if f := &m.findings[i]; f.entry < 0 {
			for _, figures := range ofFinding(f) {
				for _, p := range []string{f.path, ""} {
					k := key{p, id(f.ID), figures}
					waiting[k] = append(waiting[k], i)
				}
			}
		}
	}
	for i, e := range m.entries {
		if m.used[i] {
			continue
		}
		k := key{base: id(entryID(e)), figures: ofEntry(e)}
		if p := slashed(e.File); m.files[p] != nil {
			k.path = p
		}
		for len(waiting[k]) > 0 && !m.used[i] {
			f := &m.findings[waiting[k][0]]
			waiting[k] = waiting[k][1:]
			if f.entry < 0 {
				f.entry, f.same, m.used[i] = i, same, true
			}
		}
	}
}

// entryID is the ID of an entry, or what it would be.
func entryID(e Entry) string {
	if e.ID != "" {
		return e.ID
	}
	return checker.Fingerprint(&checker.Finding{Rule: &checker.Rule{ID: e.Rule}, Cell: placeOf(e)}, e.File)
}

func placeOf(e Entry) (p checker.Place) {
	p.Ref.Sheet, p.Item, p.Entity = e.Sheet, e.Item, e.Entity
	return p
}

// moved pairs entries whose file or sheet is not among those that were checked with
// findings elsewhere that are about the same with the same figures. Where there are
// more such findings than entries, nobody can say which are meant.
func (m *matcher) moved(sheet func(string) string) {
	type move struct{ about, figures string }
	var moves []move
	from, to := map[move][]int{}, map[move][]int{}
	for i, e := range m.entries {
		if !m.used[i] && e.Rule != "" && e.Figures != "" && !m.atHome(e) {
			k := move{about(e, sheet(e.Sheet)), figuresKey(e)}
			if from[k] == nil {
				moves = append(moves, k)
			}
			from[k] = append(from[k], i)
		}
	}
	if len(from) == 0 {
		return
	}
	for i := range m.findings {
		if f := &m.findings[i]; f.entry < 0 {
			e := record(f.Finding, "")
			for _, figures := range []string{digest(f.Finding), Readable(f.Finding)} {
				k := move{about(e, sheet(e.Sheet)), figures}
				to[k] = append(to[k], i)
			}
		}
	}
	for _, k := range moves {
		free := slices.DeleteFunc(to[k], func(i int) bool { return m.findings[i].entry >= 0 })
		if len(free) > len(from[k]) {
			continue
		}
		for n, i := range free {
			f, e := &m.findings[i], from[k][n]
			f.entry, f.same, m.used[e] = e, true, true
		}
	}
}

// about is what an entry is about, whatever its file.
func about(e Entry, sheet string) string {
	e.File, e.Sheet, e.ID = "", sheet, ""
	return entryID(e)
}

// home are the files that an entry can be about.
func (m *matcher) home(e Entry) []*checker.File {
	p := slashed(e.File)
	if f := m.files[p]; f != nil {
		return []*checker.File{f}
	}
	return m.named[path.Base(p)]
}

// atHome says whether the file and the sheet of an entry are among those that were
// checked.
func (m *matcher) atHome(e Entry) bool {
	for _, f := range m.home(e) {
		if m.sheets[f][e.Sheet] {
			return true
		}
	}
	return false
}

// checked says whether an entry's finding would have been found if it were still
// there: its file was read, or it does not say which file it means.
func (m *matcher) checked(e Entry) bool {
	for _, f := range m.home(e) {
		if f.Err == nil {
			return true
		}
	}
	return e.File == ""
}
