package sheets_test

import (
	"context"
	"errors"
	"testing"

	"crossfoot/sheets"
	"crossfoot/sheets/lang"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What is no workbook is refused in words that name it and say what to do.
func TestOpenNamesWhatItRefuses(t *testing.T) {
	const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	wide := func(name string) string {
		out := ""
		for _, r := range name {
			out += string(r) + "\x00"
		}
		return out
	}
	for data, want := range map[string]string{
		"":                              "empty",
		compound + wide("WordDocument"): "Word",
		compound:                        "old Office",
		"%PDF-1.7":                      "PDF",
		"PK\x03\x04":                    "zip archive",
		"Dear colleague":                "neither a workbook nor a document",
	} {
		_, err := sheets.Open(t.Context(), sheets.Source{Name: "x", Data: []byte(data)}, nil)
		var e *sheets.Error
		require.ErrorAs(t, err, &e, "%q", data)
		assert.Contains(t, e.In(lang.EN), want)
		assert.NotEqual(t, e.In(lang.EN), e.In(lang.ZH))
		assert.False(t, e.Do.IsZero(), "%q: say what to do", data)
	}
}

// The first decoder that recognises a file reads it; what it cannot read comes
// back as an Error whatever the decoder returned.
func TestOpenAsksDecodersInOrder(t *testing.T) {
	decoder := func(name string, match bool, err error) sheets.Decoder {
		return sheets.Decoder{
			Name:   name,
			Match:  func(sheets.Source) bool { return match },
			Decode: func(context.Context, sheets.Source) (*sheets.Book, error) { return &sheets.Book{}, err },
		}
	}
	src := sheets.Source{Name: "a.b", Data: []byte("abc")}
	book, err := sheets.Open(t.Context(), src, []sheets.Decoder{decoder("no", false, nil), decoder("yes", true, nil), decoder("late", true, nil)})
	require.NoError(t, err)
	assert.Equal(t, "yes", book.Format)
	assert.Equal(t, "a.b", book.Name)
	assert.Equal(t, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", book.SHA256)
	assert.Len(t, book.Styles, 1)

	_, err = sheets.Open(t.Context(), src, []sheets.Decoder{decoder("bad", true, errors.New("odd"))})
	var e *sheets.Error
	require.ErrorAs(t, err, &e)
	assert.Contains(t, e.Error(), "odd")
}

func TestRefs(t *testing.T) {
	for name, want := range map[string][2]int{"A1": {1, 1}, "$D$53": {53, 4}, "AA10": {10, 27}, "XFD1048576": {1048576, 16384}} {
		row, col, ok := sheets.ParseRef(name)
		assert.True(t, ok, name)
		assert.Equal(t, want, [2]int{row, col}, name)
	}
	for _, name := range []string{"", "A", "1", "A0", "A01", "XFE1", "A1048577", "A1B", "A-1", "AAAAAAAAAAAA1"} {
		_, _, ok := sheets.ParseRef(name)
		assert.False(t, ok, name)
	}
	assert.Equal(t, "ZZ7", sheets.Ref{Row: 7, Col: 702}.String())
	r, ok := sheets.ParseRange("B2:D5")
	assert.True(t, ok)
	assert.Equal(t, "B2:D5", r.String())
	assert.True(t, r.Contains(5, 4))
	assert.False(t, r.Contains(6, 4))
	_, ok = sheets.ParseRange("D5:B2")
	assert.False(t, ok)
}
