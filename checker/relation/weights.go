package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:     4.38,
	evSlipTells:  0.22,
	evNoSlip:     0.81,
	evTwice:      1.20,
	evLeftBlank:  1.06,
	evRareBlank:  1.99,
	evCutOff:     0.00,
	evSize:       -0.01,
	evRecord:     -0.56,
	evOnlyOnce:   0.87,
	evNowhere:    -2.18,
	evStrength:   0.04,
	evManyParts:  -0.33,
	evDistance:   -0.46,
	evStrewn:     -1.28,
	evSigned:     -0.41,
	evSaidTotal:  0.23,
	evSaidLines:  0.49,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evInexact:    1.18,
	evJustOver:   -0.42,
	evFails:      -0.65,
	evBeyond:     -1.52,
	evOutside:    0.03,
	evFarOut:     -0.05,
	evSaysRates:  -2.88,
	evAmong:      -1.15,
	evAmongAll:   -1.09,
	evZeroTotal:  -1.75,
	evOneFilled:  0.33,
	evTwoFilled:  -0.51,
	evBeside:     1.97,
	evCrossed:    1.51,
	evCrossHeld:  -1.91,
	evCrossMost:  2.92,
	evOthersHold: 0.33,
	evElsewhere:  -0.66,
	evSpoils:     -2.66,
}
