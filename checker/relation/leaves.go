package relation

import "slices"

// Leaves are the lines that a total adds up in the end, where each line may have a sum of its own;
// none if the total has not.
func Leaves(total int, sumOf func(line int) *Pattern) (leaves []int) {
	if sumOf(total) == nil {
		return nil
	}
	seen := map[int]bool{}
	for open := []int{total}; len(open) > 0; open = open[1:] {
		p := sumOf(open[0])
		if p == nil {
			leaves = append(leaves, open[0])
			continue
		}
		for _, l := range p.Parts {
			if !seen[l.Index] {
				seen[l.Index] = true
				open = append(open, l.Index)
			}
		}
	}
	slices.Sort(leaves)
	return leaves
}
