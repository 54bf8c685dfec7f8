package says

import "strings"

// What labels say, for rules about other claims than sums. Words are evidence beside
// the figures, never enough by themselves.

// Part tells whether a label begins like that of a part of another line, which a
// total does not take again: 其中, of which. #9 is a number.
func Part(label string) bool {
	number, sharp := strings.CutPrefix(strings.TrimSpace(label), "#")
	return MarkOf(label) == Inner && !(sharp && strings.ContainsAny(number, "0123456789"))
}

// Total tells whether a label names a total.
func Total(label string) bool { return Of(label)&ATotal != 0 }

// Rate tells whether a label names a rate, an average or a share.
func Rate(label string) bool { return Of(label)&ARate != 0 }

// NoAmount says whether a rate, a change or a balance is named.
func (s Said) NoAmount() bool { return s&(ARate|ADifference) != 0 }

// NoAmount tells whether a label names a rate, an average, a share, a change or a
// balance.
func NoAmount(label string) bool { return Of(label).NoAmount() }
