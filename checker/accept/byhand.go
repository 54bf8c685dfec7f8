package accept

import (
	"strings"

	"golang.org/x/text/width"
)

// byHand pairs entries that a person has written without an ID, and without saying
// everything, with the one finding that they can mean. What an entry leaves out may be
// anything; where several findings are left, nobody can say which is meant, and the
// entry is for none.
func (m *matcher) byHand() {
	free := map[string][]int{} // by rule
	for i := range m.findings {
		if f := &m.findings[i]; f.entry < 0 {
			free[f.Rule.ID] = append(free[f.Rule.ID], i)
		}
	}
	for i, e := range m.entries {
		if m.used[i] || e.ID != "" {
			continue
		}
		meant, same := m.meant(e, free[e.Rule])
		if meant == nil {
			continue
		}
		meant.entry, meant.same, m.used[i] = i, same, true
	}
}

// meant is the only one of some findings that an entry can mean, and whether it has
// the entry's figures. Those that have them go before others.
func (m *matcher) meant(e Entry, among []int) (meant *found, same bool) {
	count := map[bool]int{}
	only := map[bool]*found{}
	for _, i := range among {
		f := &m.findings[i]
		if f.entry >= 0 || !m.mayMean(e, f) {
			continue
		}
		k := figuresKey(e)
		same := k == "" || k == digest(f.Finding) || k == Readable(f.Finding)
		count[same]++
		only[same] = f
	}
	switch {
	case count[true] == 1:
		return only[true], true
	case count[true] == 0 && count[false] == 1:
		return only[false], false
	}
	return nil, false
}

// mayMean says whether a finding is where an entry says, as far as it does.
func (m *matcher) mayMean(e Entry, f *found) bool {
	if e.File != "" {
		here := false
		for _, home := range m.home(e) {
			here = here || slashed(home.Path) == f.path
		}
		if !here {
			return false
		}
	}
	return said(e.Sheet, f.Cell.Ref.Sheet) && said(e.Item, f.Cell.Item, f.Cell.Name()) && said(e.Entity, f.Cell.Entity)
}

// said says whether a person who wrote a text, if any, can have meant one of others:
// spaces, widths and capitals do not count.
func said(text string, others ...string) bool {
	if text == "" {
		return true
	}
	for _, other := range others {
		if plain(text) == plain(other) {
			return true
		}
	}
	return false
}

func plain(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(width.Fold.String(s)), ""))
}
