package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:     3.62,
	evSlipTells:  0.15,
	evNoSlip:     0.75,
	evTwice:      0.94,
	evLeftBlank:  0.48,
	evRareBlank:  1.77,
	evCutOff:     -0.10,
	evSize:       -0.02,
	evRecord:     -0.61,
	evOnlyOnce:   -0.10,
	evNowhere:    -1.40,
	evStrength:   0.06,
	evManyParts:  0.02,
	evDistance:   -0.46,
	evHoles:      -0.70,
	evSigned:     -0.17,
	evSaidTotal:  0.34,
	evSaidLines:  0.71,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evKin:        -0.69,
	evInexact:    1.24,
	evJustOver:   -0.65,
	evFails:      -0.32,
	evBeyond:     -1.12,
	evOutside:    0.58,
	evFarOut:     -0.05,
	evUnlike:     -0.26,
	evOften:      -1.61,
	evSaysRates:  -2.25,
	evAmong:      -1.15,
	evAmongAll:   -1.24,
	evZeroTotal:  -1.86,
	evOneFilled:  0.40,
	evTwoFilled:  -0.26,
	evBeside:     1.85,
	evCrossed:    0.92,
	evCrossHeld:  -2.19,
	evCrossMost:  1.21,
	evOthersHold: 0.13,
	evElsewhere:  -0.35,
	evSpoils:     -2.59,
}
