package annex

import (
	"encoding/binary"
	"math"
	"strings"
)

// seriesKey is what two figures have in common if they may be compared.
type seriesKey struct {
	issuer    int    // index in seriesTable.issuers
	indicator string // id
	scope     string
	unit      string
	part      string // of the year
}

// figure is one figure of a series.
type figure struct {
	year     int // 0: not known
	value    float64
	doc      int
	at       place
	id       string
	exact    bool
	bound    string
	qualifer string
	large    bool // written in 万元 or 亿元
}

// figureLog is the figures of one issuer, written one after another in few bytes: a batch of 10,000 documents has
// half a million of them, and they are wanted again only when all documents were read.
//
// An entry is either a figure, a number of words and numbers as varints with the value's eight bytes, or notes that
// one figure is a part of another (其中), by their order in the log.
type figureLog struct {
	bytes   []byte
	figures int
	years   []int // of the figures, each once; 0 where one has no year
}

// The kinds of entries of a figureLog.
const (
	figureEntry byte = iota
	partEntry
)

// words numbers words that come again and again: units, scopes, names of sheets.
type words struct {
	list []string
	at   map[string]uint64
}

func (w *words) number(s string) uint64 {
	n, ok := w.at[s]
	if !ok {
		n, s = uint64(len(w.list)), strings.Clone(s)
		if w.at == nil {
			w.at = map[string]uint64{}
		}
		w.at[s] = n
		w.list = append(w.list, s)
	}
	return n
}

// addFigure appends a figure of a series and returns its place in the order of the log.
func (l *figureLog) addFigure(w *words, key seriesKey, kind string, f figure) int {
	b := append(l.bytes, figureEntry)
	for _, s := range []string{key.indicator, key.scope, key.unit, key.part, kind, f.bound, f.qualifer, f.at.sheet} {
		b = binary.AppendUvarint(b, w.number(s))
	}
	b = append(binary.AppendUvarint(b, uint64(len(f.id))), f.id...)
	large := 0
	if f.large {
		large = 1
	}
	for _, n := range []int{f.year, f.doc, f.at.row, large} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	l.bytes = binary.LittleEndian.AppendUint64(b, math.Float64bits(f.value))
	l.addYear(f.year)
	l.figures++
	return l.figures - 1
}

func (l *figureLog) addYear(year int) {
	for _, y := range l.years {
		if y == year {
			return
		}
	}
	l.years = append(l.years, year)
}

// addPart notes that the figure child is a part of the figure parent.
func (l *figureLog) addPart(child, parent int) {
	b := append(l.bytes, partEntry)
	b = binary.AppendUvarint(b, uint64(child))
	l.bytes = binary.AppendUvarint(b, uint64(parent))
}

// each gives the entries back in order.
func (l *figureLog) each(w *words, onFigure func(seriesKey, string, figure), onPart func(child, parent int)) {
	r := logReader{l.bytes, w.list}
	for len(r.rest) > 0 {
		if r.byte() == partEntry {
			child, parent := r.number(), r.number()
			onPart(child, parent)
			continue
		}
		var key seriesKey
		var f figure
		kind := ""
		for _, s := range []*string{&key.indicator, &key.scope, &key.unit, &key.part, &kind, &f.bound, &f.qualifer, &f.at.sheet} {
			*s = r.word()
		}
		f.id = r.text()
		f.year, f.doc, f.at.row = r.number(), r.number(), r.number()
		f.large = r.number() > 0
		f.value = r.float()
		f.exact = f.bound == "exact"
		onFigure(key, kind, f)
	}
}

// logReader reads what a figureLog wrote.
type logReader struct {
	rest  []byte
	words []string
}

func (r *logReader) byte() byte {
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b
}

func (r *logReader) number() int {
	n, size := binary.Uvarint(r.rest)
	r.rest = r.rest[size:]
	return int(n)
}

func (r *logReader) word() string { return r.words[r.number()] }

func (r *logReader) text() string {
	n := r.number()
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}

func (r *logReader) float() float64 {
	v := math.Float64frombits(binary.LittleEndian.Uint64(r.rest))
	r.rest = r.rest[8:]
	return v
}
