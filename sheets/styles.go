package sheets

// StyleSet collects the styles that cells have, each once, in the order in which they
// come up. The first is that of a cell without one.
type StyleSet struct {
	All   []Style
	most  int
	known map[Style]uint32 // where each is in All
}

// NewStyleSet is a set of at most so many styles.
func NewStyleSet(most int) StyleSet { return StyleSet{most: most, known: map[Style]uint32{}} }

// Keep is where a style is among those collected.
func (s *StyleSet) Keep(style Style) (uint32, error) {
	if at, known := s.known[style]; known {
		return at, nil
	}
	if len(s.All) == s.most {
		return 0, TooManyStyles(s.most)
	}
	at := uint32(len(s.All))
	s.All = append(s.All, style)
	s.known[style] = at
	return at, nil
}

// TooManyStyles is the error of a workbook that has more styles than it may.
func TooManyStyles(most int) error { return tooManyStyles(LimitSpans, most) }

func tooManyStyles(limit Limit, most int) error {
	return Beyond(limit, "the workbook has more than %d styles", "工作簿的样式超过 %d 个", most)
}
