package figure

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFiguresIn(t *testing.T) {
	for text, want := range map[string]string{
		"We spend £72.4 million on care, £28.9m on roads and £912,400. Then": "£72.4 million=72400000 £28.9m=28900000 £912,400=912400",
		"Ashby received 94 grants, Brent 78 and Colne 57.":                   "94=94 78=78 57=57",
		"118 homes: 42 in Ashby, 76 in Brent":                                "118=118 42=42 76=76",
		"twelve bridges, a dozen benches, two dozen lamps, Forty-five lamps": "twelve=12 dozen=12 dozen=24 Forty-five=45",
		"light rail 28.1 million and ferries 2.5m; 12k in all":               "28.1 million=28100000 2.5m=2500000 12k=12000",
		"the two of them, one in three, two thirds, five or more":            "",
		"on 14 March 2024 at 10.00, page 3 of 24, open 9 to 5, Room 7":       "",
		"between 3 and 5 people over 65 came; Act of 1998; 020 7946 0011":    "5=5",
		"1. Roads. 2. Schools":                                                 "",
		"up 2.5 percentage points to 45%, by 50 basis points":                  "45%=0.45",
		"全市新增托位12个,其中定海5个;第3批;2023年":                                           "12个=12 5个=5",
		"children (2022/23: 5,105) and a 12-bed unit, ref 555-0134":            "5,105=5105",
		"Staff of 132 and 41 in surgery; 3.4% more, or 9.6 percent. 450 homes": "132=132 41=41 3.4%=0.034 9.6 percent=0.096 450=450",
	} {
		s := Fold(text)
		var got []string
		for _, c := range FiguresIn(s) {
			got = append(got, fmt.Sprintf("%s=%s", strings.TrimSpace(s[c.From:c.To]), c.Value()))
		}
		assert.Equal(t, want, strings.Join(got, " "), text)
	}
}

func TestSpansIn(t *testing.T) {
	for text, want := range map[string]string{
		"rose from 1,200 to 1,296, and 45 of 60 schools": "1,200=1200 1,296=1296 45=45 60=60",
		"由40所增至45所,从3到5个":                                "40所=40 45所=45 5个=5",
		"from 2023 to 2024, on 14 March":                 "",
	} {
		s := Fold(text)
		var got []string
		for _, c := range SpansIn(s) {
			got = append(got, fmt.Sprintf("%s=%s", strings.TrimSpace(s[c.From:c.To]), c.Value()))
		}
		assert.Equal(t, want, strings.Join(got, " "), text)
	}
}

// Whatever the text, figures stand in their order and inside of it.
func FuzzFiguresIn(f *testing.F) {
	f.Add("Ashby 142, £2.5m and twelve bridges; 12万人,占5%")
	f.Add(strings.Repeat("\x89", lookBack) + "3")
	f.Fuzz(func(t *testing.T, text string) {
		s := Fold(text)
		for _, counts := range [][]Count{FiguresIn(s), SpansIn(s)} {
			last := 0
			for _, c := range counts {
				assert.GreaterOrEqual(t, c.From, last)
				assert.Greater(t, c.To, c.From)
				assert.LessOrEqual(t, c.To, len(s))
				last = c.From
			}
		}
	})
}
