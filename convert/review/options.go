package review

import (
	"crypto/sha256"
	"encoding/hex"
)

// Options says what the pages need to know beyond the documents. The zero value serves.
type Options struct {
	// Indicator names an indicator of the catalogue; nil, or an empty answer: its id is shown.
	Indicator func(id string) string
	// Rule names a rule of normalization; nil, or an empty answer: its id is shown.
	Rule func(id string) string
}

// PageName is the name of the page of the document whose source has this SHA-256, below the folder of index.html: it does
// not change when other documents come or go.
func PageName(sha256 string) string {
	if !isHex(sha256) {
		sum := sha256sum(sha256)
		sha256 = sum
	}
	return sha256[:2] + "/" + sha256[:16] + ".html"
}

func isHex(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) >= 16
}

func sha256sum(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}
