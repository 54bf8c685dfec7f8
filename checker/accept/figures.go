package accept

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"crossfoot/checker"
)

// longest is how much of a cell's text stands in an entry.
const longest = 60

// Figures are the figures of a finding in one line: what a person can read of them,
// and in brackets a digest of all of them, so that no change goes unseen. Neither the
// order of the columns nor the address matters to the digest.
func Figures(f *checker.Finding) string { return strings.TrimSpace(Readable(f) + " " + digest(f)) }

// Readable is the arithmetic of a finding, or else what stands in its cell.
func Readable(f *checker.Finding) string {
	switch {
	case f.Arithmetic != "":
		return f.Arithmetic
	case f.Want != "":
		return strings.TrimSpace(short(f.Cell.Text) + " → " + short(f.Want))
	}
	return short(f.Cell.Text)
}

func short(s string) string {
	runes := []rune(strings.Join(strings.Fields(s), " "))
	if len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return string(runes)
}

// digest is of everything that a finding says in figures, in brackets.
func digest(f *checker.Finding) string {
	var related []string
	for _, p := range f.Related {
		if text := strings.TrimSpace(p.Text); text != "" {
			related = append(related, text)
		}
	}
	slices.Sort(related)
	h := sha256.New()
	for _, s := range append([]string{strings.TrimSpace(f.Cell.Text), f.Got, f.Want}, related...) {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return "[" + hex.EncodeToString(h.Sum(nil))[:8] + "]"
}
