package prose

import (
	"cmp"
	"math"
	"slices"
)

// study is the comparison of one text with one table. The table is another's at the same
// time; what is noted down is here.
type study struct {
	*indexed
	text    *vocabulary
	glances [2]glance              // by axis
	last    map[*Claim][]candidate // of the text's claims so far
}

// glance is a claim as one way to read the table knows it.
type glance struct {
	claim   *Claim
	way     *way
	numbers []int32                  // by word of the text: of the way's vocabulary, -1 if it is not there
	in      []where                  // by word of the way: where the claim has it
	known   []use                    // the claim's words that the way has, by the way's numbers
	said    [phrasesMost + 1]float64 // what the words of each phrase weigh, and those behind the figure
	noun    bool                     // some item uses a word behind the figure
	naming  naming
	near    []float64 // by item: what it shares with the claim
	shared  []int32   // items that share anything
}

func (x *indexed) study(text *vocabulary) *study {
	s := &study{indexed: x, text: text, last: map[*Claim][]candidate{}}
	for i := range s.glances {
		w := &x.ways[i]
		g := &s.glances[i]
		*g = glance{way: w, numbers: make([]int32, len(text.words)), in: make([]where, len(w.words.words)), near: make([]float64, len(w.items))}
		for n, word := range text.words {
			g.numbers[n] = -1
			if k, known := w.words.numbers[word]; known {
				g.numbers[n] = k
			}
		}
	}
	return s
}

// take looks at a claim.
func (g *glance) take(c *Claim) {
	for _, u := range g.known {
		g.in[u.word] = 0
	}
	g.claim, g.known, g.said, g.noun = c, g.known[:0], [phrasesMost + 1]float64{}, false
	lex := &g.way.lexicon
	for _, u := range c.words {
		weight, used := lex.strange, false
		if n := g.numbers[u.word]; n >= 0 {
			g.in[n] = u.in
			g.known = append(g.known, use{n, u.in})
			weight, used = lex.weights[n], len(lex.used[n]) > 0
		}
		g.noun = g.noun || used && u.in&counted != 0
		if u.in&(phrase|counted) != 0 && counts(u.in, used) {
			for p := range g.said {
				if u.in&(1<<p) != 0 {
					g.said[p] += weight
				}
			}
		}
	}
	g.naming = g.named()
}

// counts says whether a word says anything of what a claim is about: it is not vague, nor
// what the whole section is about and no item.
func counts(in where, used bool) bool {
	return in&vaguely == 0 && (used || in&topical == 0)
}

// nearest are the items that share most words with the claim, and whether its own words
// name any.
func (g *glance) nearest() (best []int32, names bool) {
	lex := &g.way.lexicon
	for _, u := range g.known {
		items := lex.used[u.word]
		if len(items) == 0 {
			continue
		}
		worth := 0.0
		if u.in&phrase != 0 {
			worth = 1
			names = names || !(g.naming.tier == 1 && slices.Contains(g.way.facets.list[g.naming.facet].words, u.word))
		}
		for i, in := range beyond {
			if u.in&in != 0 {
				worth += away[i]
			}
		}
		if worth == 0 || len(items) > itemsMost {
			continue
		}
		worth *= lex.weights[u.word]
		for _, i := range items {
			if g.near[i] == 0 {
				g.shared = append(g.shared, i)
			}
			g.near[i] += worth
		}
	}
	for _, i := range g.way.bare[unitOf(g.claim.Figure)] {
		if g.near[i] == 0 {
			g.shared = append(g.shared, i)
			g.near[i] = math.SmallestNonzeroFloat64
		}
	}
	nearer := func(a, b int32) int { return cmp.Or(cmp.Compare(g.near[b], g.near[a]), cmp.Compare(a, b)) }
	for _, i := range g.shared {
		if len(best) == itemsLooked && nearer(i, best[itemsLooked-1]) > 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, i, nearer)
		if len(best) == itemsLooked {
			best = best[:itemsLooked-1]
		}
		best = slices.Insert(best, at, i)
	}
	for _, i := range g.shared {
		g.near[i] = 0
	}
	g.shared = g.shared[:0]
	return best, names
}
