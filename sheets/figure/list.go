package figure

// List holds the figures of a sheet in eight bytes each, as far as they are plain: a
// number or mark that is its kind, its value and its scale alone. The others stand in
// full beside it. Its places are counted from 1; at 0 there is a blank.
type List struct {
	packed []Packed
	full   []Figure
}

// Packed is a figure in a List: from the lowest bit on its kind, whether it is Full, its
// scale, and its coefficient. If the kind is elsewhere, the rest says where in List.full.
type Packed uint64

const (
	kindBits   = 4
	fullBit    = 1 << kindBits
	scaleShift = kindBits + 1
	coefShift  = scaleShift + 8
	elsewhere  = 1<<kindBits - 1 // no Kind is so high
)

// NewList is a list of so many blanks.
func NewList(n int) List { return List{packed: make([]Packed, n+1)} }

// Pack makes a figure ready to be put into the list, at any number of places.
func (l *List) Pack(f Figure) Packed {
	if (f.Rare == nil || f.Rare == allDigits) && f.Coef<<coefShift>>coefShift == f.Coef {
		p := Packed(f.Coef)<<coefShift | Packed(uint8(f.Scale))<<scaleShift | Packed(f.Kind)
		if f.Rare != nil {
			p |= fullBit
		}
		return p
	}
	l.full = append(l.full, f)
	return Packed(len(l.full)-1)<<kindBits | elsewhere
}

// Put puts a packed figure at a place.
func (l *List) Put(i int, p Packed) { l.packed[i] = p }

// Set puts a figure at a place.
func (l *List) Set(i int, f Figure) { l.packed[i] = l.Pack(f) }

// At is the figure at a place.
func (l *List) At(i int) Figure {
	p := l.packed[i]
	if p&elsewhere == elsewhere {
		return l.full[p>>kindBits]
	}
	f := Figure{Coef: int64(p) >> coefShift, Scale: int8(p >> scaleShift), Kind: Kind(p & elsewhere)}
	if p&fullBit != 0 {
		f.Rare = allDigits
	}
	return f
}

// Kind is the kind of the figure at a place.
func (l *List) Kind(i int) Kind {
	p := l.packed[i]
	if p&elsewhere == elsewhere {
		return l.full[p>>kindBits].Kind
	}
	return Kind(p & elsewhere)
}
