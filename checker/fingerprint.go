package checker

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Fingerprint names a finding by what it is about rather than where it stands:
// file name, sheet, item, entity and rule. It stays the same when rows are
// inserted above and items numbered anew, so a list of accepted findings outlives
// an edit. Two findings may share one; AssignIDs tells them apart.
func Fingerprint(f *Finding, file string) string {
	h := sha256.New()
	for _, s := range []string{baseName(file), f.Cell.Ref.Sheet, squeeze(f.Cell.Name()), squeeze(f.Cell.Entity), f.Rule.ID} {
		fmt.Fprintf(h, "%d:%s", len(s), s) // with its length, so that no two lists look alike
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// Name is what a cell's row is about without the running number, which changes
// when a row is inserted; if there is nothing else, it is the number.
func (p Place) Name() string {
	if words := strings.Fields(strings.TrimPrefix(p.Item, p.Serial)); len(words) > 0 {
		return strings.Join(words, " ")
	}
	return strings.TrimSpace(p.Item)
}

// AssignIDs gives every finding of a file its ID. Those with one fingerprint
// are numbered in the order of their cells, whatever the order of the slice.
func AssignIDs(findings []Finding, file string) {
	order := make([]*Finding, len(findings))
	for i := range findings {
		order[i] = &findings[i]
	}
	slices.SortStableFunc(order, func(a, b *Finding) int {
		x, y := a.Cell.Ref, b.Cell.Ref
		return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Col, y.Col), cmp.Compare(a.Arithmetic, b.Arithmetic))
	})
	times := make(map[string]int)
	for _, f := range order {
		f.ID = Fingerprint(f, file)
		times[f.ID]++
		if n := times[f.ID]; n > 1 {
			f.ID = fmt.Sprintf("%s-%d", f.ID, n)
		}
	}
}

// baseName is a path's last part, whichever system wrote the path.
func baseName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// squeeze drops the spaces and line breaks that a head gains and loses as its
// column is made wider.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
