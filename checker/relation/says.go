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

// SaysTotal tells whether a label names a total.
func SaysTotal(label string) bool { return saysOf(label)&aTotal != 0 }

// SaysRate tells whether a label names a rate, an average or a share.
func SaysRate(label string) bool { return saysOf(label)&aRate != 0 }

// noAmount says whether a rate, a change or a balance is named.
func (s said) noAmount() bool { return s&(aRate|aDifference) != 0 }

// SaysNoAmount tells whether a label names a rate, an average, a share, a change or a
// balance.
func SaysNoAmount(label string) bool { return saysOf(label).noAmount() }
