package structure

// What the elements above the body share.

// Reach of the elements above the body, in characters.
const (
	gradeReach     = 90
	titleReach     = 320
	longestTitle   = 130
	titleBreaks    = 5  // line ends inside of a title
	longTitle      = 30 // longer ones are less likely
	longestCode    = 12
	mostAddressees = 240
)

// each calls f for the characters of the window up to a number of them.
func (w *window) each(reach int, f func(i int, r rune)) {
	for i, r := range w.s {
		if w.ordinal[i] >= reach {
			return
		}
		if !w.fixed[i] {
			f(i, r)
		}
	}
}
