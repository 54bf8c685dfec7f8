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
