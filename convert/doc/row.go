package doc

// rowProperties is what the properties of a row say.
type rowProperties struct {
	edges  []int // of the cells, twips
	cells  []cellMerge
	header bool
}

// cellMerge says how a cell is merged with its neighbours: "", "restart" or "continue".
type cellMerge struct{ horizontal, vertical string }

// maxCells is the number of cells of a row that the format can hold.
const maxCells = 63

// read reads a property of a row.
func (r *rowProperties) read(op uint16, b []byte, old bool) {
	switch {
	case op == sprmTDefine:
		r.define(b, old)
	case op == sprmTHeader && len(b) > 0:
		r.header = b[0] == 1
	case op == sprmTMerge && len(b) > 1:
		for i := int(b[0]); i < int(b[1]) && i < len(r.cells); i++ {
			r.cells[i].horizontal = continued
		}
		if i := int(b[0]); i < len(r.cells) {
			r.cells[i].horizontal = restarted
		}
	case op == sprmTSplit && len(b) > 1:
		for i := int(b[0]); i < int(b[1]) && i < len(r.cells); i++ {
			r.cells[i].horizontal = ""
		}
	case op == sprmTVerticalMerge && len(b) > 1 && int(b[0]) < len(r.cells):
		r.cells[b[0]].vertical = [...]string{"", continued, "", restarted}[b[1]&3]
	}
}

const (
	restarted = "restart"
	continued = "continue"
)

// define reads the edges and merges of the cells ([MS-DOC] 2.9.323).
func (r *rowProperties) define(b []byte, old bool) {
	if len(b) == 0 || int(b[0]) > maxCells || len(b) < 1+2*(int(b[0])+1) {
		return
	}
	const first, merged, vertical, verticalFirst, cellBytes, oldCellBytes = 1, 2, 0x20, 0x40, 20, 10
	count := int(b[0])
	r.edges, r.cells = make([]int, count+1), make([]cellMerge, count)
	for i := range r.edges {
		r.edges[i] = i16(b[1+2*i:])
	}
	b = b[1+2*(count+1):]
	size := cellBytes
	if old {
		size = oldCellBytes
	}
	for i := range r.cells {
		flags := u16(b)
		switch {
		case flags&first != 0:
			r.cells[i].horizontal = restarted
		case flags&merged != 0:
			r.cells[i].horizontal = continued
		}
		switch {
		case old:
		case flags&verticalFirst != 0:
			r.cells[i].vertical = restarted
		case flags&vertical != 0:
			r.cells[i].vertical = continued
		}
		b = b[min(size, len(b)):]
	}
}
