package annex

import (
	"unicode/utf8"

	"guiwen/schema/message"
)

// excludedSheet is 未计入数字: numbers that are deliberately not taken, with the reason.
func excludedSheet(b *book) *sheet { return b.screenSheet("excluded", 1) }

// addExcluded adds the numbers that are not taken.
func (h *sheaf) addExcluded(e *entry) {
	cut := cutter{}
	for i := range e.NotStatistics {
		n := &e.NotStatistics[i]
		context := ""
		if k, ok := e.blocks[n.Block]; ok {
			context = cut.around(n.Block, e.Blocks[k].Text, n.Start, n.End)
		}
		h.excluded.add(
			cell{kind: runningCell}, cell{kind: documentCell}, text(n.Text), text(message.Term("Reason", n.Reason)), text(context),
			e.where(n.Block), text(e.section(n.Block)),
		)
	}
}

// cutter cuts spans given in code points out of the text of blocks. It keeps its place in the block, so that
// spans in rising order cost one walk through the text.
type cutter struct {
	block string
	point int // code points before at
	at    int // byte offset
}

// contextPoints is the number of code points that a context shows on either side.
const contextPoints = 16

// around returns the text of [start, end) with contextPoints more on either side, … where it was cut.
func (c *cutter) around(block, s string, start, end int) string {
	from, to := max(start-contextPoints, 0), end+contextPoints
	if c.block != block || c.point > from {
		*c = cutter{block: block}
	}
	for c.point < from && c.at < len(s) {
		_, n := utf8.DecodeRuneInString(s[c.at:])
		c.at += n
		c.point++
	}
	last := c.at
	for p := c.point; p < to && last < len(s); p++ {
		_, n := utf8.DecodeRuneInString(s[last:])
		last += n
	}
	out := s[c.at:last]
	if c.at > 0 {
		out = "…" + out
	}
	if last < len(s) {
		out += "…"
	}
	return out
}
