package main

import (
	"crypto/sha256"
	"encoding/hex"
)

// Outcome is what became of a mutant.
type Outcome string

// The outcomes.
const (
	Noticed  Outcome = "noticed"
	Survived Outcome = "survived"
	None     Outcome = "none" // it does not compile: no mutant
)

// Result is a mutant that was tried.
type Result struct {
	Mutant
	Digest  string  `json:"digest"` // of the file that was changed
	Outcome Outcome `json:"outcome"`
	By      string  `json:"by,omitempty"` // the package and test that noticed
}

// digest names the text of a file.
func digest(data string) string {
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:8])
}
