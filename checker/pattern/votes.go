package pattern

import (
	"cmp"
	"iter"
	"slices"
)

// vote says that a total came out in one position as the sum of two lines, or of a run
// between two. It is one number, so that many are soon sorted: by the total, and then by
// the two lines.
type vote uint64

const (
	voteBits = 21 // for each; a table has no more lines than a sheet has rows
	voteMask = 1<<voteBits - 1
)

func voteFor(total, a, b int) vote { return vote(total)<<(2*voteBits) | vote(a)<<voteBits | vote(b) }

func (v vote) total() int { return int(v >> (2 * voteBits)) }
func (v vote) a() int     { return int(v >> voteBits & voteMask) }
func (v vote) b() int     { return int(v & voteMask) }

// counted sorts votes and gives each with how often it was given.
func counted(votes []vote) iter.Seq2[vote, int] {
	slices.Sort(votes)
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
		case a.total() != b.total():
			return a.total() - b.total()
		case a.votes != b.votes:
			return b.votes - a.votes
		case a.away != b.away:
			return a.away - b.away
		case a.rest != b.rest:
			return a.rest - b.rest
		}
		return cmp.Compare(a.vote, b.vote)
	})
	var out []vote
	for i, r := range found {
		if i < most || found[i-most].total() != r.total() {
			out = append(out, r.vote)
		}
	}
	return out
}
