package ods

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"crossfoot/sheets/formula"
)

func TestTranslate(t *testing.T) {
	for from, want := range map[string]string{
		"of:=SUM([.B2:.B9])":                             "SUM(B2:B9)",
		"of:=SUM([.$B$2:.B9];[.D4]) - ROUND([.A1]/3;2)%": "SUM($B$2:B9,D4) - ROUND(A1/3,2)%",
		"oooc:=[.A1]+[$Sheet2.B3]":                       "A1+Sheet2!B3",
		"=[.A1]*2":                                       "A1*2",
		"msoxl:=SUM(A1:B2,C3)":                           "SUM(A1:B2,C3)",
		"of:==RAND()":                                    "RAND()",
		"of:{=SUM([.A1:.A3]*[.B1:.B3])}":                 "SUM(A1:A3*B1:B3)",
		"of:=['附表 1'.C3]":                                "'附表 1'!C3",
		"of:=[$附表1.C3:.C5]":                              "附表1!C3:C5",
		"of:=[附表1.C3:附表1.C5]":                            "附表1!C3:C5",
		"of:=['It''s; [x]'.C3]":                          "'It''s; [x]'!C3",
		"of:=[2023.C3]":                                  "'2023'!C3",
		"of:=[A1.C3]":                                    "'A1'!C3",
		"of:=SUM([Sheet1.A1:Sheet3.B2])":                 "SUM('Sheet1:Sheet3'!A1:B2)",
		"of:=['file:///C:/a b.ods'#$Sheet1.A1]":          "'[file:///C:/a b.ods]Sheet1'!A1",
		"of:=[.#REF!]+[#REF!.A1]+[.A1:.#REF!]+#REF!":     "#REF!+#REF!+#REF!+#REF!",
		"of:=[$Sheet1.#REF!]":                            "#REF!",
		"of:=SUM([.A:.B];[.3:.4])":                       "SUM(A:B,3:4)",
		`of:=IF([.A1]>="a;[.B1]""x";TRUE();"")`:          `IF(A1>="a;[.B1]""x",TRUE(),"")`,
		"of:=SUM({1;2|3;-4})":                            "SUM({1,2;3,-4})",
		"of:=[.A1:.B9]![.B1:.B9]":                        "A1:B9 B1:B9",
		"of:#N/A":                                        "#N/A",
		"of:=1.5E-3*总量_1":                                "1.5E-3*总量_1",
		"of:=COM.MICROSOFT.CONCAT([.A1])":                "CONCAT(A1)",
		// What a workbook has no way to say.
		"of:=SUM([.A1]~[.B2])":  "",
		"of:='总量'*2":            "",
		"of:=[.ZZZZ1]":          "",
		"of:=[.A1":              "",
		"of:=[A1]":              "A1",
		"of:=\"open":            "",
		"of:=#SOMETHING":        "",
		"of:=[.A1:.B2:.C3]":     "",
		"of:=$$Sheet1":          "",
		"of:=['a'b.C3]":         "",
		"koffice:=A1":           "",
		"of:SUM(1)":             "",
		"of:=1|2":               "",
		"of:=[Sheet1.A1:.]":     "",
		"of:=\xff":              "",
		"of:=['a'#$'b c'.$D$4]": "'[a]b c'!$D$4",
		"":                      "",
	} {
		assert.Equal(t, want, translate(from), from)
	}
}

// What is translated is what the formulas of workbooks are taken apart as.
func TestTranslatedIsUnderstood(t *testing.T) {
	for from, want := range map[string]formula.Reason{
		"of:=SUM([.B2:.B9];['It''s 1'.C3];[$附表1.C3:.C5])-ROUND([.A1]/3;2)%": "",
		"of:=SUM([.A1]~[.B2])":                  formula.Syntax,
		"of:=['file:///C:/a b.ods'#$Sheet1.A1]": formula.External,
		"of:=SUM([Sheet1.A1:Sheet3.B2])":        formula.Sheet,
		"of:=[.A1:.B9]![.B1:.B9]":               formula.Operator,
		"of:=[.#REF!]":                          formula.Literal,
	} {
		_, why := formula.Parse(translate(from))
		assert.Equal(t, want, why, from)
	}
}
