package sheettest

import (
	"strings"

	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
)

// Promised checks of a book what the doc comments of package sheets say.
func Promised(t require.TestingT, book *sheets.Book) {
	require.NotEmpty(t, book.Styles)
	names := map[string]bool{}
	for _, s := range book.Sheets {
		require.NotEmpty(t, s.Name)
		require.False(t, names[strings.ToLower(s.Name)], "two sheets named %q", s.Name)
		names[strings.ToLower(s.Name)] = true
		for i, c := range s.Cells.All() {
			require.True(t, 1 <= c.Row && c.Row <= sheets.MaxRow && 1 <= c.Col && c.Col <= sheets.MaxCol)
			require.Less(t, int(c.Style), len(book.Styles))
			require.True(t, c.Formula || c.Raw != "", "%v is empty", c)
			if i > 0 {
				before := s.Cells.At(i - 1)
				require.True(t, before.Row < c.Row || before.Row == c.Row && before.Col < c.Col, "%v behind %v", c, before)
			}
			// A workbook may keep values under its merged cells; nothing else has any.
			if i < 100 && book.Format != "xlsx" && book.Format != "xls" {
				for _, m := range s.Merges[:min(len(s.Merges), 100)] {
					require.True(t, !m.Contains(int(c.Row), int(c.Col)) || int(c.Row) == m.Top && int(c.Col) == m.Left, "%v is covered by %v", c, m)
				}
			}
		}
		for i, m := range s.Merges {
			require.True(t, m.Top <= m.Bottom && m.Left <= m.Right && (m.Top < m.Bottom || m.Left < m.Right))
			for _, o := range s.Merges[i+1 : min(len(s.Merges), i+100)] {
				require.True(t, m.Top < o.Top || m.Top == o.Top && m.Left < o.Left, "%v behind %v", o, m)
				require.False(t, m.Top <= o.Bottom && o.Top <= m.Bottom && m.Left <= o.Right && o.Left <= m.Right, "%v and %v overlap", m, o)
			}
		}
	}
	for i, p := range book.Prose {
		require.Equal(t, i+1, p.Number)
		require.GreaterOrEqual(t, p.Level, 0)
		require.Equal(t, strings.Join(strings.Fields(p.Text), " "), p.Text)
		require.NotEmpty(t, p.Text)
	}
}
