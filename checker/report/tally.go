package report

import (
	"crossfoot/checker"
	"crossfoot/checker/prose"
)

// This file is what the JSON report counts.

type summary struct {
	Files     int            `json:"files"`
	Tables    int            `json:"tables"`
	Error     int            `json:"error"`
	Warning   int            `json:"warning"`
	Info      int            `json:"info"`
	Confirmed int            `json:"confirmed"` // findings that have been accepted, and are counted nowhere else
	Stale     int            `json:"stale"`
	Relations relationCounts `json:"relations"`
	Cells     cellCounts     `json:"cells"`
	Text      *textCounts    `json:"text,omitempty"` // of figures in texts, if there are any
}

// textCounts says what came of the figures that texts state.
type textCounts struct {
	Figures int `json:"figures"`
	Agree   int `json:"agree"`  // with a table
	Differ  int `json:"differ"` // from one
	Left    int `json:"left"`   // match nothing in a table
}

type relationCounts struct {
	Held         int `json:"held"`
	Rounding     int `json:"rounding"`
	Explained    int `json:"explained"`
	Broken       int `json:"broken"`
	Undetermined int `json:"undetermined"`
}

type cellCounts struct {
	Figures   int `json:"figures"`
	Checked   int `json:"checked"`
	Unchecked int `json:"unchecked"`
}

func recordSummary(t totals, r *checker.Report) summary {
	return summary{
		Files: t.files, Tables: t.tables,
		Error: t.severity[checker.Error], Warning: t.severity[checker.Warning], Info: t.severity[checker.Info],
		Confirmed: t.confirmed, Stale: len(r.Stale),
		Relations: recordCounts(t.counts), Cells: cellsOf(t.counts.Figures, t.counts.Checked), Text: recordText(t.text),
	}
}

func recordCounts(c checker.Counts) relationCounts {
	return relationCounts{Held: c.Held, Rounding: c.Rounding, Explained: c.Explained, Broken: c.Broken, Undetermined: c.Undetermined}
}

func cellsOf(figures, checked int) cellCounts {
	return cellCounts{Figures: figures, Checked: checked, Unchecked: figures - checked}
}

func recordText(c prose.Counts) *textCounts {
	if c.Claims == 0 {
		return nil
	}
	return &textCounts{Figures: c.Claims, Agree: c.Agree, Differ: c.Differ, Left: c.Left()}
}
