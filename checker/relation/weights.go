package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:     4.69,
	evSlipTells:  0.13,
	evNoSlip:     1.51,
	evTwice:      0.96,
	evLeftBlank:  0.60,
	evRareBlank:  1.69,
	evCutOff:     -0.07,
	evSize:       0.03,
	evRecord:     -0.68,
	evOnlyOnce:   0.19,
	evNowhere:    -2.78,
	evStrength:   0.08,
	evManyParts:  0.01,
	evDistance:   -0.32,
	evStrewn:     -0.98,
	evSigned:     -0.66,
	evSaidTotal:  0.34,
	evSaidLines:  0.68,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evKin:        -0.25,
	evInexact:    0.87,
	evJustOver:   -0.37,
	evFails:      -0.77,
	evBeyond:     -0.99,
	evOutside:    0.23,
	evFarOut:     -0.10,
	evUnlike:     -0.30,
	evOften:      -1.65,
	evSaysRates:  -2.52,
	evAmong:      -1.20,
	evAmongAll:   -0.87,
	evZeroTotal:  -1.15,
	evOneFilled:  0.69,
	evTwoFilled:  0.03,
	evBeside:     1.71,
	evCrossed:    1.11,
	evCrossHeld:  -1.50,
	evCrossMost:  2.10,
	evOthersHold: 0.23,
	evElsewhere:  -0.26,
	evSpoils:     -3.87,
}
