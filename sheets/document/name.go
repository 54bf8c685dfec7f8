package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets/lazy"
)

// title is a paragraph that may be a table's caption.
type title struct {
	text   string
	marked bool // the document marks it as a heading or a caption
}

const (
	captions    = 3   // paragraphs before a table among which its caption is looked for
	longest     = 120 // characters of a caption
	longestName = 40  // characters of a sheet's name
)

// before are the last paragraphs before the place where text goes now, the nearest
// first, as far as no table stands between. A cell without text goes on from the
// cell before it: tables that arrange a page put a table below its caption.
func (b *Builder) before() []title {
	f := b.flow()
	var found []title
	if f == &b.bottom {
		for n := f.lines - 1; n >= f.since && len(found) < captions; n-- {
			found = append(found, title{b.prose[n].Text, f.marked(n)})
		}
		return found
	}
	texts, marked := lastLines(string(tail(f.text))), f.lines-1
	for i := 0; i < len(texts) && marked-i >= f.since; i++ {
		found = append(found, title{texts[i], f.marked(marked - i)})
	}
	if cells := &b.inner().sheet.Cells; f.lines == 0 && cells.Len() > 0 && !b.inner().tables {
		for _, line := range lastLines(tail(cells.Raw(cells.Len() - 1))) {
			found = append(found, title{text: line})
		}
	}
	return found
}

// tail is the end of a text, enough to hold the captions of a table.
func tail[T string | []byte](text T) T { return text[max(0, len(text)-captions*4*(longest+1)):] }

// lastLines are the last lines of a text, the last first.
func lastLines(text string) []string {
	lines := strings.Split(text, "\n")
	slices.Reverse(lines)
	lines = lines[:min(len(lines), captions)]
	for i, line := range lines {
		lines[i] = oneLine(line)
	}
	return lines
}

// marked says whether the document marks a line as a heading or a caption.
func (f *flow) marked(line int) bool {
	_, found := slices.BinarySearchFunc(f.marks, line, func(m mark, line int) int { return m.line - line })
	return found
}

// label is the number of a table or an annex at the beginning of its caption, and that it goes
// on there, which may be all. A Chinese number needs an end, because 表一季度 is no 表一.
var label = lazy.Regexp(`(?i)^(?:[续續]表$|[(（]?(?:[续續]|cont(?:inued|['’]?d))[)）]?$|(?:` +
	`[续續]?` + `(?:` + `附表|附件|附录|图表|表格|表` + `)\s*(?:[0-9]+(?:[-–—.．][0-9]+)*|[0-9]*[A-Z]\b|[一二三四五六七八九十]+(?:$|[\s:：、.．,，(（]))` +
	`|(?:table|annex|appendix|schedule|exhibit|attachment)\s+(?:no\.?\s*)?(?:[0-9]+(?:[-–—.][0-9]+)*[A-Z]?|[A-Z](?:[-–—.]?[0-9]+)*|[IVX]+)\b)(?:\s*[(（](?:[续續]|cont(?:inued|['’]?d)?\.?)\s*[)）])?)`)

// captionIn is the name that the paragraphs before a table give it, the nearest
// first: the number by which the document speaks of it, else the nearest of them
// if the document marks that as a heading or a caption. "" if there is none.
func captionIn(before []title) string {
	for _, t := range before {
		if utf8.RuneCountInString(t.text) > longest || strings.HasSuffix(t.text, "。") {
			break
		}
		if found := label().FindString(t.text); found != "" {
			return strings.TrimRight(found, " :：、.．,，(（")
		}
	}
	if len(before) == 0 || !before[0].marked || utf8.RuneCountInString(before[0].text) > longest {
		return ""
	}
	return before[0].text
}

// names are the names that are taken, in small letters, and how often each was asked for.
type names map[string]int

// take is the name of the table with this number: its caption, or "table 2" for the
// second if it has none. A name that is taken gets a number behind it.
func (n names) take(caption string, number int) string {
	if runes := []rune(caption); len(runes) > longestName {
		caption = strings.TrimSpace(string(runes[:longestName])) + "…"
	}
	if caption == "" {
		caption = fmt.Sprintf("table %d", number)
	}
	key := strings.ToLower(caption)
	name := caption
	for {
		n[key]++
		if n[key] > 1 {
			name = fmt.Sprintf("%s (%d)", caption, n[key])
		}
		if folded := strings.ToLower(name); folded == key && n[key] == 1 {
			return name
		} else if folded != key && n[folded] == 0 {
			n[folded] = 1
			return name
		}
	}
}
