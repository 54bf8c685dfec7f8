package prose

import (
	"strings"
	"unicode/utf8"

	"crossfoot/sheets"
	"crossfoot/sheets/figure"
	"crossfoot/sheets/lazy"
)

// This file reads totals with their parts, all with what they have changed by:
// 收入完成24627万元,比上年减收1070万元。其中:税收收入8103万元,增收1284万元;非税收入16524万元,减收2354万元。
// Where the changes of the parts come to that of the total, the parts are all of it, though 其中 does
// not say so, and the amounts have to come to it, too. The same holds the other way round.

var (
	moved   = lazy.Regexp(`(?:(` + zhLess + `)|` + zhMore + `)(?:了|为|达到?)?(?:约|近)?\s*$`)
	amongIt = lazy.Regexp(`其中[,:]?`)
)

// moving is a piece of a text that states an amount, and by how much it has changed.
type moving struct {
	amount, change figure.Figure
	about          string // the words before the amount
	from, to       int    // of the paragraph, with no words before the amount
	ofThese        bool   // it stands behind 其中
	ends           bool   // its sentence ends with it
}

// parallel are the totals of a folded paragraph whose parts come to them by their amounts or by their
// changes, but not by both.
func parallel(p sheets.Paragraph, text string) (out []Sum) {
	if !strings.Contains(text, "其中") {
		return nil
	}
	all := movings(text)
	for i := range all {
		if total := all[i]; total != nil && !total.ofThese {
			if n := partsBehind(all[i+1:]); n > 1 {
				out = append(out, unlike(p, text, *total, all[i+1:i+1+n])...)
			}
		}
	}
	return out
}

// partsBehind is how many pieces that follow a total are its parts, up to the end of a sentence: none
// if some of these have parts themselves or state something else.
func partsBehind(pieces []*moving) (n int) {
	for ; n < len(pieces); n++ {
		switch m := pieces[n]; {
		case m == nil, m.ofThese != (n == 0):
			return 0
		case m.ends:
			if n+1 < len(pieces) && pieces[n+1] != nil && pieces[n+1].ofThese {
				return 0
			}
			return n + 1
		}
	}
	return n
}

// unlike are the amounts or the changes of a total and its parts, if the others come out and these do not.
func unlike(p sheets.Paragraph, text string, total moving, parts []*moving) []Sum {
	s := Sum{Para: p, About: total.about, Quote: text[total.from:parts[len(parts)-1].to], whole: true}
	amounts, changes := s, s
	amounts.Total, changes.Total = total.amount, total.change
	for _, m := range parts {
		if unitOf(m.amount) != unitOf(total.amount) {
			return nil
		}
		amounts.Parts = append(amounts.Parts, m.amount)
		changes.Parts = append(changes.Parts, m.change)
	}
	switch a, c := amounts.holds(), changes.holds(); {
	case c && !a && !total.change.IsZero():
		return []Sum{amounts}
	case a && !c:
		return []Sum{changes}
	}
	return nil
}

// movings are the pieces of a folded text that state an amount and its change; nil stands for one that
// states something else.
func movings(text string) (out []*moving) {
	from, behind := 0, false
	add := func(to int, ends bool) {
		if strings.TrimSpace(text[from:to]) == "" {
			return
		}
		found := movingIn(text[from:to])
		for _, m := range found {
			m.from, m.to = m.from+from, m.to+from
		}
		if found == nil {
			found = []*moving{nil}
		} else {
			found[0].ofThese, found[len(found)-1].ends = behind, ends
		}
		out = append(out, found...)
	}
	marks := amongIt().FindAllStringIndex(text, -1)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case len(marks) > 0 && i == marks[0][0]:
			add(i, false)
			i, from, behind, marks = marks[0][1], marks[0][1], true, marks[1:]
			continue
		case strings.ContainsRune(ends, r):
			add(i, r != ';')
			from, behind = i+size, false
		}
		i += size
	}
	add(len(text), true)
	return out
}

// movingIn reads amounts with a change of each, and no other figure of their unit but what something is a
// share of, as in 完成年初预算60999万元的40.4%.
func movingIn(text string) (out []*moving) {
	s := sentence{text, countsIn(text)}
	unit, changed := "", true
	for i, c := range s.counts {
		u := unitOf(c.Figure)
		if c.Kind != figure.Number || u == "" || c.Big() || unit != "" && u != unit || strings.ContainsAny(u, "年月日号季周") {
			continue
		}
		by := moved().FindStringSubmatch(s.gap(i))
		switch {
		case strings.HasPrefix(s.gap(i+1), "的"):
		case changed == (by != nil):
			return nil
		case by != nil:
			m := out[len(out)-1]
			if m.change, m.to, changed = c.Figure, c.To, true; by[1] != "" {
				m.change.Coef = -m.change.Coef
			}
		default:
			unit, changed = u, false
			out = append(out, &moving{amount: c.Figure, about: strings.TrimSpace(tail(s.gap(i))), from: c.From})
		}
	}
	if !changed {
		return nil
	}
	return out
}
