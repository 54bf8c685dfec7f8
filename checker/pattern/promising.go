package pattern

import (
	"slices"

	"crossfoot/checker/arith"
	"crossfoot/checker/lookup"
	"crossfoot/checker/matrix"
)

// This file leaves out the proposals that cannot be worth their price.

// heights tells how large consecutive figures of a list are at most: a tree whose every node has the larger figure of the two below it, without
// their signs (a segment tree; de Berg et al., Computational Geometry, 10.3).
type heights []int64

func heightsOf(figures []int64) heights {
	n := len(figures)
	tree := make(heights, 2*n)
	for i, x := range figures {
		tree[n+i] = arith.Abs(x)
	}
	for i := n - 1; i > 0; i-- {
		tree[i] = max(tree[2*i], tree[2*i+1])
	}
	return tree
}

// between is the largest figure from one place to before another.
func (t heights) between(from, to int) int64 {
	n, most := len(t)/2, int64(0)
	for from, to = from+n, to+n; from < to; from, to = from/2, to/2 {
		if from%2 == 1 {
			most = max(most, t[from])
			from++
		}
		if to%2 == 1 {
			to--
			most = max(most, t[to])
		}
	}
	return most
}

// runningSums are what the first figures of a list come to: none of them, one, two and so on.
func runningSums(figures []int64) []int64 {
	sums := make([]int64, 1, len(figures)+1)
	for i, x := range figures {
		sums = append(sums, sums[i]+x)
	}
	return sums
}

// promising are the proposals that may be worth their price. In a long list of a column or
// two whose signs are mixed, many long runs come to some line by chance; to weigh each of
// them part by part would take as long as there are lines, for each line.
func (f *finder) promising(list []int, found []proposal) []proposal {
	if len(list) <= lookup.ShortList || len(f.sample) > fewPositions {
		return found
	}
	heights, sums := make([]heights, len(f.sample)), make([][]int64, len(f.sample))
	for i, pos := range f.sample {
		figures := f.figuresAt(make([]int64, 0, len(list)), list, pos)
		heights[i], sums[i] = heightsOf(figures), runningSums(figures)
	}
	return slices.DeleteFunc(found, func(p proposal) bool {
		bits := 0.0
		for i, pos := range f.sample {
			size := max(1, heights[i].between(p.from, p.to), arith.Abs(f.Val(f.Index(p.total, pos))))
			bits += f.worthAtMost(list, p, pos, size, sums[i][p.to]-sums[i][p.from])
		}
		return bits <= f.price(list, p, max(1, p.to-p.from-1-f.shareLines))
	})
}

// fewPositions are so few that chance often agrees with all it is asked.
const fewPositions = 8

// worthAtMost is no less than a proposal is worth in one position, where its lines come to
// a sum and their figures and the total's are no larger than a size.
func (f *finder) worthAtMost(list []int, p proposal, pos int, size, sum int64) float64 {
	at := f.Index(p.total, pos)
	total := f.Val(at)
	if i, in := slices.BinarySearch(list, p.total); in && p.from <= i && i < p.to {
		sum -= total
	}
	diff, g := arith.Abs(total-sum), f.GrainOf(at)
	switch {
	case diff == 0 || f.shareLines > 0: // of which some may be no parts
		return max(bitsSingle, matrix.Worth(size, 0, 1))
	case f.Scaled != nil || diff <= f.Slack(0, p.to-p.from, g)+g.Coarsest():
		return max(0, matrix.Worth(size, diff, 1)-matrix.PriceInexact)
	}
	return 0
}
