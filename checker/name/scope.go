package name

import (
	"slices"
	"strings"
	"unicode/utf8"

	"crossfoot/sheets/lazy"
	"crossfoot/sheets/runes"
)

// Scope is what the texts above a table say of when and how its figures are meant:
// the years and months, and whether they are planned or done, before or after. Two
// tables of different scope do not state the same, however alike they look.
type Scope string

// period is a year, a month, a quarter or a day.
var period = lazy.Regexp(`(?:^|\D)((?:19|20)\d\d)(?:\D|$)|(\d{1,2})\s*(?:月|季度|日)|([一二三四])季度|\b(Q[1-4])\b|(上半年|下半年)|` +
	`\b(?:(Jan)(?:uary)?|(Feb)(?:ruary)?|(Mar)(?:ch)?|(Apr)(?:il)?|(May)|(Jun)e?|(Jul)y?|(Aug)(?:ust)?|(Sep)(?:t|tember)?|(Oct)(?:ober)?|(Nov)(?:ember)?|(Dec)(?:ember)?)\b`)

// stances are words that set a table's figures apart from another one's.
var stances = map[string][]string{
	"plan":       {"计划", "计畫", "目标", "任务", "预算", "預算", "预计", "应完成", "plan", "target", "budget", "forecast", "estimate"},
	"actual":     {"完成情况", "完成数", "已完成", "完成量", "完成值", "进展", "进度", "实际", "实绩", "决算", "決算", "执行", "执行情况", "actual", "outturn", "achieved", "completed", "progress", "results"},
	"previous":   {"上年", "去年", "上期", "上月", "同期", "previous", "prior year", "last year"},
	"opening":    {"期初", "年初", "月初", "opening", "beginning"},
	"closing":    {"期末", "年末", "年底", "月末", "closing", "year-end", "year end"},
	"before":     {"调整前", "修订前", "变更前", "原报", "before", "original"},
	"after":      {"调整后", "修订后", "变更后", "after", "revised", "amended"},
	"draft":      {"征求意见", "初稿", "草案", "送审", "draft"},
	"cumulative": {"累计", "累計", "cumulative", "year to date"},
}

// ScopeOf reads the scope off the texts above a table.
func ScopeOf(texts ...string) Scope {
	var found []string
	for _, text := range texts {
		text = runes.Narrow(text)
		for at := 0; mayDate(text[at:]); { // overlapping: the sign between two years bounds both
			m := period().FindStringSubmatchIndex(text[at:])
			if m == nil {
				break
			}
			for g := 2; g < len(m); g += 2 {
				if m[g] >= 0 {
					found = append(found, text[at+m[g]:at+m[g+1]])
					at += m[g+1]
					break
				}
			}
		}
		lower := strings.ToLower(text)
		for stance, words := range stances {
			if !slices.Contains(found, stance) && slices.ContainsFunc(words, func(w string) bool { return strings.Contains(lower, w) }) {
				found = append(found, stance)
			}
		}
	}
	slices.Sort(found)
	return Scope(strings.Join(slices.Compact(found), " "))
}

// mayDate says whether a text may name a period: it has a year, a Chinese word for a part
// of a year, or begins like a quarter or a month in English. Most texts have none of
// these, and are soon read.
func mayDate(text string) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c == '1' || c == '2':
			if len(text) >= i+4 && (text[i:i+2] == "19" || text[i:i+2] == "20") && isDigit(text[i+2]) && isDigit(text[i+3]) {
				return true
			}
		case c == 'Q':
			if i+1 < len(text) && isDigit(text[i+1]) {
				return true
			}
		case c >= 'A' && c <= 'S':
			if len(text) >= i+3 && strings.Contains(months, text[i:i+3]) {
				return true
			}
		case c >= utf8.RuneSelf:
			if slices.ContainsFunc(partsOfYear[:], func(w string) bool { return w[0] == c && strings.HasPrefix(text[i:], w) }) {
				return true
			}
		}
	}
	return false
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"

var partsOfYear = [...]string{"月", "日", "季度", "半年"}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// Within is the scope of a table in a folder or the like that has a scope of its own: its
// period counts where the table names none.
func (s Scope) Within(around Scope) Scope {
	periods, _ := s.parts()
	outer, _ := around.parts()
	if len(periods) > 0 || len(outer) == 0 {
		return s
	}
	all := append(strings.Fields(string(s)), outer...)
	slices.Sort(all)
	return Scope(strings.Join(all, " "))
}

// May says whether two scopes that are not the same may mean the same, because one of
// them leaves out what often goes without saying: the period, or that it is a plan.
func (s Scope) May(o Scope) bool {
	periods, stances := s.parts()
	otherPeriods, otherStances := o.parts()
	return slices.Equal(stances, otherStances) &&
		(len(periods) == 0 || len(otherPeriods) == 0 || slices.Equal(periods, otherPeriods))
}

// parts are the periods of a scope, and how it is meant unless it is planned.
func (s Scope) parts() (periods, meant []string) {
	for part := range strings.FieldsSeq(string(s)) {
		switch _, stance := stances[part]; {
		case !stance:
			periods = append(periods, part)
		case part != "plan":
			meant = append(meant, part)
		}
	}
	return periods, meant
}
