package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:     4.30,
	evSlipTells:  0.25,
	evNoSlip:     -0.07,
	evTwice:      1.43,
	evLeftBlank:  1.19,
	evRareBlank:  1.35,
	evCutOff:     0.00,
	evSize:       -0.12,
	evRecord:     -0.51,
	evOnlyOnce:   1.48,
	evNowhere:    -2.48,
	evStrength:   0.07,
	evManyParts:  -0.27,
	evDistance:   -0.81,
	evStrewn:     -1.28,
	evSigned:     -1.34,
	evSaidTotal:  0.42,
	evSaidLines:  0.63,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evInexact:    2.55,
	evJustOver:   -1.03,
	evFails:      -1.25,
	evBeyond:     -2.61,
	evOutside:    -0.31,
	evFarOut:     -0.73,
	evSaysRates:  -2.89,
	evAmong:      -0.73,
	evAmongAll:   -0.08,
	evZeroTotal:  -1.64,
	evOneFilled:  0.92,
	evTwoFilled:  -0.01,
	evBeside:     1.58,
	evCrossed:    1.72,
	evCrossHeld:  -2.17,
	evCrossMost:  1.32,
	evOthersHold: 0.80,
	evElsewhere:  -0.68,
	evSpoils:     -2.22,
}
