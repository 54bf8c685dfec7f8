package relation

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Two totals, each with its list below it, are both a hundred percent: the second is not the sum of the
// first one's list because its shares come to as much.
func TestListOfAnotherTotal(t *testing.T) {
	found := patterns(Find(read(t, "Item | Budget | % | Last year | % | Change | %",
		"Total revenue | 980619 | 100.00 | 869324 | 100.00 | 111295 | 12.80",
		"Taxes | 133500 | 13.61 | 137420 | 15.81 | -3920 | -2.85",
		"Fines | 639060 | 65.17 | 684257 | 78.71 | -45197 | -6.61",
		"Property | 83857 | 8.55 | 0 | 0.00 | 83857 | 0",
		"Gifts | 31655 | 3.23 | 47647 | 5.48 | -15992 | -33.56",
		"Other | 92547 | 9.44 | 0 | 0.00 | 92547 | 0",
		"Total expenditure | 513082 | 100.00 | 623203 | 100.00 | -110121 | -17.67",
		"Economy | 50381 | 9.82 | 69831 | 11.21 | -19450 | -27.85",
		"Welfare | 36193 | 7.05 | 39735 | 6.38 | -3542 | -8.91",
		"Environment | 67044 | 13.07 | 73423 | 11.78 | -6379 | -8.69",
		"Pensions | 338535 | 65.98 | 418962 | 67.23 | -80427 | -19.20",
		"Others | 20929 | 4.08 | 21252 | 3.41 | -323 | -1.52",
		"Balance | 467537 | | 246121 | | 221416 | 89.96")), Down)
	assert.Contains(t, found, "Total expenditure = + Economy + Welfare + Environment + Pensions + Others")
	assert.NotContains(t, found, "Total expenditure = + Taxes + Fines + Property + Gifts + Other")
}
