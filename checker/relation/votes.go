package relation

import (
	"iter"
	"slices"
)

// vote says that a total came out in one position as the sum of two lines, or of a run
// between two.
type vote struct{ total, a, b int32 }

func (v vote) compare(w vote) int {
	switch {
	case v.total != w.total:
		return int(v.total) - int(w.total)
	case v.a != w.a:
		return int(v.a) - int(w.a)
	}
	return int(v.b) - int(w.b)
}

// counted sorts votes by their totals and gives each with its number.
func counted(votes []vote) iter.Seq2[vote, int] {
	slices.SortFunc(votes, vote.compare)
	return func(yield func(vote, int) bool) {
		for from := 0; from < len(votes); {
			to := from + 1
			for to < len(votes) && votes[to] == votes[from] {
				to++
			}
			if !yield(votes[from], to-from) {
				return
			}
			from = to
		}
	}
}

// scored is what was voted for, so many times, and how far from the total it lies; what
// else is to be preferred has less of the rest.
type scored struct {
	vote
	votes, away, rest int
}

// best are the best of each total, so many of them at most, by totals.
func best(found []scored, most int) []vote {
	slices.SortFunc(found, func(a, b scored) int {
		switch {
		case a.total != b.total:
			return int(a.total) - int(b.total)
		case a.votes != b.votes:
			return b.votes - a.votes
		case a.away != b.away:
			return a.away - b.away
		case a.rest != b.rest:
			return a.rest - b.rest
		}
		return a.compare(b.vote)
	})
	var out []vote
	for i, r := range found {
		if i < most || found[i-most].total != r.total {
			out = append(out, r.vote)
		}
	}
	return out
}
