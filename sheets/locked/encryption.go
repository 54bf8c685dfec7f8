package locked

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"hash"
	"strings"
)

// encryption is what a file says of its encryption, within bounds.
type encryption struct {
	agile bool

	hash  func() hash.Hash // of the password
	spins uint32           // how often it is hashed
	salt  []byte
	bits  int // of the key made from it

	verifier, verifierHash []byte // encrypted: some bytes and their hash

	// Agile encryption has a second key, for the package.
	sealedKey   []byte // encrypted with the first
	packageHash func() hash.Hash
	packageSalt []byte
}

// The bounds of what a file may declare. The highest number of hashes is that of
// [MS-OFFCRYPTO] 2.3.4.10; to make them takes some seconds.
const (
	spinsMost = 10_000_000
	saltMost  = 65_536
)

// standardSpins is the number of hashes in standard encryption (2.3.4.7).
const standardSpins = 50_000

// parse reads the stream EncryptionInfo (2.3.4.5 and 2.3.4.10).
func parse(info []byte) (*encryption, error) {
	if len(info) < 8 {
		return nil, damaged
	}
	major, minor := binary.LittleEndian.Uint16(info), binary.LittleEndian.Uint16(info[2:])
	switch {
	case major == 4 && minor == 4:
		return parseAgile(info[8:])
	case major >= 2 && major <= 4 && minor == 2:
		return parseStandard(info[8:])
	}
	return nil, unusual(fmt.Sprintf("%d.%d", major, minor))
}

// parseStandard reads a header and a verifier in binary (2.3.2, 2.3.3).
func parseStandard(b []byte) (*encryption, error) {
	number := func(at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	const head, verifier = 32, 4 + 16 + 16 + 4 + 32
	if len(b) < 4 || number(0) < head || uint64(number(0)) > uint64(len(b)-4) {
		return nil, damaged
	}
	size := int(number(0))
	b = b[4:]
	algorithm, hashing, bits := number(8), number(12), int(number(16))
	switch algorithm {
	case 0x660E, 0x660F, 0x6610: // AES of 128, 192 and 256 bits
	default:
		return nil, unusual(fmt.Sprintf("%#x", algorithm))
	}
	if hashing != 0 && hashing != 0x8004 || bits != 128 && bits != 192 && bits != 256 {
		return nil, unusual(fmt.Sprintf("%#x, %d", hashing, bits))
	}
	if b = b[size:]; len(b) < verifier || number(0) != 16 {
		return nil, damaged
	}
	return &encryption{
		hash: sha1.New, spins: standardSpins, salt: b[4:20], bits: bits,
		verifier: b[20:36], verifierHash: b[40:72],
	}, nil
}

// agileKey is an element that describes how something is encrypted (2.3.4.10).
type agileKey struct {
	SpinCount uint32 `xml:"spinCount,attr"`
	BlockSize int    `xml:"blockSize,attr"`
	KeyBits   int    `xml:"keyBits,attr"`
	Cipher    string `xml:"cipherAlgorithm,attr"`
	Chaining  string `xml:"cipherChaining,attr"`
	Hash      string `xml:"hashAlgorithm,attr"`
	Salt      string `xml:"saltValue,attr"`

	Verifier     string `xml:"encryptedVerifierHashInput,attr"`
	VerifierHash string `xml:"encryptedVerifierHashValue,attr"`
	Key          string `xml:"encryptedKeyValue,attr"`
}

type agileInfo struct {
	KeyData    agileKey `xml:"keyData"`
	Encryptors []struct {
		Key *agileKey `xml:"http://schemas.microsoft.com/office/2006/keyEncryptor/password encryptedKey"`
	} `xml:"keyEncryptors>keyEncryptor"`
}

func parseAgile(b []byte) (*encryption, error) {
	var info agileInfo
	if xml.Unmarshal(b, &info) != nil {
		return nil, damaged
	}
	for _, encryptor := range info.Encryptors {
		if encryptor.Key != nil {
			return info.with(encryptor.Key)
		}
	}
	return nil, unusual("certificate")
}

// with is the encryption whose key a password gives.
func (info *agileInfo) with(key *agileKey) (*encryption, error) {
	e := &encryption{agile: true, spins: key.SpinCount, bits: key.KeyBits}
	for _, k := range []*agileKey{&info.KeyData, key} {
		if !strings.EqualFold(k.Cipher, "AES") || k.Chaining != "ChainingModeCBC" || k.BlockSize != 16 ||
			k.KeyBits != 128 && k.KeyBits != 192 && k.KeyBits != 256 {
			return nil, unusual(fmt.Sprintf("%.20s %d, %.20s", k.Cipher, k.KeyBits, k.Chaining))
		}
	}
	if key.SpinCount > spinsMost {
		return nil, unusual(fmt.Sprintf("spinCount=%d", key.SpinCount))
	}
	var ok [2]bool
	e.hash, ok[0] = hashes[strings.ReplaceAll(strings.ToUpper(key.Hash), "-", "")]
	e.packageHash, ok[1] = hashes[strings.ReplaceAll(strings.ToUpper(info.KeyData.Hash), "-", "")]
	if !ok[0] || !ok[1] {
		return nil, unusual(fmt.Sprintf("%.20s, %.20s", key.Hash, info.KeyData.Hash))
	}
	for _, field := range []struct {
		to   *[]byte
		text string
	}{
		{&e.salt, key.Salt},
		{&e.packageSalt, info.KeyData.Salt},
		{&e.verifier, key.Verifier},
		{&e.verifierHash, key.VerifierHash},
		{&e.sealedKey, key.Key},
	} {
		value, err := base64.StdEncoding.DecodeString(strings.TrimSpace(field.text))
		if err != nil || len(value) == 0 || len(value) > saltMost {
			return nil, damaged
		}
		*field.to = value
	}
	// Whole blocks, that hold at least a hash and a key.
	for _, sealed := range [][]byte{e.verifier, e.verifierHash, e.sealedKey} {
		if len(sealed)%16 != 0 {
			return nil, damaged
		}
	}
	if len(e.verifierHash) < e.hash().Size() || len(e.sealedKey) < info.KeyData.KeyBits/8 {
		return nil, damaged
	}
	e.sealedKey = e.sealedKey[:(info.KeyData.KeyBits/8+15)/16*16]
	return e, nil
}

// hashes are those of [MS-OFFCRYPTO] 2.3.4.10 that office programs use.
var hashes = map[string]func() hash.Hash{
	"MD5": md5.New, "SHA1": sha1.New, "SHA256": sha256.New, "SHA384": sha512.New384, "SHA512": sha512.New,
}
