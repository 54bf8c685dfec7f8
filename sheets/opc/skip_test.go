package opc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An element is passed over to its end, whether another has said the same before or not.
func TestSkip(t *testing.T) {
	for _, doc := range []string{
		`<r><a><b/>x&amp;</a><a><b/>x&amp;</a><c><b/>x&amp;</c><a><b/>x&amp;</a></r>`,
		`<r><a/><a></a><a></a><a><a></a></a><a><a></a></a></r>`,
		`<r><a>1</a><a>2</a><a>3</a><a>4</a><a>5</a><a>1</a><a>5</a><a>12</a></r>`,
		`<r><a>]]&gt;<!-- --></a><a>]]&gt;<!-- --></a><a><![CDATA[</a>]]></a><a><![CDATA[</a>]]></a></r>`,
		`<r xmlns:p="urn:p"><a><p:b/></a><a><p:b/></a><p:a>x</p:a><p:a>x</p:a><a>x</a><a>x</a></r>`,
		`<r><a>` + strings.Repeat("x", passedMost) + `</a><a>` + strings.Repeat("x", passedMost) + `</a></r>`,
	} {
		var want []string
		for _, window := range []int{8, 64, WindowSize} {
			got, err := skipped(doc, window)
			require.NoError(t, err, doc)
			if want == nil {
				want = got
			}
			assert.Equal(t, want, got, doc)
		}
		assert.Len(t, want, strings.Count(doc, "<a>")+strings.Count(doc, "<a/>")+strings.Count(doc, "<c>")+strings.Count(doc, "<p:a>")-strings.Count(doc, "<a><a>"))
	}
}

func TestSkipRefuses(t *testing.T) {
	for _, doc := range []string{
		`<r><a>x</a><b>x</a></r>`, // known, but to another name
		`<r xmlns:p="urn:p"><a xmlns:q="urn:q"><q:b/></a><a><q:b/></a></r>`,
		`<r><a>x</a><a>x</a`,
	} {
		for _, window := range []int{8, WindowSize} {
			_, err := skipped(doc, window)
			assert.Error(t, err, doc)
		}
	}
}

// skipped passes over the elements of a document, and says where the last tag of each
// begins and ends.
func skipped(doc string, window int) (out []string, err error) {
	x := NewScanner(window, nil)
	err = x.Document(strings.NewReader(doc), "r", func() error {
		return x.Elements(func() error {
			name := string(x.Name)
			err := x.Skip()
			out = append(out, fmt.Sprint(name, " ", x.Start(), "-", x.Offset()))
			return err
		})
	})
	return out, err
}
