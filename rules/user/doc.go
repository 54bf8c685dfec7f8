// Package user reads the rules file, crossfoot.yaml: what a user says of the files
// to check, and checks of the user's own.
//
// In go the bytes of a rules file; out come a Config, which package checker takes
// as its Settings, and the user's own checks as rules like any other. Nothing in a
// rules file reads a file or calls for one; what it can cost is bounded by its
// size.
//
// The way there: load parses and refuses, with the place of whatever is wrong;
// describe matches tables with their entries and finds lines by name; source
// parses the expressions of checks, eval works them out in exact numbers, check
// reports; draft goes the other way and writes a rules file from what was found.
package user
