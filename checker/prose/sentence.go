package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// sentence is a piece of a paragraph that says one thing or a chain of things.
type sentence struct {
	text   string
	counts []figure.Count
}

// ends are the signs that end a sentence, and breaks those that divide it; all folded.
const (
	ends   = "。;!?\n"
	breaks = ",、:()"
)

// sentences are those of a folded paragraph.
func sentences(text string) (out []sentence) {
	for _, s := range sentenceTexts(text) {
		out = append(out, sentence{s, countsIn(s)})
	}
	return out
}

// sentenceTexts cuts a folded paragraph into sentences. What stands in brackets and
// states something of its own, 责任单位:…, is a sentence by itself.
func sentenceTexts(text string) (out []string) {
	add := func(s string) {
		if s = strings.TrimSpace(strings.TrimSuffix(s, ".")); s != "" { // a figure at its end has no point
			out = append(out, s)
		}
	}
	from := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.ContainsRune(ends, r), r == '.' && endsHere(text, i):
			add(text[from : i+size])
			from = i + size
		case r == '(':
			if n := closing(text[i:]); n > 0 && statement().MatchString(text[i+1:i+n]) {
				add(text[from:i])
				add(text[i+1 : i+n])
				from, size = i+n+1, n+1
			}
		}
		i += size
	}
	add(text[from:])
	return out
}

// closing is where the bracket closes with which a text begins, 0 if it does not within
// a few lines.
func closing(text string) int {
	depth := 0
	for i := 0; i < len(text) && i < bracketMost; i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return 0
}

// bracketMost is how many bytes of text stand in a bracket at most.
const bracketMost = 2000

// endsHere says whether a full stop ends a sentence: a letter or a bracket stands
// before it and a space and a capital, or nothing, behind it.
func endsHere(text string, at int) bool {
	rest := strings.TrimLeft(text[at+1:], " ")
	if rest == "" {
		return true
	}
	if len(rest) == len(text)-at-1 {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	word := text[strings.LastIndexFunc(text[:at], unicode.IsSpace)+1 : at]
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case wordless(word): // 1. Roads, but: in 2023. Roads
		return (unicode.IsUpper(next) || unicode.IsDigit(next)) && len(word) > 1 && strings.ContainsFunc(ending(text[:at], leadMost), unicode.IsLetter)
	case unicode.IsUpper(next):
		return !abbreviated[strings.ToLower(word)]
	case unicode.IsDigit(next) || strings.ContainsRune("$£€¥", next):
		return !abbreviated[strings.ToLower(word)] && len(word) > 1 && (unicode.IsLower(first) || len(word) > 3)
	}
	return false
}

// abbreviated are words with a full stop that ends no sentence.
var abbreviated = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("no nos p pp vol approx ca c fig figs e.g i.e vs cf mr mrs ms dr prof cllr st est art sec ch para tel ext ref incl max min") {
		m[w] = true
	}
	return m
}()

// covering are the words by which a text says that everything is covered.
var covering = []string{"全覆盖", "全面覆盖", "全部覆盖", "全覆蓋", "full coverage", "fully covered", "complete coverage"}

// countsIn are the figures of a text, statements of full coverage among them.
func countsIn(s string) []figure.Count {
	counts := figure.FiguresIn(s)
	lower := strings.ToLower(s)
	for _, word := range covering {
		for from := 0; len(lower) == len(s); {
			at := strings.Index(lower[from:], word)
			if at < 0 {
				break
			}
			from += at + len(word)
			counts = append(counts, figure.Count{
				Figure: figure.Figure{Kind: figure.Coverage, Rare: &figure.Rare{Text: s[from-len(word) : from]}},
				From:   from - len(word), To: from,
			})
		}
	}
	slices.SortFunc(counts, func(a, b figure.Count) int { return a.From - b.From })
	return counts
}

// gap is the text before the i-th figure of the sentence, after the one before it;
// the last gap is what stands behind the last figure.
func (s sentence) gap(i int) string {
	from, to := 0, len(s.text)
	if i > 0 {
		from = s.counts[i-1].To
	}
	if i < len(s.counts) {
		to = s.counts[i].From
	}
	return s.text[from:to]
}

// masked is the sentence without its figures.
func (s sentence) masked() string {
	var b strings.Builder
	for i := range len(s.counts) + 1 {
		b.WriteString(s.gap(i))
	}
	return b.String()
}

