package user

import _ "embed"

// Schema is the JSON Schema of rules files, for editors: it names every key and says
// what it is for, in both languages. A test makes it of Config.
//
//go:embed schema.json
var Schema []byte
