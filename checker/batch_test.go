package checker_test

import (
	"testing"

	"crossfoot/checker"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
)

// Files are joined in their order, whichever was examined first.
func TestBatch(t *testing.T) {
	together := &checker.Rule{ID: "together", Join: func(j *checker.Joint) error {
		for i, f := range j.Files {
			j.Report(i, checker.Finding{Rule: j.Rule, Table: -1, Got: f.Book.Name, Want: j.Files[0].Book.Name})
			j.Unread(i, checker.Unread{Sheet: f.Book.Name})
		}
		return nil
	}}
	o := checker.Options{Rules: []*checker.Rule{together}}
	b := checker.NewBatch(3, o)
	grid := sheettest.Grid("Item | A | B", "x | 1 | 2", "y | 3 | 4")
	b.Put(t.Context(), 2, checker.ExamineBook(t.Context(), sheettest.Book(sheettest.Sheet("c", grid, true)), o))
	b.Put(t.Context(), 0, checker.ExamineBook(t.Context(), sheettest.Book(sheettest.Sheet("a", grid, true)), o))
	b.Put(t.Context(), 1, checker.Refused("b", assert.AnError))
	files := b.Join(t.Context())
	assert.Equal(t, "c", files[2].Findings[0].Got)
	assert.Equal(t, "a", files[2].Findings[0].Want)
	assert.Equal(t, "c", files[2].Unread[0].Sheet)
	assert.NotNil(t, files[1].Err)
	assert.Empty(t, files[1].Findings)
}

// What is held is bounded: a file beyond that is together with itself only.
func TestBatchLetsGo(t *testing.T) {
	var sizes []int
	counts := &checker.Rule{ID: "counts", Join: func(j *checker.Joint) error {
		sizes = append(sizes, len(j.Files))
		return nil
	}}
	o := checker.Options{Rules: []*checker.Rule{counts}}
	b := checker.NewBatch(3, o)
	for i := range 3 {
		e := checker.ExamineBook(t.Context(), sheettest.Book(sheettest.Sheet("s", sheettest.Grid("Item | A | B", "x | 1 | 2", "y | 3 | 4"), true)), o)
		b.Put(t.Context(), i, checker.Heavy(e, 1_500_000))
	}
	files := b.Join(t.Context())
	assert.Equal(t, []int{1, 1, 1}, sizes)
	assert.Empty(t, files[0].Unread)
	assert.Len(t, files[1].Unread, 1)
	assert.Contains(t, files[2].Unread[0].Reason.Text.EN, "not compared")
}
