package locked

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"crossfoot/sheets"
	"crossfoot/sheets/cfb"
	"crossfoot/sheets/docx"
	"crossfoot/sheets/lang"
	"crossfoot/sheets/xlsx"
)

// unlock reads a file as the program does.
func unlock(t testing.TB, data []byte, password string) (*sheets.Book, error) {
	packages := []sheets.Decoder{xlsx.Decoder(), docx.Decoder()}
	src := sheets.Source{Name: "plan.xlsx", Data: data, Password: password, Limits: sheets.DefaultLimits}
	return sheets.Open(t.Context(), src, append(packages, Decoder(packages...)))
}

// agileFile was written by xlsx-populate 1.21 with the password below: agile encryption,
// SHA-512, 100,000 rounds.
func agileFile(t testing.TB) []byte {
	data, err := os.ReadFile("testdata/agile.xlsx")
	require.NoError(t, err)
	return data
}

// ofLibreOffice was saved by LibreOffice 7.4 with the same password: standard encryption.
func ofLibreOffice(t testing.TB) []byte {
	data, err := os.ReadFile("testdata/libreoffice.xlsx")
	require.NoError(t, err)
	return data
}

const itsPassword = "geheim 密码"

// encrypted is what excelize writes: standard encryption.
func encrypted(t testing.TB, plain []byte, password string) []byte {
	data, err := excelize.Encrypt(plain, &excelize.Options{Password: password})
	require.NoError(t, err)
	return data
}

func workbook(t testing.TB) []byte {
	data, err := os.ReadFile("../../fixtures/notice.xlsx")
	require.NoError(t, err)
	return data
}

func TestPassword(t *testing.T) {
	document, err := os.ReadFile("../../fixtures/notice.docx")
	require.NoError(t, err)
	long := strings.Repeat("密😀", 80)
	for name, c := range map[string]struct {
		data             []byte
		password, format string
	}{
		"agile":         {agileFile(t), itsPassword, "xlsx"},
		"LibreOffice":   {ofLibreOffice(t), itsPassword, "xlsx"},
		"excelize":      {encrypted(t, workbook(t), "a b"), "a b", "xlsx"},
		"document":      {encrypted(t, document, "x"), "x", "docx"},
		"long":          {encrypted(t, workbook(t), long), long, "xlsx"},
		"read-only":     {encrypted(t, workbook(t), usual), "", "xlsx"},
		"read-only too": {encrypted(t, workbook(t), usual), "another's", "xlsx"},
	} {
		book, err := unlock(t, c.data, c.password)
		require.NoError(t, err, name)
		assert.Equal(t, c.format, book.Format, name)
		assert.True(t, book.Locked, name)
		assert.NotEmpty(t, book.Sheets, name)
	}
}

// The sum is that of the file as it was sent, by which a report knows it again.
func TestSumIsOfTheFile(t *testing.T) {
	book, err := unlock(t, agileFile(t), itsPassword)
	require.NoError(t, err)
	sum := sha256.Sum256(agileFile(t))
	assert.Equal(t, hex.EncodeToString(sum[:]), book.SHA256)
	assert.Equal(t, "plan.xlsx", book.Name)
	row := book.Sheets[0].Row(4)
	require.Len(t, row, 4)
	assert.Equal(t, "61", row[1].Raw)
}

func TestRefusals(t *testing.T) {
	agile, standard := agileFile(t), encrypted(t, workbook(t), "x")
	renamed := func(data []byte, from, to string) []byte { return bytes.ReplaceAll(data, wide(from), wide(to)) }
	for name, c := range map[string]struct {
		data         []byte
		password, en string
		locked       bool
	}{
		"none":            {agile, "", "the file has a password", true},
		"none, standard":  {standard, "", "the file has a password", true},
		"wrong":           {agile, "geheim", "does not open", true},
		"wrong, standard": {standard, "X", "does not open", true},
		"cut":             {agile[:len(agile)-1000], itsPassword, "damaged", false},
		"without its end": {standard[:len(standard)/2], "x", "damaged", false},
		"no description":  {renamed(agile, infoStream, "EncryptionInfX"), itsPassword, "rights management", false},
		"head alone":      {append([]byte(cfb.Magic), packageName...), "x", "damaged", false},
		"no workbook":     {encrypted(t, []byte(strings.Repeat("Dear all\n", 1000)), "x"), "x", "neither a workbook nor a document", false},
		"spins":           {bytes.ReplaceAll(agile, []byte(`spinCount="100000"`), []byte(`spinCount="9e9999"`)), itsPassword, "damaged", false},
	} {
		_, err := unlock(t, c.data, c.password)
		var e *sheets.Error
		require.ErrorAs(t, err, &e, name)
		assert.Contains(t, e.In(lang.EN), c.en, name)
		assert.NotEqual(t, e.In(lang.EN), e.In(lang.ZH), name)
		assert.False(t, e.Do.IsZero(), name)
		assert.Equal(t, c.locked, e.Password, name)
	}
	limits := sheets.DefaultLimits
	limits.Bytes = 1024
	_, err := sheets.Open(t.Context(), sheets.Source{Data: agile, Password: itsPassword, Limits: limits}, []sheets.Decoder{Decoder()})
	require.ErrorContains(t, err, "may not be larger")
}

