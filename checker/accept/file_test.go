package accept_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"crossfoot/checker/accept"
	"crossfoot/sheets"
)

func TestListReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "yes", "1", "- a", "a: b", "# c", "27 + 34 = 61 ≠ 60 [0a1b2c3d]", "两行\n说明", "\x1b[2J", "'", "\"", "|", "~", "null"}))
		var entries []accept.Entry
		for range rapid.IntRange(0, 3).Draw(t, "entries") {
			entries = append(entries, accept.Entry{
				ID: "0123", Rule: "sum-mismatch", File: text.Draw(t, "file"), Sheet: text.Draw(t, "sheet"), Item: text.Draw(t, "item"),
				Entity: text.Draw(t, "entity"), Figures: text.Draw(t, "figures"), Note: "n" + text.Draw(t, "note"), By: text.Draw(t, "by"),
				Date: "2026-11-24", Source: "list.yaml",
			})
		}
		var first, second bytes.Buffer
		require.NoError(t, accept.Write(&first, entries))
		back, err := accept.Read(first.Bytes(), "list.yaml")
		require.NoError(t, err, first.String())
		assert.Len(t, back, len(entries))
		require.NoError(t, accept.Write(&second, back))
		assert.Equal(t, first.String(), second.String())
		for i, e := range back {
			for j, text := range []string{e.Note, e.Figures} {
				was := []string{entries[i].Note, entries[i].Figures}[j]
				if !strings.ContainsFunc(was, func(r rune) bool { return r != ' ' && !unicode.IsPrint(r) }) {
					assert.Equal(t, was, text, first.String())
				}
			}
		}
	})
}

func TestReadRefusesWhatIsNoList(t *testing.T) {
	for text, want := range map[string]string{
		"accepted: [":                  "list of accepted findings",
		"accepted:\n- id: a\n  nto: b": "line 3",
		"other: 1":                     "line 1",
		"- id: a":                      "list of accepted findings",
		"accepted:\n- note: b":         "entry 1",
		"accepted:\n- rule: a\n  sheet: b\n  note: c": "entry 1 of accepted names no finding",
		"accepted:\n- id: a\n  note: ' '":             "entry 1 of accepted has no note",
		"accepted:\n- id: {a: b}":                     "line 2",
		"accepted: 5":                                 "line 1",
		strings.Repeat("[", 100):                      "list of accepted findings",
		"a: &a [x]\nb: [*a, *a]":                      "line ",
	} {
		_, err := accept.Read([]byte(text), "list.yaml")
		var refused *sheets.Error
		require.ErrorAs(t, err, &refused, text)
		assert.Contains(t, refused.Error(), want)
		assert.NotContains(t, refused.Error(), "\n")
	}
	for _, text := range []string{"", "\ufeff# nothing\r\n", "# nothing yet\n", "accepted:\n", "accepted: []\n"} {
		entries, err := accept.Read([]byte(text), "list.yaml")
		require.NoError(t, err, text)
		assert.Empty(t, entries)
	}
}

func FuzzList(f *testing.F) {
	f.Add([]byte("accepted:\n- id: 0123\n  note: |-\n    two\n    lines\n  by: \"x\"\n  date: 2026-11-24\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := accept.Read(data, "list.yaml")
		if err != nil {
			return
		}
		var out bytes.Buffer
		require.NoError(t, accept.Write(&out, entries))
	})
}
