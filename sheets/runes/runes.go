// Package runes has sets of characters, makes wide ones narrow and large ones small, and raises those of notes.
package runes

import "strings"

// IsIdeograph says whether r is one of the characters that nearly all Chinese is written
// in (Unicode, CJK Unified Ideographs), which is much quicker to tell than what else it may be.
func IsIdeograph(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// BeginsIdeograph says whether a text begins with one of these, by its three bytes of UTF-8.
func BeginsIdeograph(s string) bool {
	return len(s) >= 3 && s[0] >= 0xE4 && s[0] <= 0xE9 && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 && (s[0] > 0xE4 || s[1] >= 0xB8)
}

// Lower is strings.ToLower, which looks every Chinese character up that it meets.
func Lower(s string) string {
	for _, r := range s {
		if !IsIdeograph(r) && (r >= 0x80 || 'A' <= r && r <= 'Z') {
			return strings.ToLower(s)
		}
	}
	return s
}

// Set is a set of characters that soon says that it does not have one, as mostly it does
// not. The zero Set is empty.
type Set struct {
	may [1024]bool // whether it has any of those with the same last bits
	has map[rune]bool
}

// Add puts a character into the set.
func (s *Set) Add(r rune) {
	if s.has == nil {
		s.has = map[rune]bool{}
	}
	s.has[r], s.may[uint32(r)%uint32(len(s.may))] = true, true
}

// Has says whether a character is in the set.
func (s *Set) Has(r rune) bool { return s.may[uint32(r)%uint32(len(s.may))] && s.has[r] }
