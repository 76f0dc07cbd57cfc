package normalize

import "fmt"

// Profiles are the names of the sets of rules.
var Profiles = []string{"official", "minimal", "web"}

// useProfile switches the rules of the profile on; "" is "official".
func (n *Normalizer) useProfile(name string) error {
	switch name {
	case "", "official":
		// every rule but those of another style
		for r := range n.on {
			n.on[r] = ruleID(r) != spaceInserted
		}
		n.profile = "official"
	case "minimal":
		// characters and encodings only
		for r := lineEnd; r < widthComma; r++ {
			n.on[r] = true
		}
		n.on[flagPrivateUse] = true
		n.profile = name
	case "web":
		// as official, but with a blank between Han and Latin, as web writers want it
		for r := range n.on {
			n.on[r] = true
		}
		n.profile = name
	default:
		return fmt.Errorf("there is no profile %q", name)
	}
	return nil
}

// Profile returns the name of the profile n was made with.
func (n *Normalizer) Profile() string { return n.profile }

// unsettling are the rules after which another pass over the paragraph may find something.
var unsettling = [ruleCount]bool{
	widthStop: true, ellipsisForm: true, dashDouble: true, widthSign: true, quoteStraight: true, titleAngle: true, titleNested: true,
	spaceTitle: true, spaceName: true, spaceSpread: true,
}