// claims are the sentence's figures with the words that may belong to them.
//
// Of the words between two figures those up to the first break go with the one before
// (为11个村社配置终端,…), those behind it with the one after (…、养老护理员137人); where
// there is no break, with either. Before the first and behind the last figure a name
// may have breaks itself. So each figure gets a few phrases, and which of them names
// an item is left to the items.
func (s sentence) claims() (out []*Claim) {
	said := ""
	for i, count := range s.counts {
		left, right := s.gap(i), s.gap(i+1)
		lead := tail(left)
		if trimmed := strings.TrimRight(left, " "); i > 0 && (strings.HasSuffix(trimmed, ",") || strings.HasSuffix(trimmed, "、")) {
			lead = "" // what stands before it belongs to the figure before
		}
		near, far := cut(right)
		leads, tails := []string{lead}, []string{"", near}
		if i == 0 {
			leads = append(leads, left)
		} else if _, behind := cut(left); behind != lead {
			leads = append(leads, behind)
		}
		if i == len(s.counts)-1 && far != "" {
			tails = append(tails, right)
		}
		spaces := len(left) - len(strings.TrimRight(left, " "))
		c := &Claim{
			Figure: count.Figure, written: s.text[count.From:count.To], lead: s.lead(count.From), front: lead, behind: near, subject: s.subject(),
			when:  whenOf(lead, near),
			Quote: quote(s.text, count.From-spaces-len(lead), count.From, count.To, count.To+len(near)),
		}
		for _, lead := range leads {
			for _, t := range tails {
				if p := strings.TrimSpace(lead + " " + t); !slices.Contains(c.phrases, p) {
					c.phrases = append(c.phrases, p)
				}
			}
		}
		said = ending(said+left, leadMost)
		c.carried[0] = said
		out = append(out, c)
	}
	s.distribute(out)
	return s.alike(out)
}

// leadMost is how many bytes before a figure are looked at for what it is about.
const leadMost = 600

// subject is what the sentence says before its first figure.
func (s sentence) subject() string { return beginning(s.text[:s.counts[0].From], leadMost) }

// lead is what the sentence says before a place: its subject and what stands next to it.
func (s sentence) lead(to int) string {
	if to <= 2*leadMost {
		return s.text[:to]
	}
	return s.subject() + ending(s.text[s.counts[0].From:to], leadMost)
}

// beginning and ending are the first and the last bytes of a text, whole characters.
func beginning(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

func ending(text string, most int) string {
	if len(text) <= most {
		return text
	}
	from := len(text) - most
	for from < len(text) && !utf8.RuneStart(text[from]) {
		from++
	}
	return text[from:]
}

// quote is a figure in a text with the words beside it, from a place to another; those
// behind it only where none stand before it or all are few.
func quote(text string, from, at, behind, to int) string {
	words := text[from:at] + text[behind:to]
	if !wordless(text[from:at]) && utf8.RuneCountInString(words) > quoteMost {
		to = behind
	}
	return strings.Trim(text[from:to], " ."+breaks+ends)
}

// quoteMost is how many characters of words are quoted on both sides of a figure.
const quoteMost = 24

func wordless(s string) bool { return !strings.ContainsFunc(s, unicode.IsLetter) }

// weak divides what no stronger sign divides: 5 schools and 3 clinics.
var weak = lazy.Regexp(`(?:^| )(?:and|against|compared|versus|while|whereas|than)(?: |$)|以及|[和及与]`)

// tail is what stands behind the last break, or all if there is none.
func tail(s string) string {
	s = strings.TrimRight(s, " ")
	if i := strings.LastIndexAny(s, breaks); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		if i+size < len(s) {
			return s[i+size:]
		}
		return s
	}
	if all := weak().FindAllStringIndex(s, -1); len(all) > 0 {
		return s[all[len(all)-1][1]:]
	}
	return s
}

// cut cuts a text at its first break.
func cut(s string) (near, far string) {
	if i := strings.Index(s, ". "); i >= 0 && !strings.ContainsAny(s[:i], breaks) {
		return s[:i], s[i+1:]
	}
	if i := strings.IndexAny(s, breaks); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return s[:i], s[i+size:]
	}
	if m := weak().FindStringIndex(s); m != nil {
		return s[:m[0]], s[m[1]:]
	}
	return s, ""
}
