package pdf

import (
	"fmt"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// leaf is a page object with what it inherits (ISO 32000-1, 7.7.3).
type leaf struct {
	number        int // 1-based
	dict          types.Dict
	resources     types.Dict
	base          page.Matrix // default user space to page coordinates
	width, height float64     // points, after rotation
}

// inherited are the attributes that nodes of the page tree hand down.
type inherited struct {
	resources types.Object
	media     types.Object
	crop      types.Object
	rotate    types.Object
}

// pageWalk walks the page tree and takes every page it finds. /Count and /Type are not believed.
type pageWalk struct {
	file  *file
	path  map[types.IndirectRef]bool // nodes above the current one
	pages []leaf
	lost  int // kids that do not exist
}

// pages returns the pages in order, and how many the tree names that do not exist.
func (f *file) pages() ([]leaf, int, error) {
	catalog := f.dict(*f.table.Root)
	if catalog == nil {
		return nil, 0, source.Errorf(source.Corrupt, "malformed_pdf", "", "the file has no catalog")
	}
	w := &pageWalk{file: f, path: map[types.IndirectRef]bool{}}
	if err := w.node(catalog["Pages"], inherited{}, 0); err != nil {
		return nil, 0, err
	}
	return w.pages, w.lost, nil
}

func (w *pageWalk) node(o types.Object, in inherited, depth int) error {
	f := w.file
	if depth > f.budget.limits.Depth {
		return source.Errorf(source.LimitDepth, "page_tree", "", "the page tree is deeper than %d", f.budget.limits.Depth)
	}
	if err := f.budget.tick(); err != nil {
		return err
	}
	if ref, ok := o.(types.IndirectRef); ok {
		if w.path[ref] {
			return source.Errorf(source.Corrupt, "malformed_pdf", fmt.Sprintf("object %d", ref.ObjectNumber), "a node of the page tree is its own descendant")
		}
		w.path[ref] = true
		defer delete(w.path, ref)
	}
	d := f.dict(o)
	if d == nil {
		w.lost++
		return nil
	}
	for _, a := range []struct {
		key string
		to  *types.Object
	}{{"Resources", &in.resources}, {"MediaBox", &in.media}, {"CropBox", &in.crop}, {"Rotate", &in.rotate}} {
		if v, ok := d[a.key]; ok {
			*a.to = v
		}
	}
	kids, isNode := d["Kids"]
	if !isNode || f.name(d["Type"]) == "Page" {
		return w.page(d, in)
	}
	for _, kid := range f.array(kids) {
		if err := w.node(kid, in, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (w *pageWalk) page(d types.Dict, in inherited) error {
	if len(w.pages) >= w.file.budget.limits.Pages {
		return source.Errorf(source.LimitSize, "pages", "", "the document has more than %d pages", w.file.budget.limits.Pages)
	}
	p := leaf{number: len(w.pages) + 1, dict: d, resources: w.file.dict(in.resources)}
	w.file.place(&p, in)
	w.pages = append(w.pages, p)
	return nil
}

// place finds the visible box of a page and the way from user space to page coordinates.
func (f *file) place(p *leaf, in inherited) {
	media, ok := f.box(in.media)
	if !ok {
		media = page.RectOf(0, 0, 595.276, 841.89) // A4, GB/T 9704-2012, 5.2.1
	}
	box := media
	if crop, ok := f.box(in.crop); ok {
		if c := crop.Intersect(media); c.Width() > 1 && c.Height() > 1 {
			box = c
		}
	}
	unit := 1.0
	if u, ok := f.number(p.dict["UserUnit"]); ok && u >= 0.1 && u <= 1000 {
		unit = u
	}
	w, h := box.Width()*unit, box.Height()*unit
	turn := f.integer(in.rotate, 0)
	switch ((turn%360 + 360) % 360) / 90 {
	case 0:
		p.base = page.Matrix{A: unit, D: -unit, E: -box.X0 * unit, F: box.Y1 * unit}
		p.width, p.height = w, h
	case 1:
		p.base = page.Matrix{B: unit, C: unit, E: -box.Y0 * unit, F: -box.X0 * unit}
		p.width, p.height = h, w
	case 2:
		p.base = page.Matrix{A: -unit, D: unit, E: box.X1 * unit, F: -box.Y0 * unit}
		p.width, p.height = w, h
	default:
		p.base = page.Matrix{B: -unit, C: -unit, E: box.Y1 * unit, F: box.X1 * unit}
		p.width, p.height = h, w
	}
}

// box reads a rectangle with its corners put in order; false where it is none or has no area.
func (f *file) box(o types.Object) (page.Rect, bool) {
	v := f.numbers(o)
	if len(v) != 4 {
		return page.Rect{}, false
	}
	r := page.RectOf(v[0], v[1], v[2], v[3])
	for _, x := range v {
		if math.Abs(x) > 1e6 {
			return page.Rect{}, false
		}
	}
	return r, r.Width() > 1 && r.Height() > 1
}

// content returns the content streams of a page, joined by line feeds as the standard asks (7.8.2), and
// whether all of them could be read.
func (f *file) content(p *leaf) (data []byte, whole bool, err error) {
	whole = true
	list := []types.Object{p.dict["Contents"]}
	if a := f.array(p.dict["Contents"]); a != nil {
		list = a
	}
	for _, o := range list {
		if o == nil {
			continue
		}
		sd := f.stream(o)
		if sd == nil {
			if f.resolve(o) != nil {
				f.damage.streams++
			}
			whole = false
			continue
		}
		piece, err := f.decode(sd)
		if err != nil {
			if err := f.forgive(err); err != nil {
				return nil, false, err
			}
			whole = false
		}
		if len(data)+len(piece) > maxPageContent {
			return nil, false, source.Errorf(source.LimitSize, "page_content", "", "a page has more than %d bytes of content", maxPageContent)
		}
		if len(list) == 1 {
			return piece, whole, nil
		}
		data = append(append(data, piece...), '\n')
	}
	return data, whole, nil
}
