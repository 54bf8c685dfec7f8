package report_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"crossfoot/checker"
)

// junitAttributes and junitParents are what junit-10.xsd of Jenkins' xUnit plugin lets
// stand with which attributes in what, as far as a report uses it.
var junitAttributes = map[string][]string{
	"testsuites": {"name", "tests", "failures", "errors"},
	"testsuite":  {"name", "file", "tests", "failures", "errors", "skipped", "time"},
	"testcase":   {"name", "classname", "time"},
	"failure":    {"type", "message"}, "error": {"type", "message"}, "skipped": {"type", "message"},
	"system-out": nil,
}

var junitParents = map[string]string{
	"testsuites": "", "testsuite": "testsuites", "testcase": "testsuite",
	"failure": "testcase", "error": "testcase", "skipped": "testcase", "system-out": "testcase",
}

type junitSuite struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Skipped  int `xml:"skipped,attr"`
	Cases    []struct {
		Name    string  `xml:"name,attr"`
		Class   string  `xml:"classname,attr"`
		Failure *string `xml:"failure"`
		Error   *string `xml:"error"`
		Skipped *struct {
			Type string `xml:"type,attr"`
		} `xml:"skipped"`
		Out *string `xml:"system-out"`
	} `xml:"testcase"`
}

func readJUnit(t tester, out string, r *checker.Report) {
	noControls(t, out)
	d := xml.NewDecoder(strings.NewReader(out))
	var open []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		switch e := token.(type) {
		case xml.StartElement:
			name, parent := e.Name.Local, ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			require.Contains(t, junitAttributes, name)
			assert.Equal(t, junitParents[name], parent)
			var attributes []string
			for _, a := range e.Attr {
				attributes = append(attributes, a.Name.Local)
			}
			assert.Equal(t, junitAttributes[name], attributes)
			open = append(open, name)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
	var all struct {
		junitSuite
		Suites []junitSuite `xml:"testsuite"`
	}
	require.NoError(t, xml.Unmarshal([]byte(out), &all))
	n, names, sum, confirmed := tallyOf(r), map[[2]string]bool{}, junitSuite{}, 0
	require.Len(t, all.Suites, len(r.Files))
	for _, s := range all.Suites {
		var counted junitSuite
		assert.NotEmpty(t, s.Cases, "a file is never passed over")
		for _, c := range s.Cases {
			names[[2]string{c.Class, c.Name}] = true
			counted.Tests++
			switch {
			case c.Failure != nil:
				counted.Failures++
			case c.Error != nil:
				counted.Errors++
			case c.Skipped != nil:
				counted.Skipped++
				if c.Skipped.Type == "confirmed" {
					confirmed++
				}
			}
		}
		assert.Equal(t, [...]int{counted.Tests, counted.Failures, counted.Errors, counted.Skipped}, [...]int{s.Tests, s.Failures, s.Errors, s.Skipped})
		sum.Tests, sum.Failures, sum.Errors, sum.Skipped = sum.Tests+s.Tests, sum.Failures+s.Failures, sum.Errors+s.Errors, sum.Skipped+s.Skipped
	}
	assert.Equal(t, [...]int{sum.Tests, sum.Failures, sum.Errors}, [...]int{all.Tests, all.Failures, all.Errors})
	assert.Equal(t, [...]int{n.open[checker.Error], n.unread, n.confirmed}, [...]int{sum.Failures, sum.Errors, confirmed})
	assert.Len(t, names, sum.Tests, "a test is known by its class and name")
}
