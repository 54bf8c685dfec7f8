package checker

// Confirmation is somebody's word that a finding is as it is meant to be (核实说明).
type Confirmation struct {
	Note string // why
	By   string
	Date string // as in 2026-11-24

	Figures string // that it was given for
}

// Accepted is the record of a confirmation: which finding it is for, with its
// figures. It is kept in a file from one run to the next.
type Accepted struct {
	ID      string `yaml:"id,omitempty" json:"id"`
	Rule    string `yaml:"rule,omitempty" json:"rule"`
	File    string `yaml:"file,omitempty" json:"file"`
	Sheet   string `yaml:"sheet,omitempty" json:"sheet"`
	Item    string `yaml:"item,omitempty" json:"item"` // without its running number
	Entity  string `yaml:"entity,omitempty" json:"entity"`
	Figures string `yaml:"figures,omitempty" json:"figures"`
	Note    string `yaml:"note" json:"note"`
	By      string `yaml:"by" json:"by"`
	Date    string `yaml:"date" json:"date"`

	Source string `yaml:"-" json:"source"` // the file that holds it
}
