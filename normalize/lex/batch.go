package lex

// Batch counts the document numbers (发文字号) at the heads of the pages of a file, to tell one paper of many pages from papers of a page each,
// one behind the other. The zero value is ready.
type Batch struct {
	numbers map[string]bool
	pages   int
}

// HeadLines is how many lines of a page are its head.
const HeadLines = 5

// longestNumberLine is the number of bytes of the longest line that is asked for a document number.
const longestNumberLine = 90

// Page begins a page.
func (b *Batch) Page() { b.pages++ }

// Line takes a line of the head of the page that began last.
func (b *Batch) Line(s string) {
	if len(s) > longestNumberLine {
		return
	}
	if n, ok := ReadDocumentNumber(s); ok && n.Year > 0 && n.Sequence > 0 {
		if b.numbers == nil {
			b.numbers = map[string]bool{}
		}
		b.numbers[n.Text] = true
	}
}

// Own reports whether most pages have a number of their own: what repeats on them is the head and the signature of each paper, and no
// running head.
func (b *Batch) Own() bool { return len(b.numbers) >= 2 && 2*len(b.numbers) > b.pages }
