package relation

import "strings"

// What labels say, for rules about other claims than sums. Words are evidence beside
// the figures, never enough by themselves.

// SaysPart tells whether a label begins like that of a part of another line, which a
// total does not take again: 其中, of which. #9 is a number.
func SaysPart(label string) bool {
	number, sharp := strings.CutPrefix(strings.TrimSpace(label), "#")
	return markOf(label) == inner && !(sharp && strings.ContainsAny(number, "0123456789"))
}

// SaysRate tells whether a label names a rate, an average or a share.
func SaysRate(label string) bool { return saysRate(label) }

// SaysDifference tells whether a label names a change or a balance.
func SaysDifference(label string) bool { return saysDifference(label) }
