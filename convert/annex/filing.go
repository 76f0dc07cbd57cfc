package annex

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"guiwen/schema"
)

// filing is the body and year that a form is filled for (填报单位、报告期). A document that does not tell both is one by itself: what it says is
// never put beside what others say.
type filing struct {
	issuer   string
	year     int    // 0 where not told
	document string // SHA-256, of one that does not tell issuer or year
}

func filingOf(doc *schema.Document) filing {
	f := filing{issuer: issuerName(doc.Metadata)}
	if y := doc.Metadata.ReportingYear; y != nil {
		f.year = *y
	}
	if f.issuer == "" || f.year == 0 {
		f.document = doc.Source.SHA256
	}
	return f
}

// longestName is the number of code points of a file's name before its year.
const longestName = 60

// fileName is the name of the file of a filing: 云州市人民政府-2021.xlsx. taken are the names given before, in small letters.
func (f filing) fileName(taken map[string]bool) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '_'
		}
		return r
	}, named(f.issuer))
	if r := []rune(name); len(r) > longestName {
		name = string(r[:longestName])
	}
	if f.year > 0 {
		name += "-" + itoa(f.year)
	}
	sum := sha256.Sum256([]byte(f.issuer + "\n" + f.document))
	if f.document != "" || taken[strings.ToLower(name)] || !strings.HasPrefix(name, f.issuer) {
		name += "-" + hex.EncodeToString(sum[:4])
	}
	taken[strings.ToLower(name)] = true
	return name + ".xlsx"
}

// sortedFilings lists filings in the order of their issuers, years and documents.
func sortedFilings[T any](m map[filing]T) []filing {
	list := make([]filing, 0, len(m))
	for f := range m {
		list = append(list, f)
	}
	slices.SortFunc(list, func(x, y filing) int {
		if n := strings.Compare(x.issuer, y.issuer); n != 0 {
			return n
		}
		if x.year != y.year {
			return x.year - y.year
		}
		return strings.Compare(x.document, y.document)
	})
	return list
}
