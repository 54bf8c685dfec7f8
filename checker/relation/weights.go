package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:     3.59,
	evSlipTells:  0.14,
	evNoSlip:     0.77,
	evTwice:      0.85,
	evLeftBlank:  0.44,
	evRareBlank:  1.77,
	evCutOff:     -0.10,
	evSize:       -0.01,
	evRecord:     -0.61,
	evOnlyOnce:   -0.15,
	evNowhere:    -1.32,
	evStrength:   0.05,
	evManyParts:  0.04,
	evDistance:   -0.47,
	evHoles:      -0.69,
	evSigned:     -0.17,
	evSaidTotal:  0.37,
	evSaidLines:  0.72,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evKin:        -0.71,
	evInexact:    1.21,
	evJustOver:   -0.64,
	evFails:      -0.35,
	evBeyond:     -1.11,
	evOutside:    0.58,
	evFarOut:     -0.03,
	evUnlike:     -0.26,
	evOften:      -1.65,
	evSaysRates:  -2.29,
	evAmong:      -1.14,
	evAmongAll:   -1.25,
	evZeroTotal:  -1.80,
	evOneFilled:  0.31,
	evTwoFilled:  -0.28,
	evBeside:     1.89,
	evCrossed:    0.89,
	evCrossHeld:  -2.23,
	evCrossMost:  0.82,
	evOthersHold: 0.16,
	evElsewhere:  -0.32,
	evSpoils:     -2.58,
}
