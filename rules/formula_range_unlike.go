package rules

import "crossfoot/sheets/lang"

// unlike reports a formula that is unlike those beside it.
func (c *rangeCheck) unlike(u unlike) {
	f := u.finding(c.p, c.s)
	f.Message = lang.New(
		"The formula %s is unlike the %d others of the line, which would be %s here. It gives %s; like them it would give %s. Copy the formula from the cell beside it, or confirm that it is meant.",
		"公式 %s 与同一行（列）其他 %d 个公式的写法不一致，照其写法此处应为 %s。现结果为 %s，一致时应为 %s。请从相邻单元格复制公式，或确认确实如此。",
		u.is.String(), u.others, u.like.String(), f.Got, f.Want)
	c.report(&stated{place: u.at}, f)
}
