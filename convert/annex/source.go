package annex

import (
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

// sourceSheet is 原文: one row per block, what every link leads to.
func sourceSheet(b *book) *sheet { return b.screenSheet("source", 2) }

// addSource adds the blocks of e.
func (h *sheaf) addSource(e *entry) {
	for _, block := range e.Blocks {
		words := block.Text
		if block.Role == schema.Table {
			words = tableText(words)
		}
		level := cell{}
		if block.Level > 0 {
			level = count(block.Level)
		}
		body := look{face: bodyFace, wrap: true, top: true}
		if block.Role == schema.Heading || block.Role == schema.Title {
			body.face = topicFace
		}
		h.source.add(
			cell{kind: documentCell}, text(block.ID), text(message.Term("Role", string(block.Role))), level, text(words).in(body),
			optionalCount(block.At.Page), optionalCount(block.At.Start), optionalCount(block.At.End),
		)
	}
}

// tableText shows the cells of a table's text, which end with a tab, between bars.
func tableText(s string) string {
	s = strings.ReplaceAll(s, "\t\n", "\n")
	return strings.TrimSuffix(strings.ReplaceAll(s, "\t", " ｜ "), "\n")
}

func optionalCount(n *int) cell {
	if n == nil {
		return cell{}
	}
	return count(*n).in(look{face: figureFace, format: "0", align: "center", top: true})
}
