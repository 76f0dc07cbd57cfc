package docx

import (
	"strconv"
	"strings"
	"time"

	"guiwen/convert/opc/xmlscan"
	"guiwen/normalize/source"
)

// A chart (图表) is drawn from values that its part keeps (c:strCache, c:numCache; ECMA-376 Part 1, 21.2.2). They become a
// table: a row for each category, a column for each series, under the title of the chart.

// series is a series of a chart.
type series struct {
	name       string
	categories []string // by index
	values     []string
}

// maxPoints bounds the points of a series, maxSeries the series of a chart: Excel allows 32,000 and 255.
const (
	maxPoints = 32_000
	maxSeries = 255
)

// chartData is what is read of a chart part.
type chartData struct {
	title  string
	series []series
	date04 bool // dates count from 1904
	points int
}

// chart reads the part that the current c:chart points to, as a table behind the paragraph.
func (s *story) chart() {
	id, _ := s.x.Attr(r, "id")
	part := s.links[string(id)].Part
	if s.gone() {
		return
	}
	if s.code > 0 || s.kind != source.Paragraph || part == "" || !s.pkg.Has(part) {
		s.losses.charts++
		return
	}
	var c chartData
	if err := s.readPart(part, c.read); err != nil {
		s.x.Fail(err)
		return
	}
	content := &writer{}
	s.writeChart(content, &c)
	if len(content.parts) == 0 {
		s.losses.charts++
		return
	}
	s.anchorBox(box{content: content})
}

// read reads the elements of a chart part.
func (c *chartData) read(x *xmlscan.Scanner) {
	for depth := x.Depth(); x.Child(depth); {
		switch string(x.Local) {
		case "date1904":
			value, ok := x.Attr(xmlscan.Unknown, "val")
			c.date04 = !ok || string(value) == "1" || string(value) == "true"
		case "title":
			if title := drawnText(x); c.title == "" {
				c.title = title
			}
		case "valAx", "catAx", "dateAx", "serAx", "legend", "externalData", "printSettings":
		case "ser":
			if len(c.series) < maxSeries {
				c.series = append(c.series, c.readSeries(x))
			}
		default:
			c.read(x)
		}
	}
}

func (c *chartData) readSeries(x *xmlscan.Scanner) series {
	var s series
	for depth := x.Depth(); x.Child(depth); {
		switch string(x.Local) {
		case "tx":
			if names := c.readCache(x); len(names) > 0 {
				s.name = strings.Join(names, " ")
			}
		case "cat", "xVal":
			s.categories = c.readCache(x)
		case "val", "yVal":
			s.values = c.readCache(x)
		}
	}
	return s
}

// readCache reads the points below the current element, by index. Of categories in levels, the inner one comes last: 2023年
// 一季度.
func (c *chartData) readCache(x *xmlscan.Scanner) []string {
	var points []string
	format := ""
	var read func()
	read = func() {
		for depth := x.Depth(); x.Child(depth); {
			switch string(x.Local) {
			case "formatCode":
				format = string(x.Content())
			case "lvl":
				outer := c.readCache(x)
				points = outward(points, outer)
			case "pt":
				at, _ := x.Attr(xmlscan.Unknown, "idx")
				code, own := x.Attr(xmlscan.Unknown, "formatCode")
				shown := format
				if own {
					shown = string(code)
				}
				i, ok := number(at)
				value := c.point(drawnText(x), shown)
				if !ok || i < 0 || i >= maxPoints || c.points > maxSeries*maxPoints/8 {
					continue
				}
				c.points += max(1, i+1-len(points))
				for len(points) <= i {
					points = append(points, "")
				}
				points[i] = value
			case "v": // of a series whose name is no reference
				points = append(points, string(oneLine(x.Content())))
			default:
				read()
			}
		}
	}
	read()
	return points
}

// outward sets the names of an outer level, which stand at the first of their categories, in front of the inner ones.
func outward(inner, outer []string) []string {
	if len(inner) == 0 {
		return outer
	}
	name := ""
	for i := range inner {
		if i < len(outer) && outer[i] != "" {
			name = outer[i]
		}
		if name != "" {
			inner[i] = name + " " + inner[i]
		}
	}
	return inner
}

