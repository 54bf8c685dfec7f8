package prose

import "slices"

// score is how well a claim's words fit an item's: the harmonic mean of the share of
// the item's words that the claim uses and the share of the claim's that the item uses.
func (g *glance) score(it *item, f *facet) (best float64) {
	unit := unitOf(g.claim.Figure)
	if it.measure {
		switch {
		case !slices.Contains(it.units, unit):
			return 0
		case f != nil:
			return measureNamed
		}
		return measureOnly
	}
	var s shares
	s.said = g.said
	has := g.item(it, &s)
	around := g.facet(it, f, &s)
	near := 1.0
	if g.claim.besides && has&beside == 0 {
		near = besideOnly
	} else if g.noun && has&counted == 0 && around&counted == 0 {
		near = besideOnly // 94 grants are about grants, whoever received them
	}
	for p := range len(g.said) {
		if p >= len(g.claim.phrases) && !(p == phrasesMost && f != nil && has&counted != 0) { // Ashby received 94 grants
			continue
		}
		share, precise := s.covered[p]/it.weight, 1.0
		if s.said[p] > 0 {
			precise = s.meant[p] / s.said[p]
		} else if !slices.Contains(it.units, unit) {
			continue // a bare figure says what it is of by its unit only
		}
		if share+precise > 0 {
			best = max(best, near*2*share*precise/(share+precise))
		}
	}
	return best
}

// shares are, for each phrase of a claim and the words behind its figure, what the item's
// words weigh that it covers, what its own weigh, and those of them that the item uses.
type shares struct{ covered, said, meant [phrasesMost + 1]float64 }

// item adds up what the words of an item and of the labels around it say, and gives where
// the claim has any of the item's.
func (g *glance) item(it *item, s *shares) (has where) {
	lex := &g.way.lexicon
	for _, w := range it.words {
		in := g.in[w]
		if in == 0 {
			continue
		}
		has |= in
		weight, afar := lex.weights[w], 0.0
		for i, b := range beyond {
			if in&b != 0 {
				afar = away[i] * weight
				break
			}
		}
		for p := range s.said {
			if in&(1<<p) == 0 {
				s.covered[p] += afar
				continue
			}
			s.covered[p] += weight
			if in&vaguely == 0 {
				s.meant[p] += weight
			}
		}
	}
	for _, w := range it.context {
		s.add(&s.meant, g.in[w], len(lex.used[w]) > 0, contextual*lex.weights[w])
	}
	return has
}

// facet takes back what the words of a facet say that are not the item's: they name the
// facet. It gives where the claim has any of its words.
func (g *glance) facet(it *item, f *facet, s *shares) (has where) {
	if f == nil {
		return 0
	}
	lex := &g.way.lexicon
	for _, w := range f.words {
		in := g.in[w]
		has |= in
		if in == 0 || slices.Contains(it.words, w) {
			continue
		}
		used := len(lex.used[w]) > 0
		s.add(&s.said, in, used, -lex.weights[w])
		if slices.Contains(it.context, w) {
			s.add(&s.meant, in, used, -contextual*lex.weights[w])
		}
	}
	return has
}

// add adds a weight to all phrases that have a word, if it counts.
func (s *shares) add(to *[phrasesMost + 1]float64, in where, used bool, weight float64) {
	if in&(phrase|counted) == 0 || !counts(in, used) {
		return
	}
	for p := range to {
		if in&(1<<p) != 0 {
			to[p] += weight
		}
	}
}
