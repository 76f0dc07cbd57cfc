package pdf

import (
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/normalize/lex"
	"guiwen/normalize/source"
)

// meta reads what the file says of itself: the information dictionary (ISO 32000-1, 14.3.3) and the language.
func (f *file) meta() source.Meta {
	var m source.Meta
	if f.table.Info != nil {
		info := f.dict(*f.table.Info)
		m.Title = f.metaText(info["Title"])
		m.Author = f.metaText(info["Author"])
		for _, key := range []string{"Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"} {
			if v := f.metaText(info[key]); v != "" {
				m.Fields = append(m.Fields, source.MetaField{Name: key, Value: v})
			}
		}
	}
	m.Language = f.metaText(f.dict(*f.table.Root)["Lang"])
	return m
}

// metaText reads a text string, one line, at most 4096 bytes.
func (f *file) metaText(o types.Object) string {
	if o == nil {
		return ""
	}
	b := f.bytes(o)
	s := textString(b[:min(len(b), 4096)])
	return strings.TrimSpace(strings.ToValidUTF8(s, ""))
}

// labels returns the page labels (12.4.2) of n pages; "" where a page has none.
func (f *file) labels(n int) []string {
	out := make([]string, n)
	tree := f.dict(f.dict(*f.table.Root)["PageLabels"])
	if tree == nil {
		return out
	}
	for _, r := range f.labelRanges(tree, 0) {
		for i := max(r.first, 0); i < n; i++ {
			out[i] = r.label(i)
		}
	}
	return out
}

type labelRange struct {
	first  int // index of the page it begins at
	start  int
	style  string
	prefix string
}

// labelRanges reads a number tree; it trusts neither depth nor size.
func (f *file) labelRanges(node types.Dict, depth int) (out []labelRange) {
	const most = 5000
	if depth > 8 {
		return nil
	}
	for _, kid := range f.array(node["Kids"]) {
		if d := f.dict(kid); d != nil && len(out) < most {
			out = append(out, f.labelRanges(d, depth+1)...)
		}
	}
	nums := f.array(node["Nums"])
	for i := 0; i+1 < len(nums) && len(out) < most; i += 2 {
		d := f.dict(nums[i+1])
		out = append(out, labelRange{
			first: f.integer(nums[i], -1), start: max(1, f.integer(d["St"], 1)), style: f.name(d["S"]), prefix: textString(f.bytes(d["P"])),
		})
	}
	return out
}

func (r labelRange) label(page int) string {
	v := r.start + page - r.first
	switch r.style {
	case "D":
		return r.prefix + strconv.Itoa(v)
	case "r":
		return r.prefix + strings.ToLower(lex.Roman(v))
	case "R":
		return r.prefix + lex.Roman(v)
	}
	return r.prefix
}
