package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:     3.97,
	evSlipTells:  0.16,
	evNoSlip:     1.80,
	evTwice:      1.05,
	evLeftBlank:  0.73,
	evRareBlank:  1.90,
	evCutOff:     -0.06,
	evSize:       -0.00,
	evRecord:     -0.49,
	evOnlyOnce:   0.61,
	evNowhere:    -2.17,
	evStrength:   -0.03,
	evManyParts:  -0.10,
	evDistance:   -0.38,
	evStrewn:     -1.00,
	evSigned:     -0.37,
	evSaidTotal:  0.49,
	evSaidLines:  0.64,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evKin:        -0.13,
	evInexact:    0.99,
	evJustOver:   -0.45,
	evFails:      -0.78,
	evBeyond:     -1.43,
	evOutside:    -0.06,
	evFarOut:     -0.08,
	evSaysRates:  -3.05,
	evAmong:      -1.33,
	evAmongAll:   -0.90,
	evZeroTotal:  -1.50,
	evOneFilled:  0.60,
	evTwoFilled:  0.03,
	evBeside:     1.88,
	evCrossed:    1.46,
	evCrossHeld:  -1.69,
	evCrossMost:  2.33,
	evOthersHold: 0.27,
	evElsewhere:  -0.45,
	evSpoils:     -3.80,
}
