package figure

import (
	"math/bits"
	"slices"

	"crossfoot/sheets/bitset"
)

// packed is a figure in eight bytes, if it is plain: a number or mark that is its kind,
// its value and its scale alone. From the lowest bit on it is its kind, whether it is
// Full, its scale, and its coefficient. If the kind is elsewhere, the rest says where in
// List.full.
type packed uint64

const (
	kindBits   = 4
	fullBit    = 1 << kindBits
	scaleShift = kindBits + 1
	coefShift  = scaleShift + 8
	elsewhere  = 1<<kindBits - 1 // no Kind is so high
)

// List holds the figures of those places of a sheet that were given one, in eight bytes
// each as far as they are plain. The others stand in full beside it. Its places are
// counted from 0.
type List struct {
	filled bitset.Set
	before []uint32 // by 64 places: how many figures come before them
	packed []packed
	full   []Figure
	most   int // no figure stands from here on, nor has been counted
}

// NewList is a list of so many places without figures.
func NewList(n int) List {
	return List{filled: bitset.New(n), before: make([]uint32, bitset.Words(n))}
}

// Set puts a figure at a place. It is soon done for one that has a figure or is behind all
// that have; elsewhere those that follow move.
func (l *List) Set(i int, f Figure) {
	p := l.pack(f)
	if l.filled.Has(i) {
		l.packed[l.rank(i)] = p
		return
	}
	counted := bitset.Words(l.most)
	for w := counted; w <= i/64; w++ {
		l.before[w] = uint32(len(l.packed))
	}
	for w := i/64 + 1; w < counted; w++ {
		l.before[w]++
	}
	if n := len(l.packed); n == cap(l.packed) { // twice as many, or what can yet come if they come in order
		l.packed = slices.Grow(l.packed, max(1, min(n, 64*len(l.filled)-i)))
	}
	l.packed = slices.Insert(l.packed, l.rank(i), p)
	l.filled.Add(i)
	l.most = max(l.most, i+1)
}

func (l *List) pack(f Figure) packed {
	if (f.Rare == nil || f.Rare == allDigits) && f.Coef<<coefShift>>coefShift == f.Coef {
		p := packed(f.Coef)<<coefShift | packed(uint8(f.Scale))<<scaleShift | packed(f.Kind)
		if f.Rare != nil {
			p |= fullBit
		}
		return p
	}
	l.full = append(l.full, f)
	return packed(len(l.full)-1)<<kindBits | elsewhere
}

// rank is how many figures come before that of a place.
func (l *List) rank(i int) int {
	return int(l.before[i/64]) + bits.OnesCount64(l.filled[i/64]&(1<<(i%64)-1))
}

// At is the figure of a place that has one.
func (l *List) At(i int) Figure {
	p := l.packed[l.rank(i)]
	if p&elsewhere == elsewhere {
		return l.full[p>>kindBits]
	}
	f := Figure{Coef: int64(p) >> coefShift, Scale: int8(p >> scaleShift), Kind: Kind(p & elsewhere)}
	if p&fullBit != 0 {
		f.Rare = allDigits
	}
	return f
}
