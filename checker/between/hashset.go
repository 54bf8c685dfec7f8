package between

// hashSet is a set of hashes, each at its place or soon behind it, as half of the places
// are free (linear probing; Knuth, The Art of Computer Programming, volume 3, 6.4). It
// does not keep 0. The zero hashSet is empty.
type hashSet struct {
	places []uint64 // 0 if free
	n      int
}

func (s *hashSet) has(hash uint64) bool {
	return s.n > 0 && hash != 0 && s.places[s.place(hash)] == hash
}

func (s *hashSet) add(hash uint64) {
	if 2*s.n >= len(s.places) {
		old := s.places
		s.places, s.n = make([]uint64, max(1024, 2*len(old))), 0
		for _, h := range old {
			s.put(h)
		}
	}
	s.put(hash)
}

func (s *hashSet) put(hash uint64) {
	if at := s.place(hash); s.places[at] != hash {
		s.places[at] = hash
		s.n++
	}
}

// place is where a hash is, or the free place where it would be put. Its first bits may be
// alike, as those of a pile are, and its last as well, as a sieve leaves them.
func (s *hashSet) place(hash uint64) uint64 {
	mask := uint64(len(s.places) - 1)
	at := hash >> 24 & mask
	for s.places[at] != 0 && s.places[at] != hash {
		at = (at + 1) & mask
	}
	return at
}
