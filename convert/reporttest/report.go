// Package reporttest composes invented official documents (公文) whose structure is known, prints them as text, HTML,
// DOCX and PDF, and spoils them as scanners, scrapers and typists do. The same seed gives the same bytes.
//
// A [Report] is the truth: its blocks with their roles and levels. [Report.Lines] sets it in lines, one a paragraph;
// a [Mess] changes lines or the printed text; a format prints them. Whatever the mess, a program that
// understands documents finds the same tree of headings.
package reporttest

import (
	"strings"

	"guiwen/schema"
)

// Report is an invented document.
type Report struct {
	Skeleton string // which kind of document it is: "rule-of-law", "notice", "work"
	Place    string
	Blocks   []Block // in reading order
	ISODate  string  // of the date block: "2022-01-17"
}

// Block is a block as it ought to come out: its text is canonical, that of a heading begins with its number and has
// no closing mark.
type Block struct {
	Role   schema.Role
	Level  int    // of a heading
	Number string // of a heading: 一、 （一） 1. 附件1
	Text   string
	RunIn  bool // a heading whose paragraph, the next block, shares its line
}

// Setting is how a line is set on the page.
type Setting uint8

// The settings.
const (
	Indented Setting = iota // by two characters: a paragraph
	Flush                   // 顶格: an addressee, 附件1
	Centered                // a title
	Right                   // signature and date
)

// Line is a printed paragraph: blocks of the report, or something a mess has added.
type Line struct {
	Text string
	Set  Setting
	Role schema.Role // of its first block; "" for what is not of the report
	// Broken says that the line goes on the one before it: a page end divides the paragraph.
	Broken bool
}

// Heading is what is compared of a heading.
type Heading struct {
	Level  int
	Number string
	Text   string
}

// Headings returns the heading tree in reading order.
func (r *Report) Headings() []Heading {
	var all []Heading
	for _, b := range r.Blocks {
		if b.Role == schema.Heading {
			all = append(all, Heading{r.depth(b.Level), b.Number, Fold(b.Text)})
		}
	}
	return all
}

// Texts returns the folded texts of the blocks with the role.
func (r *Report) Texts(role schema.Role) []string {
	var all []string
	for _, b := range r.Blocks {
		if b.Role == role {
			all = append(all, Fold(b.Text))
		}
	}
	return all
}

// Fold takes the blanks out of a text: whether 1. is followed by one is a matter of taste.
func Fold(s string) string {
	return strings.NewReplacer(" ", "", "\u3000", "", "\u00a0", "").Replace(s)
}

// Lines sets the report, a line a paragraph.
func (r *Report) Lines() []Line {
	var lines []Line
	runIn := false
	for _, b := range r.Blocks {
		if runIn {
			lines[len(lines)-1].Text += "。" + b.Text
			runIn = b.RunIn
			continue
		}
		runIn = b.RunIn
		if number, title, ok := strings.Cut(b.Text, " "); ok && b.Role == schema.Heading && isAttachment(b.Number) {
			lines = append(lines, Line{Text: number, Set: Flush, Role: b.Role}, Line{Text: title, Set: Centered, Role: b.Role})
			continue
		}
		lines = append(lines, Line{Text: b.Text, Set: setting(b.Role), Role: b.Role})
	}
	return lines
}

func setting(role schema.Role) Setting {
	switch role {
	case schema.Title, schema.Letterhead, schema.DocumentNumberOf:
		return Centered
	case schema.Addressee:
		return Flush
	case schema.Signature, schema.Date:
		return Right
	}
	return Indented
}

// Marked reports whether something marks the end of every heading, so that the report can be read without its line
// breaks: a full stop, a deeper number, or the word 年 of a paragraph that begins with one.
func (r *Report) Marked() bool {
	for i, b := range r.Blocks {
		if b.Role != schema.Heading || b.RunIn || i+1 == len(r.Blocks) || r.Blocks[i+1].Role == schema.Heading {
			continue
		}
		if next := []rune(r.Blocks[i+1].Text); len(next) < 5 || string(next[4]) != phrase("year") || !endsInNoun(b.Text) {
			return false
		}
	}
	return true
}

// endsInNoun reports whether a heading ends in a word that only ends a heading when a year follows.
func endsInNoun(s string) bool {
	for _, noun := range texts("noun that ends headings") {
		if strings.HasSuffix(s, noun) {
			return true
		}
	}
	return false
}

// isAttachment reports whether s begins with the mark of an attachment.
func isAttachment(s string) bool { return strings.HasPrefix(s, phrase("attachment mark")) }

// depth returns the level of headings of a scheme in the report's own hierarchy: schemes that it has no headings of do not count.
func (r *Report) depth(level int) int {
	var used [10]bool
	for _, b := range r.Blocks {
		if b.Role == schema.Heading {
			used[b.Level] = true
		}
	}
	n := 1
	for l := 1; l < level; l++ {
		if used[l] {
			n++
		}
	}
	return n
}
