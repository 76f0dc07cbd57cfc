package docx

// revisions says as which document one with tracked changes (修订) is read. Text that is inserted or deleted stands in
// the raw text in any case, marked; what differs is what the changes hold besides text: ends of paragraphs, rows and
// cells, formats, and with them automatic numbers.
type revisions uint8

const (
	accepted revisions = iota // as if every change was accepted
	original                  // as if every change was rejected
	marked                    // with the ends, rows and cells of both
)

// gone reports whether what a change deleted, or inserted, is no part of the document that is read.
func (v revisions) gone(deleted, inserted bool) bool {
	return v == accepted && deleted || v == original && inserted
}

// change is a tracked change whose content is being read.
type change struct {
	inserted, deleted int // how many changes of the kind stand round the place
}
