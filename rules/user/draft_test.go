package user_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker"
	"crossfoot/checker/checktest"
	"crossfoot/rules"
	"crossfoot/rules/user"
	"crossfoot/sheets"
	"crossfoot/sheets/docx"
	"crossfoot/sheets/html"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/text"
	"crossfoot/sheets/xlsx"
)

func ids() (out []string) {
	for _, r := range rules.All {
		out = append(out, r.ID)
	}
	return out
}

// found is what the program finds in books that are given together, with a rules file
// or without.
func found(books []*sheets.Book, r *user.Rules) (files []checker.File, tables [][]*checker.Sums) {
	o := checker.Options{Rules: rules.All}
	if r != nil {
		o.Settings, o.Names = r.Settings(), r.Names
	}
	var all []checker.Examined
	for _, book := range books {
		all = append(all, checker.ExamineBook(context.Background(), book, o))
		tables = append(tables, all[len(all)-1].Tables())
	}
	return checker.Join(context.Background(), all, o), tables
}

// roundTrip drafts rules for books and asks that checking with them finds the same,
// and that editors take the draft as well.
func roundTrip(t require.TestingT, schema *validator.Schema, l lang.Lang, books ...*sheets.Book) *user.Rules {
	before, tables := found(books, nil)
	d := &user.Draft{Lang: l}
	err := d.Settle(before, tables, ids(), func(r *user.Rules) ([]checker.File, error) {
		files, _ := found(books, r)
		return files, nil
	})
	require.NoError(t, err)
	draft := d.String()
	r, err := user.Load("draft.yaml", []byte(draft), ids())
	require.NoError(t, err, draft)
	require.NoError(t, fits(schema, draft), draft)
	after, _ := found(books, r)
	require.Len(t, after, len(before))
	for _, outcome := range r.Settings().Outcomes(after) {
		assert.True(t, outcome.Applied, "%s: %s\n%s", outcome.Name, outcome.Why.In(l), draft)
	}
	for i := range after {
		// What is stated is so everywhere, where a part cannot be read as well.
		after[i].Outcomes, after[i].Counts.Undetermined, after[i].Doubtful = nil, before[i].Counts.Undetermined, before[i].Doubtful
		for _, f := range []*checker.File{&before[i], &after[i]} { // which points into the analysis
			for k := range f.Findings {
				f.Findings[k].Slip = nil
			}
		}
		assert.Equal(t, before[i], after[i], draft)
	}
	return r
}

// compiled is the schema that the program prints.
func compiled(t *testing.T) *validator.Schema {
	doc, err := validator.UnmarshalJSON(bytes.NewReader(user.Schema))
	require.NoError(t, err)
	c := validator.NewCompiler()
	require.NoError(t, c.AddResource("schema.json", doc))
	schema, err := c.Compile("schema.json")
	require.NoError(t, err)
	return schema
}

// fits says what the schema makes of a rules file.
func fits(schema *validator.Schema, source string) error {
	data, err := yaml.YAMLToJSON([]byte(source))
	if err != nil {
		return err
	}
	value, err := validator.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	if value == nil { // a draft that says nothing
		return nil
	}
	return schema.Validate(value)
}

// TestDraftFindsTheSame is about every table that the other tests know.
func TestDraftFindsTheSame(t *testing.T) {
	paths, err := filepath.Glob("../../fixtures/*/*.txtar")
	require.NoError(t, err)
	schema, stated := compiled(t), 0
	for i, path := range paths {
		if filepath.Base(filepath.Dir(path)) == "scripts" {
			continue
		}
		f := checktest.Load(t, path)
		t.Run(f.Name, func(t *testing.T) {
			r := roundTrip(t, schema, lang.Lang(i%2), f.Books()...)
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

// TestDraftOfFiles is about every workbook and document among the fixtures.
func TestDraftOfFiles(t *testing.T) {
	decoders := append([]sheets.Decoder{xlsx.Decoder(), docx.Decoder(), html.Decoder()}, text.Decoders()...)
	for _, name := range []string{"notice.xlsx", "notice-mended.xlsx", "notice.docx", "notice.html", "rules-file/budget.csv", "rules-file/places.csv"} {
		for _, l := range []lang.Lang{lang.EN, lang.ZH} {
			data, err := os.ReadFile("../../fixtures/" + name)
			require.NoError(t, err)
			book, err := sheets.Open(t.Context(), sheets.Source{Name: name, Data: data, Limits: sheets.DefaultLimits}, decoders)
			require.NoError(t, err, name)
			r := roundTrip(t, compiled(t), l, book)
			require.NotEmpty(t, r.Config.Tables, name)
			if strings.HasPrefix(name, "notice") {
				assert.Equal(t, "拟下达舟山指标", r.Config.Tables[0].Total, name)
			}
		}
	}
}

// TestWhatADraftShowsCanBeUsed takes the # from the examples in a draft.
func TestWhatADraftShowsCanBeUsed(t *testing.T) {
	for _, l := range []lang.Lang{lang.EN, lang.ZH} {
		d := (&user.Draft{Lang: l}).String()
		shown := regexp.MustCompile(`(?m)^# ((skip|rules|checks|nil-marks|tolerance|accepted):|  )`).ReplaceAllString(d, "$1")
		require.NoError(t, fits(compiled(t), shown), shown)
		r, err := user.Load("draft.yaml", []byte(shown), ids())
		require.NoError(t, err, shown)
		assert.Len(t, r.Checks, 1)
		assert.Len(t, r.Config.Skip, 2)
		assert.Len(t, r.Config.Rules, 1)
		assert.Len(t, r.Config.NilMarks, 1)
		assert.NotNil(t, r.Config.Tolerance)
		assert.Len(t, r.Settings().Accepted, 1)
	}
}

// TestDraftOfMadeTables puts slips into tables that are made up.
func TestDraftOfMadeTables(t *testing.T) {
	schema := compiled(t)
	rapid.Check(t, func(t *rapid.T) {
		layout := rapid.SampledFrom(checktest.Layouts).Draw(t, "columns")
		a := checktest.Allocate(t, checktest.Shape{MinRows: 3, Digits: 2, Layouts: []string{layout}})
		book := a.Fixture(rapid.Bool().Draw(t, "typed")).Book()
		cells := book.Sheets[0].Cells.List()
		if i := rapid.IntRange(0, len(cells)-1).Draw(t, "cell"); cells[i].Raw != "" {
			cells[i].Raw += rapid.SampledFrom([]string{"", "1", "0"}).Draw(t, "slip")
		}
		book.Sheets[0].Cells = sheets.Pack(cells...)
		roundTrip(t, schema, lang.EN, book)
	})
}
