package annex

import (
	"encoding/xml"
	"path"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// node is an XML element.
type node struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []node     `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (n *node) index(name string) int {
	i, err := strconv.Atoi(n.attr(name))
	if err != nil {
		return 0
	}
	return i
}

// all calls do for every element below n with the name.
func (n *node) all(name string, do func(*node)) {
	for i := range n.Children {
		if n.Children[i].XMLName.Local == name {
			do(&n.Children[i])
		}
		n.Children[i].all(name, do)
	}
}

func (n *node) size(name string) int {
	size := 0
	n.all(name, func(list *node) { size = len(list.Children) })
	return size
}

// TestPackageKeepsTheRulesOfTheFormat checks what a schema does not tell and a program that opens the workbook would
// repair: ids, targets, indices, the order of rows and cells, ranges that overlap, names (ECMA-376 parts 1 and 2).
func TestPackageKeepsTheRulesOfTheFormat(t *testing.T) {
	for name, data := range map[string][]byte{
		"batch":       build(t, batch(), Options{}),
		"no document": build(t, nil, Options{}),
		"parts":       build(t, batch(), Options{rowLimit: 40, linkLimit: 10}),
		"hostile":     build(t, each1(hostileDocument("=1+1 <&> \x01 '!A1")), Options{}),
	} {
		p := pack{t: t, name: name, nodes: map[string]*node{}}
		for part, content := range entries(t, data) {
			var n node
			if err := xml.Unmarshal([]byte(content), &n); err != nil {
				t.Fatalf("%s: %s: %v", name, part, err)
			}
			p.nodes[part] = &n
		}
		p.relations()
		p.styles()
		p.names()
		for part, n := range p.nodes {
			if strings.HasPrefix(part, "xl/worksheets/sheet") {
				p.sheet(part, n)
			}
		}
	}
}

// pack is a package under test.
type pack struct {
	t     *testing.T
	name  string
	nodes map[string]*node
}

func (p *pack) errorf(part, format string, args ...any) {
	p.t.Helper()
	p.t.Errorf(p.name+": "+part+": "+format, args...)
}

// relations holds that ids are unique and that every target is in the package.
func (p *pack) relations() {
	for part, n := range p.nodes {
		if !strings.HasSuffix(part, ".rels") {
			continue
		}
		seen := map[string]bool{}
		n.all("Relationship", func(r *node) {
			target := r.attr("Target")
			at := path.Join(path.Dir(path.Dir(part)), target)
			if strings.HasPrefix(target, "/") {
				at = target[1:]
			}
			if p.nodes[at] == nil || r.attr("TargetMode") != "" || seen[r.attr("Id")] {
				p.errorf(part, "relation %s to %s", r.attr("Id"), target)
			}
			seen[r.attr("Id")] = true
		})
	}
}

// styles holds that what styles refer to is there.
func (p *pack) styles() {
	const part = "xl/styles.xml"
	n := p.nodes[part]
	formats := map[string]bool{}
	n.all("numFmt", func(f *node) { formats[f.attr("numFmtId")] = true })
	n.all("xf", func(x *node) {
		if x.index("fontId") >= n.size("fonts") || x.index("fillId") >= n.size("fills") || x.index("borderId") >= n.size("borders") ||
			x.index("xfId") >= n.size("cellStyleXfs") || x.index("numFmtId") >= 164 && !formats[x.attr("numFmtId")] {
			p.errorf(part, "%v", x.Attrs)
		}
	})
	seen := map[string]bool{}
	n.all("cellStyle", func(s *node) {
		if s.index("xfId") >= n.size("cellStyleXfs") || seen[s.attr("name")] {
			p.errorf(part, "%v", s.Attrs)
		}
		seen[s.attr("name")] = true
	})
}

// names holds that defined names are unique in their scope and refer to a sheet that is there, their own if they
// belong to one.
func (p *pack) names() {
	const part = "xl/workbook.xml"
	var sheets []string
	p.nodes[part].all("sheet", func(s *node) { sheets = append(sheets, s.attr("name")) })
	seen := map[string]bool{}
	p.nodes[part].all("definedName", func(d *node) {
		scope := d.attr("localSheetId")
		key := strings.ToLower(d.attr("name")) + " " + scope
		sheet, _, ok := strings.Cut(strings.TrimPrefix(d.Text, "'"), "'!$")
		at := indexOf(sheets, sheet)
		if !ok || at < 0 || seen[key] || scope != "" && scope != strconv.Itoa(at) {
			p.errorf(part, "name %s is %s", key, d.Text)
		}
		seen[key] = true
	})
}

// sheet holds that rows and cells rise, styles exist, joined cells do not overlap, and a cell has one link.
func (p *pack) sheet(part string, n *node) {
	styles := p.nodes["xl/styles.xml"]
	last := 0
	n.all("row", func(r *node) {
		row := r.index("r")
		if row <= last {
			p.errorf(part, "row %d behind row %d", row, last)
		}
		last = row
		before := 0
		r.all("c", func(c *node) {
			col, at, err := excelize.CellNameToCoordinates(c.attr("r"))
			if err != nil || at != row || col <= before || c.index("s") >= styles.size("cellXfs") {
				p.errorf(part, "cell %v in row %d", c.Attrs, row)
			}
			before = col
		})
	})
	used := map[string]bool{}
	n.all("mergeCell", func(m *node) {
		from, to, _ := strings.Cut(m.attr("ref"), ":")
		c1, row, err1 := excelize.CellNameToCoordinates(from)
		c2, end, err2 := excelize.CellNameToCoordinates(to)
		if err1 != nil || err2 != nil || row != end || c1 >= c2 {
			p.errorf(part, "joined cells %s", m.attr("ref"))
		}
		for c := c1; c <= c2; c++ {
			if used[reference(c-1, row)] {
				p.errorf(part, "joined cells %s overlap others", m.attr("ref"))
			}
			used[reference(c-1, row)] = true
		}
	})
	linked := map[string]bool{}
	n.all("hyperlink", func(h *node) {
		if linked[h.attr("ref")] || !strings.Contains(h.attr("location"), "'!A") {
			p.errorf(part, "link %v", h.Attrs)
		}
		linked[h.attr("ref")] = true
	})
	n.all("cfRule", func(r *node) {
		if r.index("dxfId") >= styles.size("dxfs") {
			p.errorf(part, "conditional format %v", r.Attrs)
		}
	})
}
