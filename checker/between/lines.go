package between

import (
	"unicode"

	"crossfoot/checker/name"
	"crossfoot/sheets/figure"
)

// line is a row or a column by its name.
type line struct {
	text string // "" if another line of the table has the same name
	key  string
	hash nameHash // of how every name begins that can mean the same; 0 if there is nothing to go by
}

// names says whether a figure is what the line is called: a precinct's number.
func (l line) names(f figure.Figure) bool {
	return l.key != "" && '0' <= l.key[0] && l.key[0] <= '9' && l.key == name.Key(f.String())
}

// spellings are the names of lines as they are compared. Thousands of tables have few
// names among them.
type spellings map[string]line

func (s spellings) of(text string) line {
	l, known := s[text]
	if !known {
		if key := name.Item(text); key != "" {
			l = line{text: text, key: key, hash: hashOf(name.Masked(key))}
		}
		s[text] = l
	}
	return l
}

// linesOf names lines by their innermost name, or where several share it by all of
// it; what still is no name of one line only is none.
func (s spellings) linesOf(short []string, long func(i int) string) []line {
	out := make([]line, len(short))
	times := make(map[string]int, len(short))
	for i, text := range short {
		out[i] = s.of(text)
		times[out[i].key]++
	}
	if len(times) == len(short) {
		return out
	}
	all, timesAll := make([]string, len(short)), map[string]int{}
	for i := range short {
		all[i] = long(i)
		timesAll[name.Key(all[i])]++
	}
	for i := range out {
		switch {
		case times[out[i].key] == 1:
		case timesAll[name.Key(all[i])] > 1:
			out[i] = line{}
		default:
			out[i] = s.of(all[i])
		}
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
