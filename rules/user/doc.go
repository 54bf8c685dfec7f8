// Package user reads the rules file, crossfoot.yaml: what a user says of the files
// to check, and checks of the user's own.
//
// In go the bytes of a rules file; out come a Config, which package checker takes
// as its Settings, and the user's own checks as rules like any other. Nothing in a
// rules file reads a file or calls for one; what it can cost is bounded by its
// size.
//
// # Reading the file
//
// What a rules file may say is in config.go, the values of its keys in values.go. load.go reads it and
// decode.go refuses what it does not know, with the place of whatever is wrong (fault.go); unparsed.go
// says in plain words what the libraries complain of. rules.go makes the file ready for use, and
// accepted.go the discrepancies that somebody has accepted.
//
// # What it says of tables
//
// describe.go matches tables with their entries and lays them out as those say; names.go finds lines by
// name; sums.go reads a relation such as Total = North + South.
//
// # Checks of the user's own
//
// fold.go writes what people write in the characters of the library that parses it, source.go has the
// parsed expression and kinds.go refuses what makes no sense. bind.go finds what its names stand for in a
// table, check.go works it out in every position (eval.go, calls.go, value.go), and explain.go says in
// figures what does not hold.
//
// # The other way round
//
// draft.go writes a rules file from what was found in files (draft_sums.go, draft_words.go), of which
// settle.go puts behind # what would change what is found.
package user
