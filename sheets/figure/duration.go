package figure

import "strings"

// Duration reads how long something took, in seconds: 8:26 and 116:15 are hours and minutes,
// 1:02:30 has seconds too. A time of day is written no differently, and neither are minutes and
// seconds; what adds up tells the one, and sums come out the same with the other.
func Duration(text string) (seconds int64, ok bool) {
	if len(text) > len("10000:00:00") || strings.IndexByte(text, ':') < 0 {
		return 0, false
	}
	fields := strings.Split(trim(text), ":")
	if len(fields) > 3 {
		return 0, false
	}
	for i := range 3 {
		n := 0
		if i < len(fields) {
			n = smallNumber(fields[i])
			if n < 0 || i > 0 && (len(fields[i]) != 2 || n > 59) {
				return 0, false
			}
		}
		seconds = 60*seconds + int64(n)
	}
	return seconds, true
}
