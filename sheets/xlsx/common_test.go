package xlsx

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/sheets"
	"crossfoot/sheets/opc"
)

// Shared texts read the same whether they are written in the usual way or not, and
// wherever the window ends.
func TestCommonTexts(t *testing.T) {
	for list, want := range map[string][]string{
		`<si><t>合计</t></si><si><t xml:space="preserve"> a </t></si><si><t></t></si><si><t/></si>`:                            {"合计", " a ", "", ""},
		`<si><t>a&amp;b&#21512;&#x8BA1;</t></si><si><t>]]&gt;</t></si><si><t>_x0041_</t></si>`:                               {"a&b合计", "]]>", "A"},
		`<si><t>县</t><phoneticPr fontId="1" type="noConversion"/></si><si><t>b</t><phoneticPr fontId="1"/></si>`:             {"县", "b"},
		`<si><t>县</t><rPh sb="0" eb="1"><t>x</t></rPh></si><si><r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r></si>`:           {"县", "ab"},
		"<si><t>a\r\nb</t></si> <si ><t>c</t></si><!-- --><si><t>d<![CDATA[&]]></t></si><x:si xmlns:x=\"urn:x\"><t/></x:si>": {"a\nb", "c", "d&"},
	} {
		for _, window := range []int{opc.WindowSize, 64, 8} {
			d, err := readTexts(list, window, sheets.DefaultLimits)
			require.NoError(t, err)
			require.Equal(t, len(want), d.texts.Len())
			for i, text := range want {
				assert.Equal(t, text, d.texts.At(i))
			}
		}
	}
}

func TestCommonTextsRefused(t *testing.T) {
	few, little := sheets.DefaultLimits, sheets.DefaultLimits
	few.Cells, little.Text = 1, 5
	for list, c := range map[string]struct {
		limits sheets.Limits
		want   string
	}{
		`<si><t>a</t></si><si><t>b</t></si>`:                     {few, "more than 1 texts"},
		`<si><t>abcdef</t></si>`:                                 {little, "more than 5 B of text"},
		`<si><t>a&nothing;b</t></si>`:                            {sheets.DefaultLimits, "stands for no character"},
		`<si><t>a&#0;b</t></si>`:                                 {sheets.DefaultLimits, "stands for no character"},
		`<si><t>a]]>b</t></si>`:                                  {sheets.DefaultLimits, "may not stand"},
		`<si><t>a</si></t>`:                                      {sheets.DefaultLimits, "closes nothing that is open"},
		`<si><t>a</t><phoneticPr fontId="" type="noConversion">`: {sheets.DefaultLimits, "closes nothing that is open"},
	} {
		for _, window := range []int{opc.WindowSize, 8} {
			_, err := readTexts(list, window, c.limits)
			assert.ErrorContains(t, err, c.want, list)
		}
	}
}

// readTexts reads shared texts outside any file, through a window of the size given.
func readTexts(list string, window int, limits sheets.Limits) (*reader, error) {
	d := &reader{x: opc.NewScanner(window, vocabularies), limits: limits}
	return d, d.x.Document(strings.NewReader(`<sst `+mainSpace+`>`+list+`</sst>`), "sst", d.sharedTexts)
}

// What a row's tag says is what it says, though the one before said nearly the same.
func TestCommonRows(t *testing.T) {
	rows := `<row r="1" ht="15" hidden="1"><c r="A1"><v>1</v></c></row>` +
		`<row r="2" ht="15" hidden="1"><c r="A2"><v>2</v></c></row>` +
		`<row r="4" ht="15" hidden="0"><c r="A4"><v>4</v></c></row>` +
		`<row r="5" ht="15" hidden="0"><c r="A5"><v>5</v></c></row>` +
		`<row r="6" ht="15" hidden="0"/>` +
		`<row r="7" ht="15" hidden="0" outlineLevel="2"><c r="A7"><v>7</v></c></row>` +
		`<row><c r="A8"><v>8</v></c></row>`
	for _, window := range []int{opc.WindowSize, 8} {
		s, err := readAlone([]byte(worksheet(rows, "")), window)
		require.NoError(t, err)
		assert.Equal(t, map[int]sheets.Line{1: {Hidden: true}, 2: {Hidden: true}, 7: {Outline: 2}}, s.Rows)
		assert.Equal(t, 6, s.Cells.Len())
	}
	for second, want := range map[string]string{
		`<row r="1" ht="15">`:       "the row appears twice",
		`<row r="0" ht="15">`:       "impossible number",
		`<row r="1048577" ht="15">`: "impossible number",
		`<row r="" ht="15">`:        "impossible number",
	} {
		for _, window := range []int{opc.WindowSize, 8} {
			_, err := readAlone([]byte(worksheet(`<row r="1" ht="15"></row>`+second+`</row>`, "")), window)
			assert.ErrorContains(t, err, want)
		}
	}
}

// Formulas read the same however their tags are written, and wherever the window ends.
func TestCommonFormulas(t *testing.T) {
	cells := `<c r="B1"><f>SUM(C1:D1)</f><v>3</v></c><c r="C1"><f aca="false">A1&amp;"x"</f><v>1</v></c>` +
		`<c r="D1" t="str"><f> =B1&lt;C1 </f><v>a</v></c><c r="E1"><f t="shared" ref="E1:G1" si="0">B1+1</f><v>4</v></c>` +
		`<c r="F1"><f t="shared" si="0"/><v>2.50</v></c><c r="G1"><f t="shared" si="0"></f><v>1</v></c>` +
		`<c r="H1"><f></f><v>7</v></c><c r="I1"><f>SUM(J1:K1)</f><v></v></c><c r="J1"><f ca="1">NOW()</f><v>1</v></c>` +
		`<c r="K1"><f t="shared" si="1"/><v>5</v></c><c r="L1"><f t="shared" ref="K1:L1" si="1">M1</f><v>6</v></c>`
	for _, window := range []int{opc.WindowSize, 64, 8} {
		s, err := readAlone([]byte(worksheet(`<row r="1">`+cells+`</row>`, "")), window)
		require.NoError(t, err)
		formulas, values := map[string]string{}, []string{}
		for i := range s.Cells.Len() {
			c := s.Cells.At(i)
			if f, ok := s.Formulas[[2]int32{c.Row, c.Col}]; ok {
				formulas[sheets.ColName(int(c.Col))] = f.String()
			}
			assert.Equal(t, c.Col != 8, c.Formula, "column %d", c.Col)
			values = append(values, c.Raw)
		}
		assert.Equal(t, map[string]string{
			"B": "SUM(C1:D1)", "C": `A1&"x"`, "D": "B1<C1", "E": "B1+1", "F": "C1+1", "G": "D1+1",
			"I": "SUM(J1:K1)", "J": "NOW()", "K": "L1", "L": "M1",
		}, formulas)
		assert.Equal(t, []string{"3", "1", "a", "4", "2.50", "1", "7", "", "1", "5", "6"}, values)
	}
	_, err := readAlone([]byte(worksheet(`<row r="1"><c r="A1"><f t="shared" si="3"/><v>1</v></c></row>`, "")), opc.WindowSize)
	assert.ErrorContains(t, err, "shared with a cell that does not have it")
}
