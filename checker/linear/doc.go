// Package linear tells which lines are signed sums of others wherever these may stand, and which
// sums follow from others.
//
// In go the figures of some lines in some positions (package matrix); out come the lines that are
// sums of others in a sample of these (elimination.go). In go sums; out comes whether one is a
// linear combination of those before it (basis.go). Both calculate modulo a prime: whole numbers, without
// fractions (modular.go). What is made of such sums is up to package pattern.
package linear
