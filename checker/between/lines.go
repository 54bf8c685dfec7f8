package between

import (
	"sync/atomic"
	"unicode"

	"crossfoot/checker/name"
	"crossfoot/sheets/figure"
)

// line is a row or a column by its name.
type line struct {
	text   string // "" if another line of the table has the same name
	key    string
	masked string   // the key without figures
	hash   nameHash // of how every name begins that can mean the same; 0 if there is nothing to go by
	id     int      // of the key
	period atomic.Int32
}

// Whether a line is called after a period, once somebody has asked. Several may ask at once.
const (
	noPeriod = 1 + iota
	aPeriod
)

// isPeriod says whether the line is called after a period, as a month is.
func (l *line) isPeriod() bool {
	known := l.period.Load()
	if known == 0 {
		if known = noPeriod; name.ScopeOf(l.text) != "" {
			known = aPeriod
		}
		l.period.Store(known)
	}
	return known == aPeriod
}

// names says whether a figure is what the line is called: a precinct's number.
func (l *line) names(f figure.Figure) bool {
	return l.key != "" && '0' <= l.key[0] && l.key[0] <= '9' && l.key == name.Key(f.String())
}

// spellings are the names of lines as they are compared. Thousands of tables have few
// names among them.
type spellings struct {
	lines map[string]*line // by name
	ids   map[string]int   // by key
	seen  []int            // by id: the last table direction that had the key
	at    int              // the direction at hand
}

func newSpellings() *spellings { return &spellings{lines: map[string]*line{}, ids: map[string]int{}} }

func (s *spellings) of(text string) *line {
	l, known := s.lines[text]
	if !known {
		l = &line{}
		if key := name.Item(text); key != "" {
			*l = line{text: text, key: key, masked: name.Masked(key)}
			l.hash = hashOf(l.masked)
		}
		if l.id, known = s.ids[l.key]; !known {
			l.id = len(s.seen)
			s.ids[l.key], s.seen = l.id, append(s.seen, 0)
		}
		s.lines[text] = l
	}
	return l
}

// linesOf names n lines by their innermost name, or where several share it by all of
// it; what still is no name of one line only is none.
func (s *spellings) linesOf(n int, short, long func(i int) string) []*line {
	out := make([]*line, n)
	s.at++
	twice := false
	for i := range out {
		out[i] = s.of(short(i))
		twice = twice || s.seen[out[i].id] == s.at
		s.seen[out[i].id] = s.at
	}
	if twice {
		s.tellApart(out, long)
	}
	return out
}

// tellApart names those of the lines that share a name by all of it.
func (s *spellings) tellApart(lines []*line, long func(i int) string) {
	times, all, timesAll := map[int]int{}, make([]string, len(lines)), map[string]int{}
	for i, l := range lines {
		times[l.id]++
		all[i] = long(i)
		timesAll[name.Key(all[i])]++
	}
	for i, l := range lines {
		switch {
		case times[l.id] == 1:
		case timesAll[name.Key(all[i])] > 1:
			lines[i] = &line{}
		default:
			lines[i] = s.of(all[i])
		}
	}
}

// keysOf are the keys of lines.
func keysOf(lines []*line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.key
	}
	return out
}

// hashOf is the hash of what the long and short forms of a name share, if it is short
// enough to have any.
func hashOf(key string) nameHash {
	runes := []rune(key)
	switch {
	case len(runes) == 0:
		return 0
	case len(runes) > longName && runes[0] > unicode.MaxLatin1:
		return hashName(key)
	case runes[0] > unicode.MaxLatin1:
		return hashName(string(runes[:min(2, len(runes))]))
	}
	return hashName(string(runes[:min(4, len(runes))]))
}

// longName is the length from which a name is an item's rather than an entity's.
const longName = 10
