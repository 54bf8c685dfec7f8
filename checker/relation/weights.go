package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:     3.55,
	evSlipTells:  0.15,
	evNoSlip:     1.17,
	evTwice:      0.98,
	evLeftBlank:  0.37,
	evRareBlank:  1.73,
	evCutOff:     -0.10,
	evSize:       -0.01,
	evRecord:     -0.58,
	evOnlyOnce:   -0.07,
	evNowhere:    -1.40,
	evStrength:   0.05,
	evManyParts:  0.02,
	evDistance:   -0.46,
	evHoles:      -0.62,
	evSigned:     -0.10,
	evSaidTotal:  0.36,
	evSaidLines:  0.80,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evKin:        -0.75,
	evInexact:    1.40,
	evJustOver:   -0.65,
	evFails:      -0.35,
	evBeyond:     -1.06,
	evOutside:    0.46,
	evFarOut:     -0.07,
	evUnlike:     -0.26,
	evOften:      -1.77,
	evSaysRates:  -2.29,
	evAmong:      -1.04,
	evAmongAll:   -1.22,
	evZeroTotal:  -1.86,
	evOneFilled:  0.44,
	evTwoFilled:  -0.32,
	evBeside:     1.77,
	evCrossed:    1.08,
	evCrossHeld:  -0.25,
	evCrossMost:  0.04,
	evOthersHold: 0.12,
	evElsewhere:  -0.30,
	evSpoils:     -3.03,
}