// point writes a value as its format shows it, where that is a date or a percentage; else as it is, rounded as Excel does.
func (c *chartData) point(value, format string) string {
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value
	}
	format, _, _ = strings.Cut(format, ";")
	switch {
	case strings.Contains(format, "%"):
		_, digits, _ := strings.Cut(format, ".")
		return strconv.FormatFloat(n*100, 'f', strings.Count(digits, "0"), 64) + "%"
	case strings.ContainsAny(format, "yY") && 0 < n && n < 2_958_466:
		first := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
		if c.date04 {
			first = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
		}
		day := first.AddDate(0, 0, int(n))
		switch {
		case strings.ContainsAny(format, "dD"):
			return day.Format("2006-01-02")
		case strings.ContainsAny(format, "mM"):
			return day.Format("2006-01")
		}
		return day.Format("2006")
	}
	return strconv.FormatFloat(roundedTo15(n), 'f', -1, 64)
}

// roundedTo15 keeps the fifteen digits that Excel keeps.
func roundedTo15(n float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', 15, 64), 64)
	if err != nil {
		return n
	}
	return out
}

// drawnText returns the text below the current element, runs of DrawingML and cached values alike.
func drawnText(x *xmlscan.Scanner) string {
	var text []byte
	inText := false
	depth := x.Depth()
	for {
		switch x.Next() {
		case xmlscan.Start:
			name := string(x.Local)
			inText = name == "t" || name == "v"
		case xmlscan.Text:
			if inText {
				text = append(text, oneLine(x.Bytes())...)
			}
		case xmlscan.End:
			inText = false
			if x.Depth() < depth {
				return strings.TrimSpace(string(text))
			}
		case xmlscan.EOF:
			return strings.TrimSpace(string(text))
		}
	}
}

// writeChart writes the chart as a table, its title as the caption.
func (s *story) writeChart(out *writer, c *chartData) {
	if len(c.series) == 1 && c.series[0].name == "" {
		c.series[0].name = c.title // it names the only series
	}
	rows, head := chartRows(c)
	if len(rows) == 0 {
		return
	}
	s.tables++
	id := -s.tables
	if s.cell != nil {
		s.nested.enter(id, s.cell)
		if c.title != "" {
			out.part(source.Part{Kind: source.TableCell, Cell: s.cell}, label{}, []byte(c.title), nil)
		}
	} else if c.title != "" {
		out.part(source.Part{Kind: source.Caption}, label{}, []byte(c.title), nil)
	}
	for r, row := range rows {
		for column, text := range row {
			out.nextCell(column == 0)
			if text != "" {
				cell := &source.Cell{Table: id, Row: r, Column: column, RowSpan: 1, ColSpan: 1, Header: head[r]}
				out.part(source.Part{Kind: source.TableCell, Cell: cell}, label{}, []byte(text), nil)
			}
			out.endCell()
		}
		out.between = '\n'
		s.room(len(out.text))
	}
}

// chartRows lays the series out: their names, then a row for each category; head says which rows are names. A series with categories of its own follows
// the others below.
func chartRows(c *chartData) (rows [][]string, head map[int]bool) {
	head = map[int]bool{}
	for from := 0; from < len(c.series); {
		end := from + 1
		for end < len(c.series) && sameCategories(c.series[from].categories, c.series[end].categories) {
			end++
		}
		block, named := seriesRows(c.series[from:end])
		head[len(rows)] = named
		rows = append(rows, block...)
		from = end
	}
	return rows, head
}

// sameCategories reports whether two series share their categories; one without any has those of the other.
func sameCategories(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// seriesRows lays series of the same categories out, and reports whether the first row is their names.
func seriesRows(list []series) (rows [][]string, named bool) {
	head, count := []string{""}, 0
	var categories []string
	for _, s := range list {
		head = append(head, s.name)
		named = named || s.name != ""
		count = max(count, len(s.values))
		if len(categories) == 0 {
			categories = s.categories
		}
	}
	if count == 0 {
		return nil, false
	}
	if named {
		rows = append(rows, head)
	}
	for i := range count {
		row := make([]string, len(list)+1)
		if i < len(categories) {
			row[0] = categories[i]
		}
		for k, s := range list {
			if i < len(s.values) {
				row[k+1] = s.values[i]
			}
		}
		rows = append(rows, row)
	}
	return rows, named
}
