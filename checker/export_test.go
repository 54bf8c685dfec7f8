package checker

// Heavy makes a file count as one of many figures.
func Heavy(e Examined, figures int) Examined {
	e.file.Counts.Figures = figures
	return e
}
