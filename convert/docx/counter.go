package docx

import "strings"

// counter counts the paragraphs of a list definition. All lists that share a definition share its counter,
// until one of them sets a new start.
type counter struct {
	value   [levels]int
	counted [levels]bool           // the level has a value since it was last restarted
	started map[*list][levels]bool // which start overrides have been used up
}

// label is a rendered automatic number (自动编号).
type label struct {
	text   string // "一、"
	suffix string // what stands between number and text: "" or " "
}

// width returns the bytes that the label takes in front of a text.
func (l label) width() int { return len(l.text) + len(l.suffix) }

// number counts a paragraph with the merged properties p and the style's id, and returns its label; false if
// it has none.
func (d *reader) number(p paragraphProperties, style string) (label, int, bool) {
	if p.numbered != on || p.number == 0 {
		return label{}, 0, false
	}
	n := d.numbers
	instance, abstract, ok := n.definition(p.number, d.styles)
	if !ok {
		return label{}, 0, false
	}
	i := p.level
	if p.numberedBy != "" { // by a style: the level that is bound to the style counts, not the one it states
		if bound, ok := instance.levelOfStyle(abstract, style); ok {
			i = bound
		} else if bound, ok := instance.levelOfStyle(abstract, p.numberedBy); ok && !p.hasLevel {
			i = bound
		}
	}
	l := instance.level(abstract, i)
	if l == nil {
		return label{}, 0, false
	}
	c := n.counters[abstract]
	if c == nil {
		c = &counter{started: map[*list][levels]bool{}}
		n.counters[abstract] = c
	}
	c.count(instance, abstract, i)
	text := d.render(c, instance, abstract, i, l)
	if text == "" || l.hidden {
		return label{}, i, false
	}
	return label{text, suffix(l)}, i, true
}

// suffix is what stands behind the number. A tab is given as a blank, because a tab in the raw text is the
// border of a cell.
func suffix(l *level) string {
	if l.suffix == "nothing" {
		return ""
	}
	return " "
}

// count goes on by one on level i of the list. Higher levels that were skipped count as begun: where a list
// starts with 1.1, the next number of the first level is 2 (Microsoft Q110380: by design).
func (c *counter) count(instance *list, abstract *abstractList, i int) {
	for k := range i {
		if !c.counted[k] {
			c.value[k], c.counted[k] = startOf(instance, abstract, k), true
		}
	}
	started := c.started[instance]
	switch {
	case instance.hasStart[i] && !started[i]:
		c.value[i] = instance.starts[i]
		started[i] = true
		c.started[instance] = started
	case c.counted[i]:
		if c.value[i] < 1<<31-1 {
			c.value[i]++
		}
	default:
		c.value[i] = startOf(instance, abstract, i)
	}
	c.counted[i] = true
	for j := i + 1; j < levels; j++ {
		l := instance.level(abstract, j)
		if l == nil || l.restart < 0 || i < l.restart {
			c.counted[j] = false
		}
	}
}

func startOf(instance *list, abstract *abstractList, i int) int {
	if instance.hasStart[i] {
		return instance.starts[i]
	}
	if l := instance.level(abstract, i); l != nil {
		return l.start
	}
	return 1
}

// render puts the values of the levels into the pattern of level i.
func (d *reader) render(c *counter, instance *list, abstract *abstractList, i int, l *level) string {
	if l.format == "bullet" || l.picture {
		return l.bulletText()
	}
	var b strings.Builder
	for rest := l.pattern; rest != ""; {
		at := strings.IndexByte(rest, '%')
		if at < 0 || at+1 == len(rest) {
			b.WriteString(rest)
			break
		}
		b.WriteString(rest[:at])
		k := int(rest[at+1]) - '1'
		if k < 0 || k >= levels {
			b.WriteByte('%')
			rest = rest[at+1:]
			continue
		}
		rest = rest[at+2:]
		if k > i {
			continue // a deeper level has no value yet
		}
		b.WriteString(d.levelNumber(c, instance, abstract, k, l.legal))
	}
	return b.String()
}

// levelNumber renders the value of level k.
func (d *reader) levelNumber(c *counter, instance *list, abstract *abstractList, k int, legal bool) string {
	format := "decimal"
	if l := instance.level(abstract, k); l != nil && !legal {
		format = l.format
	}
	text, ok := formatNumber(c.value[k], format)
	if !ok {
		d.losses.formats++
	}
	return text
}
