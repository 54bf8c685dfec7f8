package locked

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"encoding/binary"
	"hash"
	"unicode/utf16"
)

// What is hashed along with the password for each use of it (2.3.4.13).
var (
	forVerifier = []byte{0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79}
	forHash     = []byte{0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e}
	forKey      = []byte{0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6}
)

// key is the key of the package; nil if the password is not that of the file.
func (e *encryption) key(ctx context.Context, password string) ([]byte, error) {
	hashed, err := e.hashed(ctx, password)
	if err != nil {
		return nil, err
	}
	if !e.agile {
		return e.standardKey(hashed)
	}
	verifier, err := e.unseal(hashed, forVerifier, e.verifier)
	if err != nil {
		return nil, err
	}
	verifierHash, err := e.unseal(hashed, forHash, e.verifierHash)
	if err != nil {
		return nil, err
	}
	// The bytes fill up to whole blocks; the salt says how many there are.
	want := sum(e.hash, verifier[:min(len(e.salt), len(verifier))])
	if !bytes.HasPrefix(verifierHash, want) {
		return nil, nil
	}
	return e.unseal(hashed, forKey, e.sealedKey)
}

// pause is how many hashes are made before one looks whether to stop.
const pause = 1 << 12

// hashed is the password after all its rounds (2.3.4.7, 2.3.4.11).
func (e *encryption) hashed(ctx context.Context, password string) ([]byte, error) {
	h := e.hash()
	h.Write(e.salt)
	h.Write(wide(password))
	last := h.Sum(nil)
	var round [4]byte
	for i := range e.spins {
		if i%pause == 0 && ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		binary.LittleEndian.PutUint32(round[:], i)
		h.Reset()
		h.Write(round[:])
		h.Write(last)
		last = h.Sum(last[:0])
	}
	return last, nil
}

// standardKey derives the key and verifies it (2.3.4.7, 2.3.4.9).
func (e *encryption) standardKey(hashed []byte) ([]byte, error) {
	final := sum(e.hash, hashed, make([]byte, 4))
	var derived []byte
	for _, filler := range []byte{0x36, 0x5c} {
		block := bytes.Repeat([]byte{filler}, 64)
		for i, b := range final {
			block[i] ^= b
		}
		derived = append(derived, sum(e.hash, block)...)
	}
	key := derived[:e.bits/8]
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, damaged
	}
	want := sha1.Sum(eachBlock(block, e.verifier))
	if !bytes.HasPrefix(eachBlock(block, e.verifierHash), want[:]) {
		return nil, nil
	}
	return key, nil
}

// unseal decrypts something with a key made from the hashed password.
func (e *encryption) unseal(hashed, use, sealed []byte) ([]byte, error) {
	key := filled(sum(e.hash, hashed, use), e.bits/8)
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, damaged
	}
	out := make([]byte, len(sealed))
	cipher.NewCBCDecrypter(block, filled(e.salt, aes.BlockSize)).CryptBlocks(out, sealed)
	return out, nil
}

// segment is how much of a package agile encryption encrypts at once (2.3.4.15).
const segment = 4096

// decrypt is the package. It begins with its size, because whole blocks are encrypted.
func (e *encryption) decrypt(ctx context.Context, key, sealed []byte) ([]byte, error) {
	const head = 8
	if len(sealed) < head {
		return nil, damaged
	}
	size := binary.LittleEndian.Uint64(sealed)
	sealed = sealed[head:]
	sealed = sealed[:len(sealed)/aes.BlockSize*aes.BlockSize]
	if size > uint64(len(sealed)) {
		return nil, damaged
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, damaged
	}
	if !e.agile {
		return eachBlock(block, sealed)[:size], nil
	}
	out := make([]byte, len(sealed))
	var number [4]byte
	for at := 0; at < len(sealed); at += segment {
		if at%(pause*segment) == 0 && ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		binary.LittleEndian.PutUint32(number[:], uint32(at/segment))
		start := filled(sum(e.packageHash, e.packageSalt, number[:]), aes.BlockSize)
		to := min(at+segment, len(sealed))
		cipher.NewCBCDecrypter(block, start).CryptBlocks(out[at:to], sealed[at:to])
	}
	return out[:size], nil
}

// eachBlock decrypts block by block, as standard encryption does (2.3.4.7).
func eachBlock(block cipher.Block, sealed []byte) []byte {
	out := make([]byte, len(sealed))
	for at := 0; at+aes.BlockSize <= len(sealed); at += aes.BlockSize {
		block.Decrypt(out[at:], sealed[at:])
	}
	return out
}

func sum(algorithm func() hash.Hash, parts ...[]byte) []byte {
	h := algorithm()
	for _, part := range parts {
		h.Write(part)
	}
	return h.Sum(nil)
}

// filled cuts a key to its size or fills it up (2.3.4.11).
func filled(key []byte, size int) []byte {
	key = bytes.Clone(key)
	for len(key) < size {
		key = append(key, 0x36)
	}
	return key[:size]
}

// wide is a text in UTF-16, low byte first.
func wide(text string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, unit)
	}
	return out
}
