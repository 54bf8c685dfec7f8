package prose

import (
	"strings"

	"crossfoot/sheets/figure"
)

// where says in which of a claim's texts a word stands, as bits.
type where uint32

// phrasesMost is how many phrases a claim can have: there are two ways to begin one, and
// three to end it.
const phrasesMost = 6

// The bits of where. Those of the phrases come first, one for each.
const (
	counted where = 1 << (phrasesMost + iota) // right behind the figure: what it counts, if it says so
	carriedHere
	carriedBefore
	inSection
	beside  // next to the figure
	topical // in the headings above the claim
	vaguely // it is one of vagueWords
	spokenFirst
	phrase = counted - 1
)

// beyond are the texts away from the figure: what stands before it, from near to far, and
// the heading above it.
var beyond = [...]where{carriedHere, carriedBefore, inSection}

// spoken are the texts in which a claim may name a facet.
type spoken int

const (
	inFront spoken = iota
	inBehind
	inSubject
	inLead // what the sentence says between its subject and the figure
	inHeading
	spokenAll
)

func (s spoken) where() where { return spokenFirst << s }

// use is a word of a claim, and where it stands.
type use struct {
	word int32 // of the text's vocabulary
	in   where
}

// wording is what is worked out of a claim's text before it is compared with tables.
type wording struct {
	words   []use
	besides bool // there are words beside the figure
	bare    bool // there are none before it
	spoken  [spokenAll]struct{ text, lower string }
	total   bool     // the words before the figure say that it is a total
	kin     family   // of the words around the figure,
	grown   family   // and of those behind it
	nouns   []string // see Claim.counts
	partial []string // see Claim.qualifiers
	asked   bool     // whether partial is known
	hits    *[len(guards)]struct{ front, behind bool }
}

// forget lets go what is worked out of the claim's text: that of thousands of texts
// takes much room.
func (c *Claim) forget() { c.wording = nil }

// scribe works out the wordings of a text's claims.
type scribe struct {
	*vocabulary
	at []int32 // by word: 1 + its place in the wording in hand, 0 if it has none
}

func (s *scribe) read(c *Claim) {
	w := &wording{}
	c.wording = w
	for i, p := range c.phrases {
		s.mark(w, timeless(p), 1<<i)
	}
	s.mark(w, c.carried[0], carriedHere)
	s.mark(w, c.carried[1], carriedBefore)
	s.mark(w, figure.Fold(c.section), inSection)
	w.besides = s.mark(w, timeless(c.front+" "+c.behind), beside)
	s.mark(w, c.behind, counted)
	s.mark(w, c.topic(), topical)
	w.bare = len(s.set(c.front)) == 0

	subject := c.subject
	if m := partly().FindStringIndex(subject[opening(subject):]); m != nil {
		subject = subject[:opening(subject)+m[0]]
	}
	for i, text := range [spokenAll]string{
		inFront:   quarters(c.front),
		inBehind:  quarters(c.behind),
		inSubject: unclosed(quarters(subject)),
		inLead:    unclosed(quarters(c.lead[min(len(c.lead), len(subject)):])),
		inHeading: unclosed(quarters(figure.Fold(c.section))),
	} {
		w.spoken[i].text = text
		s.mark(w, text, spoken(i).where())
	}
	w.total = totals().MatchString(c.front)
	if c.rate() {
		w.kin, w.grown = familyOf(c.front+" "+c.behind), familyOf(c.behind)
	}
	for i := range w.words {
		if vagueWords[s.words[w.words[i].word]] {
			w.words[i].in |= vaguely
		}
		s.at[w.words[i].word] = 0
	}
}

// topic are the headings above the claim.
func (c *Claim) topic() string { return figure.Fold(c.section + " " + c.part.title) }

// mark says of the words of a text where they stand, and whether there are any.
func (s *scribe) mark(w *wording, text string, in where) bool {
	set := s.set(text)
	for len(s.at) < len(s.words) {
		s.at = append(s.at, 0)
	}
	for _, n := range set {
		if s.at[n] == 0 {
			w.words = append(w.words, use{word: n})
			s.at[n] = int32(len(w.words))
		}
		w.words[s.at[n]-1].in |= in
	}
	return len(set) > 0
}

// timeless is a text without the years that it names.
func timeless(text string) string {
	if text = " " + text + " "; !strings.Contains(text, "19") && !strings.Contains(text, "20") {
		return text
	}
	return years().ReplaceAllString(text, " ")
}

// unclosed is a text without its brackets that have been closed: what they say is said of
// what stands before them.
func unclosed(text string) string {
	if !strings.Contains(text, "(") {
		return text
	}
	return closed().ReplaceAllString(text, "")
}
