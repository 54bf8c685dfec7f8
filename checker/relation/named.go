package relation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/runes"
	"crossfoot/sheets/table"
)

// This file tells amounts in whose names a word for rates stands: share capital is no share, rate
// refunds are no rate, and 增长极建设 is no growth. The word says what kind of thing it is, and the
// figures are of the kind and size of those beside them.

// kindWords are words for rates that may also say of what kind an amount is, if another word
// follows. An average or so much per head is a rate whatever follows.
var (
	kindWords = strings.Fields("share rate growth index ratio rank ranking density")
	kindSigns = strings.Fields("比例 比重 增长 指数 密度 强度 倍数 排名 名次")
)

// openWords follow a rate and name nothing: share of, growth in, index value.
var openWords = strings.Fields("of in per to by on for from the and or over vs versus at as within between change changes value values number numbers point points price prices level levels figure figures yoy order pct percent contribution")

// openSigns do so in Chinese.
var openSigns = []rune("率速幅量值点额（(：:％%、/及和与")

// namesKind says whether the words for rates in a label only say of what kind a thing is.
func namesKind(label string) bool {
	rest, found := withoutKinds(label)
	return found && rest != "" && !saysRate(rest)
}

// withoutKinds is a label without such words.
func withoutKinds(label string) (rest string, found bool) {
	for _, w := range kindSigns {
		i := strings.Index(label, w)
		if i < 0 {
			continue
		}
		next, _ := utf8.DecodeRuneInString(label[i+len(w):])
		if !runes.IsIdeograph(next) || slices.Contains(openSigns, next) || utf8.RuneCountInString(label[i+len(w):]) < 2 {
			return "", false
		}
		label, found = label[:i]+" "+label[i+len(w):], true
	}
	words := strings.FieldsFunc(strings.ToLower(label), unicode.IsSpace)
	for i, w := range words {
		if !slices.Contains(kindWords, w) {
			continue
		}
		if i+1 == len(words) || !isWord(words[i+1]) || slices.Contains(openWords, words[i+1]) {
			return "", false
		}
		words[i], found = "", true
	}
	return strings.Join(words, " "), found
}

// isWord says whether a text is made of letters.
func isWord(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != ',' })
}

// amounts finds the lines that are such amounts, so that no word says otherwise of them.
func (n *numbers) amounts(t *table.Table) {
	for r := range n.said {
		if n.said[r]&aRate != 0 && namesKind(t.Rows[r].Label) && n.like(Down, r) {
			n.said[r] &^= aRate
		}
	}
	for c := range t.Columns {
		if head := t.Columns[c].Head; slices.ContainsFunc(head, saysRate) && n.like(Across, c) &&
			!slices.ContainsFunc(head, func(h string) bool { return saysRate(h) && !namesKind(h) }) {
			n.named = append(n.named, c)
		}
	}
}

// What figures of one kind have in common.
const (
	likeOthers = 2  // how many others there are at least
	likeMore   = 4  // how many times the largest of them a figure may be
	likeLess   = 10 // and how many times the least may be it
)

// like says whether the figures of a line are like those of the other lines, wherever these
// have some: as large, and to no more decimals.
func (n *numbers) like(axis Axis, line int) bool {
	v, seen := n.along(axis), false
	for pos := range v.positions {
		own := v.index(line, pos)
		if v.state(own) != known || v.val(own) == 0 {
			continue
		}
		others, low, high, unit := 0, int64(0), int64(0), int64(0)
		for other := range v.lines {
			i := v.index(other, pos)
			x := abs(v.val(i))
			if other == line || v.state(i) != known || x == 0 {
				continue
			}
			if others++; low == 0 || x < low {
				low = x
			}
			high, unit = max(high, x), gcd(unit, x)
		}
		x := abs(v.val(own))
		if v.rate != nil && v.rate[own] || others < likeOthers || x > likeMore*high || likeLess*x < low || n.grain().step(x) < n.grain().step(unit) {
			return false
		}
		seen = true
	}
	return seen
}

// grain is that of whole figures.
func (n *numbers) grain() grain { return grain{scale: n.scale} }
