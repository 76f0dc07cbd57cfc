package normalize

// Rule is one entry of the catalogue.
type Rule struct {
	ID    string
	Names []string
}

// Rules is the catalogue.
var Rules = []Rule{}
