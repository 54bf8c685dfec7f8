package footing

// This file says whether a relation holds.

// Status says whether a relation holds.
type Status uint8

// The statuses.
const (
	Held         Status = iota // exactly
	Rounding                   // the difference is explained by the decimals shown
	Explained                  // by a hypothesis: truncation, a blank's implied value
	Undetermined               // a part cannot be read
	Broken
)

// Name is the status as reports write it.
func (s Status) Name() string {
	return [...]string{"held", "rounding", "explained", "undetermined", "broken"}[s]
}

// ParseStatus reads a status's name.
func ParseStatus(name string) (Status, bool) {
	for s := Held; s <= Broken; s++ {
		if s.Name() == name {
			return s, true
		}
	}
	return Held, false
}
