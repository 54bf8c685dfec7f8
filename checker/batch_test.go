package checker_test

import (
	"testing"

	"crossfoot/checker"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/sheettest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
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
	require.NoError(t, b.Put(t.Context(), 2, checker.ExamineBook(t.Context(), sheettest.Book(sheettest.Sheet("c", grid, true)), o)))
	require.NoError(t, b.Put(t.Context(), 0, checker.ExamineBook(t.Context(), sheettest.Book(sheettest.Sheet("a", grid, true)), o)))
	require.NoError(t, b.Put(t.Context(), 1, checker.Refused("b", assert.AnError)))
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
		require.NoError(t, b.Put(t.Context(), i, checker.Heavy(e, 1_500_000)))
	}
	files := b.Join(t.Context())
	assert.Equal(t, []int{1, 1, 1}, sizes)
	assert.Empty(t, files[0].Unread)
	assert.Len(t, files[1].Unread, 1)
	assert.Contains(t, files[2].Unread[0].Reason.Text.EN, "not compared")
}

// A batch says of records which of the files it would hold, and holds those when they are
// examined again; what is finished stays as it is.
func TestBatchOfRecords(t *testing.T) {
	var sizes []int
	counts := &checker.Rule{ID: "counts", Join: func(j *checker.Joint) error {
		sizes = append(sizes, len(j.Files))
		return nil
	}}
	o := checker.Options{Rules: []*checker.Rule{counts}}
	file := func(figures int) checker.File { return checker.File{Counts: checker.Counts{Figures: figures}} }
	for _, c := range []struct {
		figures []int
		want    []bool
	}{
		{nil, []bool{}},
		{[]int{0, 9_000_000, 1}, []bool{true, true, false}},
		{[]int{1_500_000, 1_500_000, 500_000, 1}, []bool{true, false, true, false}},
	} {
		var files []checker.File
		for _, n := range c.figures {
			files = append(files, file(n))
		}
		assert.Equal(t, c.want, checker.Held(files))
	}
	broken := file(1)
	broken.Err = lang.New("no", "否")
	files := []checker.File{broken, file(1_500_000), file(1_500_000), file(500_000)}
	assert.Equal(t, []bool{false, true, false, true}, checker.Held(files))

	found := checker.Finding{Rule: counts, ID: "kept", Group: "of another"}
	files[2].Findings = []checker.Finding{found}
	b := checker.NewBatch(len(files), o)
	for i, held := range checker.Held(files) {
		if held {
			e := checker.ExamineBook(t.Context(), sheettest.Book(sheettest.Sheet("s", sheettest.Grid("Item | A | B", "x | 1 | 2", "y | 3 | 4"), true)), o)
			require.NoError(t, b.Put(t.Context(), i, checker.Heavy(e, files[i].Counts.Figures)))
		} else {
			require.NoError(t, b.Put(t.Context(), i, checker.Finished(files[i])))
		}
	}
	joined := b.Join(t.Context())
	assert.Equal(t, []int{2}, sizes)
	assert.Equal(t, []checker.Finding{found}, joined[2].Findings)
}

// A file is told of in its order, whichever was examined first, and none after an error.
func TestBatchSettled(t *testing.T) {
	var told []int
	b := checker.NewBatch(4, checker.Options{})
	b.Settled = func(i int, f *checker.File) error {
		told = append(told, i)
		*f = checker.File{Path: "told"}
		if i == 2 {
			return assert.AnError
		}
		return nil
	}
	put := func(i int) error {
		return b.Put(t.Context(), i, checker.Refused("a", assert.AnError).Alone(t.Context(), checker.Options{}))
	}
	require.NoError(t, put(1))
	assert.Empty(t, told)
	require.NoError(t, put(0))
	assert.Equal(t, []int{0, 1}, told)
	require.Error(t, put(2))
	require.Error(t, put(3))
	assert.Equal(t, []int{0, 1, 2}, told)
	assert.Equal(t, "told", b.Join(t.Context())[1].Path)
}
