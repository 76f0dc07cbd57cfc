package main

import "strings"

// separators part the words of a table of words; marks stand in front of a word and are not of it.
const (
	separators = "\t |;/"
	marks      = "!<=>@^-"
)

// tableMutants returns the mutants of a table (TSV, or lines of words) in the order of the text: for every word with a
// Han character its spoilings, its removal where others stand beside it in a list, and for every row the removal of
// the row. Of a row of the lexicon the first cell is a word, and each of several classes of the second may be taken away. Lines
// that begin with # are remarks, and tables of examples are tests themselves.
func tableMutants(file, src string) []Mutant {
	if strings.HasSuffix(file, "/examples.tsv") || file == lexiconFolder+"classes.tsv" {
		return nil
	}
	var found []Mutant
	at := 0
	number := 0
	for line := range strings.Lines(src) {
		number++
		start := at
		at += len(line)
		if strings.HasPrefix(line, "#") || !hasHan(line) {
			continue
		}
		add := func(kind Kind, from, to int, text, word string) {
			found = append(found, Mutant{
				File: file, Line: number, Start: start + from, End: start + to,
				Kind: kind, Old: line[from:to], New: text, Word: word,
			})
		}
		add(Row, 0, len(line), "", "")
		if isLexicon(file) {
			word, rest, _ := strings.Cut(line, "\t")
			classes, _, _ := strings.Cut(rest, "\t")
			for _, c := range classMutants(classes, len(word)+1) {
				add(Class, c.start, c.end, "", word+" "+line[c.start:c.end])
			}
			line = word
		}
		for _, w := range words(line) {
			word := line[w.start:w.end]
			for _, s := range spoiled(word) {
				add(s.kind, w.start, w.end, s.text, word)
			}
			if from, to, ok := w.without(line); ok {
				add(Removed, from, to, "", word)
			}
		}
	}
	return found
}

// classMutants returns what to take out of a cell of classes, which begins at byte at of its line, so that one of several is gone.
func classMutants(classes string, at int) []span {
	list := strings.Fields(classes)
	if len(list) < 2 {
		return nil
	}
	var found []span
	for i, c := range list {
		from := at
		at += len(c) + 1
		if i == len(list)-1 {
			from, at = from-1, at-1
		}
		found = append(found, span{from, at})
	}
	return found
}

// span is where a word of a line stands, in bytes.
type span struct{ start, end int }

// words returns where the words of a line with Han characters stand.
func words(line string) []span {
	line = strings.TrimRight(line, "\r\n")
	var found []span
	for at := 0; at < len(line); {
		n := strings.IndexAny(line[at:], separators)
		if n < 0 {
			n = len(line) - at
		}
		field := line[at : at+n]
		word := strings.TrimLeft(field, marks)
		if hasHan(word) {
			found = append(found, span{at + n - len(word), at + n})
		}
		at += n + 1
	}
	return found
}

// without returns what to take out of the line so that the word is gone from its list, and false where it stands alone.
func (w span) without(line string) (start, end int, ok bool) {
	line = strings.TrimRight(line, "\r\n")
	marked := w.start > 0 && strings.ContainsRune(marks, rune(line[w.start-1]))
	follows := w.end < len(line) && strings.ContainsRune("|/", rune(line[w.end])) ||
		!marked && w.end < len(line) && line[w.end] == ' '
	leads := w.start > 0 && strings.ContainsRune("|/ ", rune(line[w.start-1]))
	switch {
	case follows:
		return w.start, w.end + 1, true
	case leads:
		return w.start - 1, w.end, true
	}
	return 0, 0, false
}
