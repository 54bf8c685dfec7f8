package between

// hashes are a set of hashes: a hash table with open addressing. It is asked about every figure of
// every table. The hash 0 is never in it.
type hashes struct {
	slots []uint64 // twice as many at least as there are in it; 0 where a slot is free
	n     int
}

// have says whether a hash is in the set.
func (s *hashes) have(hash uint64) bool { return s.n > 0 && hash != 0 && s.slots[s.slot(hash)] == hash }

// add puts a hash into the set.
func (s *hashes) add(hash uint64) {
	if 2*s.n >= len(s.slots) {
		old := s.slots
		s.slots, s.n = make([]uint64, max(64, 2*len(old))), 0
		for _, h := range old {
			s.add(h)
		}
	}
	if hash == 0 {
		return
	}
	if at := &s.slots[s.slot(hash)]; *at == 0 {
		*at = hash
		s.n++
	}
}

// slot is where a hash stands, or the free slot where it would. The last bits are not left to chance
// by the sieve.
func (s *hashes) slot(hash uint64) uint64 {
	mask := uint64(len(s.slots) - 1)
	at := hash >> 24 & mask
	for s.slots[at] != 0 && s.slots[at] != hash {
		at = (at + 1) & mask
	}
	return at
}