const agileXML = `<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">` +
	`<keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="/>` +
	`<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="100000" saltSize="16" blockSize="16" keyBits="256" hashSize="64" ` +
	`cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAAAAAAAAAAAAAAAAAAAA==" encryptedVerifierHashInput="AAAAAAAAAAAAAAAAAAAAAA==" ` +
	`encryptedVerifierHashValue="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==" encryptedKeyValue="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="/></keyEncryptor></keyEncryptors></encryption>`

// What a file declares is bounded before anything is done about it.
func TestDeclarations(t *testing.T) {
	const head = "\x04\x00\x04\x00\x40\x00\x00\x00"
	_, err := parse([]byte(head + agileXML))
	require.NoError(t, err)
	for _, c := range []struct{ from, to, en string }{
		{`spinCount="100000"`, `spinCount="2147483648"`, "spinCount=2147483648"},
		{`spinCount="100000"`, `spinCount="99999999999999999999"`, "damaged"},
		{`spinCount="100000"`, `spinCount="-1"`, "damaged"},
		{`keyBits="256"`, `keyBits="100000000"`, "unusual"},
		{`keyBits="256"`, `keyBits="-8"`, "unusual"},
		{`blockSize="16"`, `blockSize="0"`, "unusual"},
		{`"AES"`, `"RC2"`, "unusual"},
		{`ChainingModeCBC`, `ChainingModeCFB`, "unusual"},
		{`SHA512`, `WHIRLPOOL`, "unusual"},
		{`p:encryptedKey`, `p:certificate`, "unusual"},
		{`saltValue="AAAAAAAAAAAAAAAAAAAAAA=="`, `saltValue=""`, "damaged"},
		{`encryptedKeyValue="AAAA`, `encryptedKeyValue="AAA`, "damaged"},
		{`encryptedVerifierHashInput="AAAAAAAAAAAAAAAAAAAAAA=="`, `encryptedVerifierHashInput="AAAA"`, "damaged"},
		{`encryptedVerifierHashValue="AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="`, `encryptedVerifierHashValue="AAAAAAAAAAAAAAAAAAAAAA=="`, "damaged"},
		{`</encryption>`, ``, "damaged"},
	} {
		require.Contains(t, agileXML, c.from)
		_, err := parse([]byte(head + strings.ReplaceAll(agileXML, c.from, c.to)))
		require.ErrorContains(t, err, c.en, c.to)
	}
	for _, b := range []string{"", "\x04\x00", "\x09\x00\x09\x00\x00\x00\x00\x00", "\x03\x00\x02\x00\x00\x00\x00\x00\xff\xff\xff\xff", "\x03\x00\x02\x00\x24\x00\x00\x00\x20\x00\x00\x00" + strings.Repeat("\x00", 40)} {
		_, err := parse([]byte(b))
		require.Error(t, err, "%q", b)
	}
}

// The rounds of a password end when nobody waits for them.
func TestStops(t *testing.T) {
	e, err := parse([]byte("\x04\x00\x04\x00\x40\x00\x00\x00" + strings.ReplaceAll(agileXML, `"100000"`, `"10000000"`)))
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = e.key(ctx, "x")
	require.ErrorIs(t, err, context.Canceled)
}

// Two programs must agree on what a package holds.
func TestAgreesWithExcelize(t *testing.T) {
	for password, data := range map[string][]byte{itsPassword: agileFile(t), "x": encrypted(t, workbook(t), "x")} {
		want, err := excelize.Decrypt(data, &excelize.Options{Password: password})
		require.NoError(t, err)
		info, sealed, err := streams(t.Context(), data)
		require.NoError(t, err)
		e, err := parse(info)
		require.NoError(t, err)
		got, err := open(t.Context(), e, sealed, password)
		require.NoError(t, err)
		assert.True(t, bytes.HasPrefix(want, got), "excelize leaves the filling of the last block")
		assert.Less(t, len(want)-len(got), 16)
	}
}

func FuzzLocked(f *testing.F) {
	agile := agileFile(f)
	f.Add(bytes.ReplaceAll(agile, []byte(`spinCount="100000"`), []byte(`spinCount="000001"`)))
	f.Add(append([]byte(cfb.Magic), packageName...))
	f.Add(encrypted(f, []byte("PK"), "x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !match(sheets.Source{Data: data}) {
			return
		}
		info, sealed, err := streams(t.Context(), data)
		if err != nil {
			return
		}
		if e, err := parse(info); err == nil {
			e.spins = min(e.spins, 10) // a fuzzer has no patience
			_, err = open(t.Context(), e, sealed, "x")
			require.Error(t, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("\x04\x00\x04\x00\x40\x00\x00\x00" + agileXML))
	info, _, err := streams(f.Context(), encrypted(f, []byte("PK"), "x"))
	require.NoError(f, err)
	f.Add(info)
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := parse(data)
		if err != nil {
			return
		}
		assert.LessOrEqual(t, e.spins, uint32(spinsMost))
		e.spins = min(e.spins, 10)
		key, err := e.key(t.Context(), "x")
		require.NoError(t, err)
		_, _ = e.decrypt(t.Context(), append(key, make([]byte, 32)...)[:32], make([]byte, 100))
	})
}
