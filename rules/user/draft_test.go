package user_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/rules/user"
	"crossfoot/sheets"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/xlsx"
)

func ids() (out []string) {
	for _, r := range rules.All {
		out = append(out, r.ID)
	}
	return out
}

// found is what the program finds in a book, with a rules file or without.
func found(t require.TestingT, book *sheets.Book, r *user.Rules) (checker.File, []*checker.Sums) {
	o := checker.Options{Rules: rules.All}
	if r != nil {
		o.Settings, o.Names = r.Settings(), r.Names
	}
	e := checker.ExamineBook(book, o)
	return checker.Join([]checker.Examined{e}, o)[0], e.Tables()
}

// roundTrip drafts rules for a book and asks that checking with them finds the same.
func roundTrip(t require.TestingT, book *sheets.Book, l lang.Lang) string {
	before, tables := found(t, book, nil)
	d := &user.Draft{Lang: l}
	err := d.Settle([]checker.File{before}, [][]*checker.Sums{tables}, ids(), func(r *user.Rules) ([]checker.File, error) {
		f, _ := found(t, book, r)
		return []checker.File{f}, nil
	})
	require.NoError(t, err)
	draft := d.String()
	r, err := user.Load("draft.yaml", []byte(draft), ids())
	require.NoError(t, err, draft)
	after, _ := found(t, book, r)
	for _, f := range []checker.File{before, after} { // which points into the analysis
		for i := range f.Findings {
			f.Findings[i].Slip = nil
		}
	}
	assert.Equal(t, before.Findings, after.Findings, draft)
	return draft
}

// TestDraftFindsTheSame is about every table that the other tests know.
func TestDraftFindsTheSame(t *testing.T) {
	paths, err := filepath.Glob("../../fixtures/*/*.txtar")
	require.NoError(t, err)
	stated := 0
	for i, path := range paths {
		if filepath.Base(filepath.Dir(path)) == "scripts" {
			continue
		}
		f := checktest.Load(t, path)
		t.Run(f.Name, func(t *testing.T) {
			draft := roundTrip(t, f.Book(), lang.Lang(i%2))
			r, err := user.Load("draft.yaml", []byte(draft), ids())
			require.NoError(t, err)
			for _, table := range r.Config.Tables {
				if table.Total != "" {
					stated++
				}
				stated += len(table.Relations)
			}
		})
	}
	assert.Greater(t, stated, 100, "drafts that state nothing change nothing")
}

func TestDraftOfTheNotice(t *testing.T) {
	data, err := os.ReadFile("../../fixtures/notice.xlsx")
	require.NoError(t, err)
	book, err := sheets.Open(sheets.Source{Name: "notice.xlsx", Data: data, Limits: sheets.DefaultLimits}, []sheets.Decoder{xlsx.Decoder()})
	require.NoError(t, err)
	draft := roundTrip(t, book, lang.ZH)
	assert.Contains(t, draft, "total: 拟下达舟山指标\n    entities: [市本级, 定海区,")
}

// TestDraftOfMadeTables puts slips into tables that are made up.
func TestDraftOfMadeTables(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		layout := rapid.SampledFrom(checktest.Layouts).Draw(t, "columns")
		a := checktest.Allocate(t, checktest.Shape{MinRows: 3, Digits: 2, Layouts: []string{layout}})
		book := a.Fixture(rapid.Bool().Draw(t, "typed")).Book()
		cells := book.Sheets[0].Cells
		if i := rapid.IntRange(0, len(cells)-1).Draw(t, "cell"); cells[i].Raw != "" {
			cells[i].Raw += rapid.SampledFrom([]string{"", "1", "0"}).Draw(t, "slip")
		}
		roundTrip(t, book, lang.EN)
	})
}
