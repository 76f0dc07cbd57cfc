package doc

import "slices"

// pageBytes is the length of a page of formatted runs ([MS-DOC] 2.9.33, 2.9.175): the unit that properties are stored in.
const pageBytes = 512

// run is text of the file with the same properties.
type run struct {
	from, to uint32 // bytes in the stream WordDocument
	style    uint16 // of a paragraph
	list     []byte // properties
}

// readRuns reads the pages that a table names. Styled runs are paragraphs.
func (f *fib) readRuns(s structure, styled bool, damage *damage, thing string) []run {
	size := 4
	if f.old {
		size = 2
	}
	table := readPLC(f.find(s), size)
	var runs []run
	bad := table.count == 0
	for i := range min(table.count, len(f.data)/pageBytes+1) {
		number := u32(table.item(i)) & (1<<22 - 1)
		if f.old {
			number = uint32(u16(table.item(i)))
		}
		page := slice(f.data, int64(number)*pageBytes, pageBytes)
		count := 0
		if len(page) == pageBytes {
			count = int(page[pageBytes-1])
		}
		if count == 0 || 4*(count+1) > pageBytes-1 {
			bad = true
			continue
		}
		runs = f.readPage(runs, page, count, styled)
	}
	if bad {
		damage.note(thing)
	}
	if !slices.IsSortedFunc(runs, byPlace) {
		slices.SortStableFunc(runs, byPlace)
	}
	return runs
}

func byPlace(a, b run) int {
	switch {
	case a.from < b.from:
		return -1
	case a.from > b.from:
		return 1
	}
	return 0
}

func (f *fib) readPage(runs []run, page []byte, count int, styled bool) []run {
	width := 1 // of what stands beside each run
	switch {
	case styled && f.old:
		width = 7
	case styled:
		width = 13
	}
	beside := page[4*(count+1) : pageBytes-1]
	for i := range count {
		r := run{from: u32(page[4*i:]), to: u32(page[4*i+4:])}
		if i*width >= len(beside) || r.from >= r.to {
			continue
		}
		if at := 2 * int(beside[i*width]); at > 0 {
			r.style, r.list = f.readProperties(page[at:pageBytes-1], styled)
		}
		runs = append(runs, r)
	}
	return runs
}

// readProperties reads the properties of a run: those of characters have their length in bytes in front, those of
// paragraphs in words, and the style.
func (f *fib) readProperties(b []byte, styled bool) (style uint16, list []byte) {
	if len(b) < 1 {
		return 0, nil
	}
	n, at := int(b[0]), 1
	if styled {
		n = 2*n - 1
		switch {
		case f.old:
			n++
		case b[0] == 0 && len(b) > 1:
			n, at = 2*int(b[1]), 2
		}
	}
	if b = slice(b, int64(at), int64(n)); !styled {
		return 0, b
	}
	if len(b) < 2 {
		return 0, nil
	}
	return uint16(u16(b)), b[2:]
}

// search returns the index of the run that holds the byte, or of the one before it that ends sooner; -1 before all. from is
// where to look first.
func search(runs []run, at uint32, from int) int {
	for i := from; i >= 0 && i < len(runs) && i < from+3; i++ {
		if runs[i].from <= at && at < runs[i].to {
			return i
		}
	}
	i, found := slices.BinarySearchFunc(runs, at, func(r run, at uint32) int {
		switch {
		case r.from < at:
			return -1
		case r.from > at:
			return 1
		}
		return 0
	})
	if found {
		return i
	}
	return i - 1
}
