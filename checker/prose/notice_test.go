package prose_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker/prose"
	"crossfoot/checker/relation"
	"crossfoot/fixtures"
	"crossfoot/fixtures/annex"
	"crossfoot/fixtures/annex/annextest"
	"crossfoot/sheets"
	"crossfoot/sheets/table"
	"crossfoot/sheets/text"
)

// notice is the notice's text, with changes, and the tables of its annexes.
func notice(t *testing.T, tables []prose.Table, changes ...string) []prose.Source {
	t.Helper()
	data := strings.NewReplacer(changes...).Replace(fixtures.Notice)
	book, err := sheets.Open(t.Context(), sheets.Source{Name: "notice.txt", Data: []byte(data), Limits: sheets.DefaultLimits}, text.Decoders())
	require.NoError(t, err)
	return []prose.Source{{Prose: book.Prose}, {Tables: tables}}
}

func annexTables(t *testing.T) (out []prose.Table) {
	t.Helper()
	annexes := annextest.Books(t, annex.Variants(annextest.Annexes(t))[0])[0]
	for _, sheet := range annexes.Sheets {
		found, _ := table.Find(annexes, sheet)
		for _, f := range found {
			out = append(out, prose.Table{Analysis: relation.Find(f), File: 1, Index: len(out)})
		}
	}
	return out
}

// listed are the parts of the notice that are about the annexes.
func listed(part string) bool { return strings.Contains(part, "民生实事") }

// Every figure of the two lists of the notice is matched with its row, and agrees; of
// the work report in front of them only what names the same is.
func TestNoticeClaims(t *testing.T) {
	tables := annexTables(t)
	sources := notice(t, tables)
	claims, _ := prose.Read(0, sources[0].Prose, func(text string) bool { return !strings.ContainsAny(text, "。;") })
	r := prose.Compare(t.Context(), sources)
	matched := map[string]prose.Match{}
	differ := 0
	for _, m := range r.Matches {
		matched[m.Where().String()+m.Quote] = m
		if m.Verdict == prose.Differs {
			differ++
			assert.False(t, m.Same)
			assert.Equal(t, "完成35个省级高标准示范小区建设", m.Quote)
		}
	}
	assert.Equal(t, 1, differ)
	lists := 0
	for _, c := range claims {
		if !listed(c.Part()) || !strings.ContainsAny(c.Para.Text, "牵头") {
			continue
		}
		lists++
		m, ok := matched[c.Where().String()+c.Quote]
		if !assert.True(t, ok, "%s is not matched", c.Quote) {
			continue
		}
		assert.True(t, m.Same, c.Quote)
		if !strings.Contains(c.Quote, "超过1000人") { // which only says which islands
			assert.Equal(t, prose.Agrees, m.Verdict, c.Quote)
		}
		item := m.Table.Table.Item(m.Row)
		assert.True(t, shares(item, c.Para.Text), "%s: %s", c.Quote, item)
	}
	assert.Equal(t, 86, lists)
	assert.Equal(t, 90, r.Counts[0].Agree)
}

// shares says whether two texts have three characters in a row in common.
func shares(item, text string) bool {
	runes := []rune(item)
	for i := range len(runes) - 2 {
		if strings.Contains(text, string(runes[i:i+3])) {
			return true
		}
	}
	return false
}

// A figure of the lists that is changed is found in its cell, unless it is a bound
// that the new figure keeps. One in six is changed at once, as most must stay for the
// lists to be about the annexes.
func TestChangedClaims(t *testing.T) {
	tables := annexTables(t)
	figures := regexp.MustCompile(`([^\d.“-])(\d+)(%|[个所张家公里栋套处座条项])`)
	type cell struct{ table, row, col int }
	var able []prose.Match
	for _, m := range prose.Compare(t.Context(), notice(t, tables)).Matches {
		if m.Same && m.Verdict == prose.Agrees && figures.MatchString(m.Quote) {
			able = append(able, m)
		}
	}
	const times = 6
	found := 0
	for start := range times {
		var changes []string
		changed := map[cell]bool{}
		for i := start; i < len(able); i += times {
			m := able[i]
			q := figures.FindStringSubmatch(m.Quote)
			changes = append(changes, m.Quote, strings.Replace(m.Quote, q[0], q[1]+q[2]+"7"+q[3], 1))
			changed[cell{m.Table.Index, m.Row, m.Col}] = true
		}
		for _, x := range prose.Compare(t.Context(), notice(t, tables, changes...)).Matches {
			if x.Verdict == prose.Differs && x.Same {
				assert.True(t, changed[cell{x.Table.Index, x.Row, x.Col}], x.Quote)
				found++
			}
		}
	}
	assert.Greater(t, len(able), 60)
	assert.GreaterOrEqual(t, found, len(able)-4)
}
