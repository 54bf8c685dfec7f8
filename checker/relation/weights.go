package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums: as they are (no slip), and with one figure changed
// the way clerks do (a slip); and to breaches in 500 tables of random figures (no
// slip). Differences that rounding could make are not among them (smallOdds).
var weights = evidence{
	evAlways:     4.10,
	evSlipTells:  0.11,
	evNoSlip:     0.20,
	evTwice:      0.70,
	evLeftBlank:  0.57,
	evRareBlank:  1.93,
	evCutOff:     -0.05,
	evSize:       0.00,
	evRecord:     -0.61,
	evOnlyOnce:   0.31,
	evNowhere:    -2.88,
	evStrength:   0.05,
	evManyParts:  0.02,
	evDistance:   -0.41,
	evHoles:      -0.86,
	evSigned:     -0.55,
	evSaidTotal:  0.40,
	evSaidLines:  0.68,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evKin:        -0.41,
	evInexact:    0.85,
	evJustOver:   -0.32,
	evFails:      -0.78,
	evBeyond:     -1.10,
	evOutside:    0.23,
	evFarOut:     -0.08,
	evUnlike:     -0.28,
	evOften:      -1.62,
	evSaysRates:  -2.45,
	evAmong:      -1.18,
	evAmongAll:   -0.84,
	evZeroTotal:  -1.32,
	evOneFilled:  0.69,
	evTwoFilled:  0.19,
	evBeside:     1.72,
	evCrossed:    0.99,
	evCrossHeld:  -1.65,
	evCrossMost:  2.09,
	evOthersHold: 0.19,
	evElsewhere:  -0.22,
	evSpoils:     -1.95,
}
