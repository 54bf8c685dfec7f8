package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:     4.08,
	evSlipTells:  0.12,
	evNoSlip:     0.21,
	evTwice:      0.68,
	evLeftBlank:  0.61,
	evRareBlank:  1.93,
	evCutOff:     -0.05,
	evSize:       0.00,
	evRecord:     -0.61,
	evOnlyOnce:   0.31,
	evNowhere:    -2.87,
	evStrength:   0.05,
	evManyParts:  0.02,
	evDistance:   -0.42,
	evStrewn:     -0.87,
	evSigned:     -0.53,
	evSaidTotal:  0.40,
	evSaidLines:  0.67,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evKin:        -0.40,
	evInexact:    0.86,
	evJustOver:   -0.31,
	evFails:      -0.77,
	evBeyond:     -1.11,
	evOutside:    0.23,
	evFarOut:     -0.08,
	evUnlike:     -0.29,
	evOften:      -1.60,
	evSaysRates:  -2.44,
	evAmong:      -1.17,
	evAmongAll:   -0.84,
	evZeroTotal:  -1.38,
	evOneFilled:  0.66,
	evTwoFilled:  0.19,
	evBeside:     1.73,
	evCrossed:    1.01,
	evCrossHeld:  -1.65,
	evCrossMost:  2.09,
	evOthersHold: 0.20,
	evElsewhere:  -0.23,
	evSpoils:     -1.93,
}
