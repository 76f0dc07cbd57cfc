package doc

// references are the places in the body that refer to texts elsewhere: footnotes, endnotes, comments.
type references struct {
	name    string // of the element: "footnote"
	of      text
	at      map[int]int
	list    plc
	texts   plc
	base    int // where the texts begin
	length  int
	inRange map[int][]int // comments: where the text that they are on begins
	ends    map[int][]int
}

// readReferences reads where notes or comments are referred to; size is that of the data of a reference.
func (f *fib) readReferences(name string, refs structure, size int, texts structure, of text) *references {
	r := &references{name: name, of: of, list: readPLC(f.find(refs), size), texts: readPLC(f.find(texts), 0), base: f.start(of), length: f.lengths[of]}
	r.at = r.list.byPosition()
	return r
}

// Bytes of a reference to a note, and to a comment.
const (
	noteBytes       = 2
	commentBytes    = 30
	oldCommentBytes = 20
)

// readComments reads the comments, and which text they are on.
func (f *fib) readComments() *references {
	if f.old {
		return f.readReferences("comment", commentRefs, oldCommentBytes, commentTexts, commentText)
	}
	r := f.readReferences("comment", commentRefs, commentBytes, commentTexts, commentText)
	r.readRanges(f)
	return r
}

// readRanges reads which text the comments are on: a comment names a mark by its tag, the marks stand in tables of their
// beginnings and ends.
func (r *references) readRanges(f *fib) {
	const begin, tagAt = 4, 26
	starts, ends := readPLC(f.find(commentStarts), begin), readPLC(f.find(commentEnds), 0)
	tags := readTags(f.find(commentMarks))
	r.inRange, r.ends = map[int][]int{}, map[int][]int{}
	for i := range r.list.count {
		tag := u32(r.list.item(i)[tagAt:])
		k, ok := tags[tag]
		if !ok || k >= starts.count || tag == 0xffffffff {
			continue
		}
		last := u16(starts.item(k))
		if last > ends.count {
			continue
		}
		from, to := starts.position(k), ends.position(last)
		if from < to {
			r.inRange[from] = append(r.inRange[from], i)
			r.ends[to] = append(r.ends[to], i)
		}
	}
}

// readTags reads the tags of the marks of comments ([MS-DOC] 2.9.281): strings without characters, each with the tag beside
// it.
func readTags(b []byte) map[uint32]int {
	tags := map[uint32]int{}
	const head, tagAt = 6, 2
	if len(b) < head {
		return tags
	}
	count, extra := u16(b[2:]), u16(b[4:])
	b = b[head:]
	for i := range count {
		n := 2 + 2*u16(b)
		if len(b) < n+extra || extra < tagAt+4 {
			break
		}
		tags[u32(b[n+tagAt:])] = i
		b = b[n+extra:]
	}
	return tags
}

// ownerAt returns where a reference to a comment says whose it is: behind the initials.
func (f *fib) ownerAt() int {
	if f.old {
		return 10
	}
	return 20
}

// readOwners reads the names of those who wrote comments.
func (f *fib) readOwners(page int) []string {
	var names []string
	for b := f.find(commentOwners); len(b) > 1; {
		if f.old {
			n := int(b[0])
			names = append(names, decode(slice(b, 1, int64(n)), page))
			b = b[min(1+n, len(b)):]
			continue
		}
		n := 2 * u16(b)
		names = append(names, decode16(slice(b, 2, int64(n))))
		b = b[min(2+n, len(b)):]
	}
	return names
}
