package relation

// weights are bits for each unit of evidence. They are fitted by logistic
// regression (with a Gaussian prior of unit variance) to breaches in 314 public
// tables with annotated sums, as they are (no slip) and with one figure changed
// the way clerks do (a slip). Differences that rounding could make are not among
// them (smallOdds).
var weights = evidence{
	evAlways:     5.40,
	evSlipTells:  0.23,
	evNoSlip:     0.07,
	evLeftBlank:  0.89,
	evRareBlank:  1.37,
	evCutOff:     0.00,
	evSize:       -0.18,
	evRecord:     -0.59,
	evOnlyOnce:   1.27,
	evNowhere:    -2.49,
	evStrength:   -0.00,
	evManyParts:  -0.19,
	evDistance:   -0.80,
	evStrewn:     -0.37,
	evSigned:     -1.46,
	evSaidTotal:  0.14,
	evSaidLines:  0.89,
	evSaidSum:    2.00, // by hand: those tables have no formulas
	evFails:      -1.23,
	evBeyond:     -2.79,
	evOutside:    -0.08,
	evFarOut:     -0.68,
	evSaysRates:  -3.25,
	evAmong:      -0.71,
	evAmongAll:   -0.14,
	evZeroTotal:  -1.51,
	evOneFilled:  0.77,
	evTwoFilled:  -0.22,
	evBeside:     1.82,
	evCrossed:    1.72,
	evCrossHeld:  -2.42,
	evCrossMost:  1.46,
	evOthersHold: 0.71,
	evElsewhere:  -0.86,
	evSpoils:     -2.22,
}
