package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of variance 1/3) to breaches in 314 public tables
// with annotated sums, as they are (no slip) and with one figure changed the way
// clerks do (a slip), and in the tables of fixtures/ok and fixtures/ok-sums with one
// figure changed. Differences that rounding could make are not among them (smallOdds).
var weights = evidence{
	evAlways:       3.58,
	evSlipTells:    0.20,
	evNoSlip:       -1.11,
	evTwice:        0.88,
	evLeftBlank:    0.73,
	evRareBlank:    1.23,
	evCutOff:       -0.06,
	evSize:         0.17,
	evOnlyOnce:     -0.02,
	evNowhere:      -0.69,
	evStrength:     -0.04,
	evManyParts:    -0.08,
	evDistance:     -0.36,
	evHoles:        -0.33,
	evSigned:       -0.10,
	evSaidTotal:    0.47,
	evSaidLines:    0.40,
	evSaidSum:      5.00, // by hand: those tables have no formulas
	evKin:          -0.80,
	evInexact:      1.06,
	evJustOver:     -0.60,
	evFails:        -0.50,
	evBeyond:       -0.93,
	evOutside:      -1.51,
	evFarOut:       0.05,
	evUnlike:       -0.50,
	evOften:        -1.97,
	evSaysRates:    -2.33,
	evAmong:        -0.39,
	evAmongAll:     -0.51,
	evZeroTotal:    -1.21,
	evOneFilled:    -0.72,
	evTwoFilled:    -0.54,
	evBeside:       1.74,
	evCrossed:      0.02,
	evCrossHeld:    0.26,
	evCrossMost:    0.01,
	evOthersHold:   0.04,
	evElsewhere:    -0.33,
	evSpoils:       -0.67,
	evSizeOfLines:  -0.53,
	evUnlikeHeld:   0.47,
	evTellsSpoils:  -0.76,
	evRecordBeside: 0.25,
}
