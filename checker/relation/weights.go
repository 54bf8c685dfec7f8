package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of variance 1/3) to breaches in 314 public tables
// with annotated sums, as they are (no slip) and with one figure changed the way
// clerks do (a slip), and in the tables of fixtures/ok and fixtures/ok-sums with one
// figure changed. Differences that rounding could make are not among them (smallOdds).
var weights = evidence{
	evAlways:       3.28,
	evSlipTells:    0.20,
	evNoSlip:       -1.09,
	evTwice:        0.84,
	evLeftBlank:    0.65,
	evRareBlank:    1.24,
	evCutOff:       -0.07,
	evSize:         0.17,
	evOnlyOnce:     -0.08,
	evNowhere:      -0.61,
	evStrength:     -0.06,
	evManyParts:    -0.08,
	evDistance:     -0.32,
	evHoles:        -0.35,
	evSigned:       0.12,
	evSaidTotal:    0.50,
	evSaidLines:    0.43,
	evSaidSum:      5.00, // by hand: those tables have no formulas
	evKin:          -0.79,
	evInexact:      1.07,
	evJustOver:     -0.65,
	evFails:        -0.48,
	evBeyond:       -0.81,
	evOutside:      -1.09,
	evFarOut:       0.05,
	evUnlike:       -0.48,
	evOften:        -2.24,
	evSaysRates:    -2.32,
	evAmong:        -0.40,
	evAmongAll:     -0.46,
	evZeroTotal:    -1.17,
	evOneFilled:    -0.79,
	evTwoFilled:    -0.54,
	evBeside:       1.81,
	evCrossed:      -0.02,
	evCrossHeld:    0.39,
	evCrossMost:    -0.00,
	evOthersHold:   0.05,
	evElsewhere:    -0.26,
	evSpoils:       -0.69,
	evSizeOfLines:  -0.56,
	evUnlikeHeld:   0.45,
	evTellsSpoils:  -0.79,
	evRecordBeside: 0.43,
}
