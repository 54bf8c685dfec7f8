package accept

import (
	"slices"
	"strings"

	"crossfoot/sheets/runes"
)

// byHand pairs entries that a person has written without an ID, and without saying
// everything, with the one finding that they can mean. What an entry leaves out may be
// anything; where several findings are left, nobody can say which is meant, and the
// entry is for none.
func (m *matcher) byHand() {
	free := map[string][]candidate{} // by rule
	for i, e := range m.entries {
		if m.used[i] || e.ID != "" {
			continue
		}
		among, ok := free[e.Rule]
		if !ok {
			among = m.candidates(e.Rule)
		}
		among = slices.DeleteFunc(among, func(c candidate) bool { return c.entry >= 0 })
		free[e.Rule] = among
		if meant, same := m.meant(e, among); meant != nil {
			meant.entry, meant.same, m.used[i] = i, same, true
		}
	}
}

// candidate is a finding that an entry may mean, with its names as they are compared.
type candidate struct {
	*found
	sheet, item, name, entity string
	figures                   [2]string
}

// candidates are the findings of a rule that no entry is for yet.
func (m *matcher) candidates(rule string) (out []candidate) {
	for i := range m.findings {
		if f := &m.findings[i]; f.entry < 0 && f.Rule.ID == rule {
			c := f.Cell
			out = append(out, candidate{
				f, plain(c.Ref.Sheet), plain(c.Item), plain(c.Name()), plain(c.Entity), [2]string{digest(f.Finding), Readable(f.Finding)},
			})
		}
	}
	return out
}

// meant is the only one of some findings that an entry can mean, and whether it has
// the entry's figures. Those that have them go before others.
func (m *matcher) meant(e Entry, among []candidate) (meant *found, same bool) {
	figures, sheet, item, entity := figuresKey(e), plain(e.Sheet), plain(e.Item), plain(e.Entity)
	var homes []string
	for _, home := range m.home(e) {
		homes = append(homes, slashed(home.Path))
	}
	count := map[bool]int{}
	only := map[bool]*found{}
	for _, c := range among {
		here := (e.File == "" || slices.Contains(homes, c.path)) && said(sheet, c.sheet) && said(entity, c.entity) &&
			(said(item, c.item) || item == c.name)
		if !here {
			continue
		}
		same := figures == "" || figures == c.figures[0] || figures == c.figures[1]
		count[same]++
		only[same] = c.found
		if count[true] > 1 {
			return nil, false
		}
	}
	switch {
	case count[true] == 1:
		return only[true], true
	case count[false] == 1:
		return only[false], false
	}
	return nil, false
}

// said says whether a person who wrote a text, if any, can have meant another.
func said(text, other string) bool { return text == "" || text == other }

// plain is a text as it is compared: spaces, widths and capitals do not count.
func plain(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(runes.Narrow(s)), ""))
}
