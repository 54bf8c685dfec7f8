package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of a third of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:       3.26,
	evSlipTells:    0.20,
	evNoSlip:       -1.07,
	evTwice:        0.80,
	evLeftBlank:    0.56,
	evRareBlank:    1.26,
	evCutOff:       -0.03,
	evSize:         0.17,
	evOnlyOnce:     -0.27,
	evNowhere:      -0.72,
	evStrength:     -0.08,
	evManyParts:    -0.03,
	evDistance:     -0.32,
	evHoles:        -0.43,
	evSigned:       0.12,
	evSaidTotal:    0.50,
	evSaidLines:    0.45,
	evSaidSum:      4.00, // by hand: those tables have no formulas
	evKin:          -0.69,
	evInexact:      0.84,
	evJustOver:     -0.64,
	evFails:        -0.43,
	evBeyond:       -0.83,
	evOutside:      -1.05,
	evFarOut:       0.02,
	evUnlike:       -0.50,
	evOften:        -2.08,
	evSaysRates:    -2.32,
	evAmong:        -0.51,
	evAmongAll:     -0.28,
	evZeroTotal:    -1.23,
	evOneFilled:    -0.39,
	evTwoFilled:    -0.54,
	evBeside:       1.68,
	evCrossed:      0.03,
	evCrossHeld:    0.30,
	evCrossMost:    -0.03,
	evOthersHold:   0.05,
	evElsewhere:    -0.27,
	evSpoils:       -0.56,
	evSizeOfLines:  -0.53,
	evUnlikeHeld:   0.45,
	evTellsSpoils:  -0.80,
	evRecordBeside: 0.47,
}
