// Package pen tells slips of the pen: which of them turns the number that was meant into the one
// that was written, and how many others could have made another number of it. The fewer there
// are, the more the slip says.
package pen
