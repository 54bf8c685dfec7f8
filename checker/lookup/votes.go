package lookup

import (
	"cmp"
	"iter"
	"slices"

	"crossfoot/checker/arith"
)

// Vote says that a total came out in one position as the sum of two lines, or of a run
// between two. It is one number, so that many are soon sorted: by the total, and then by
// the two lines.
type Vote uint64

const (
	voteBits = 21 // for each; a table has no more lines than a sheet has rows
	voteMask = 1<<voteBits - 1
)

func voteFor(total, a, b int) Vote { return Vote(total)<<(2*voteBits) | Vote(a)<<voteBits | Vote(b) }

// Total is the line that came out.
func (v Vote) Total() int { return int(v >> (2 * voteBits)) }

// A is the first of two lines, or the place in its list where a run begins.
func (v Vote) A() int { return int(v >> voteBits & voteMask) }

// B is the second of two lines, or the place in its list before which a run ends.
func (v Vote) B() int { return int(v & voteMask) }

// Spread is how far two lines lie from the total, together.
func (v Vote) Spread() int {
	return int(arith.Abs(int64(v.A()-v.Total())) + arith.Abs(int64(v.B()-v.Total())))
}

// Counted sorts votes and gives each with how often it was given.
func Counted(votes []Vote) iter.Seq2[Vote, int] {
	slices.Sort(votes)
	return func(yield func(Vote, int) bool) {
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

// Scored is what was voted for, so many times, and how far from the total it lies; what
// else is to be preferred has less of the rest.
type Scored struct {
	Vote
	Votes, Away, Rest int
}

// Best are the best of each total, so many of them at most, by totals.
func Best(found []Scored, most int) []Vote {
	slices.SortFunc(found, func(a, b Scored) int {
		switch {
		case a.Total() != b.Total():
			return a.Total() - b.Total()
		case a.Votes != b.Votes:
			return b.Votes - a.Votes
		case a.Away != b.Away:
			return a.Away - b.Away
		case a.Rest != b.Rest:
			return a.Rest - b.Rest
		}
		return cmp.Compare(a.Vote, b.Vote)
	})
	var out []Vote
	for i, r := range found {
		if i < most || found[i-most].Total() != r.Total() {
			out = append(out, r.Vote)
		}
	}
	return out
}
