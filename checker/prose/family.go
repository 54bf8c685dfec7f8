package prose

import "crossfoot/sheets/lazy"

// family is what a percentage is of: how much something grew, what share of the whole
// it is, how much of a plan is done.
type family uint8

const (
	anyRate family = iota
	growth
	share
	completion
)

// families are words of each; the first that a text has counts.
var families = [...]struct {
	is    family
	words lazy.Pattern
}{
	{growth, lazy.Regexp(`同比|环比|比上年|比去年|较上年|较去年|增长|增减|涨跌|变化|变动|涨幅|增幅|增速|下降|上升|减少|增加|提高|升幅|降幅|(?i:\b(?:up|down|ris(?:e|es|ing)|rose|fell|falls?|fall(?:en|ing)|grew|grow(?:s|n|ing|th)?|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|declin(?:e|ed|es|ing)|drop(?:ped|s)?|chang(?:e|ed)|gain(?:ed|s)?|higher|lower|(?:more|less|fewer) than (?:in|last|the|a year)|year on year|yoy)\b)`)},
	{completion, lazy.Regexp(`完成|预算的|计划的|目标的|任务的|(?i:\b(?:of|against) (?:the )?(?:budget|target|plan|goal)|\bachiev|\bcomplet)`)},
	{share, lazy.Regexp(`占|比重|比例|构成|(?i:\b(?:share|proportion|account(?:s|ed|ing)? for|made up|make up|of (?:the |all )?(?:total|whole))\b)`)},
}

// familyOf is the family of the percentages that a text speaks of.
func familyOf(text string) family {
	for _, f := range families {
		if f.words().MatchString(text) {
			return f.is
		}
	}
	return anyRate
}

// related says whether percentages of two families can be the same.
func related(a, b family) bool { return a == anyRate || b == anyRate || a == b }
