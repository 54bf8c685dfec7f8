package relation

// This file finds out what a table's figures are multiples of.

// basesSeen is how many different figures must be multiples of a base, and
// baseSlips how many of them there must be for each that is not.
const (
	basesSeen = 12
	baseSlips = 20
)

// commonBase is the number that the table's whole figures are multiples of, in
// units of its scale, if it is one to which tables are rounded and there are
// figures enough to show it. Averages in tenths beside them do not hide it, nor
// does a slip of the pen here and there.
func (n *numbers) commonBase() int64 {
	bases := [...]int64{1000, 100, 10, 5, 3}
	var others [len(bases)]int // figures that are no multiples
	one := n.one()
	figures, seen := 0, map[int64]struct{}{}
	for i := range n.size() {
		v := n.val(i)
		if n.state(i) != known || v == 0 || v%one != 0 {
			continue
		}
		figures++
		if len(seen) < basesSeen {
			seen[v] = struct{}{}
		}
		open := false
		for k, b := range bases {
			if v%(b*one) != 0 {
				others[k]++
			}
			open = open || others[k] <= 1+n.size()/baseSlips
		}
		if !open {
			return one
		}
	}
	if len(seen) < basesSeen {
		return one
	}
	for k, b := range bases {
		if others[k] <= figures/baseSlips {
			return b * one
		}
	}
	return one
}

// one is the number 1 in units of the scale.
func (n *numbers) one() int64 {
	one := int64(1)
	for range n.scale {
		one *= 10
	}
	return one
}
