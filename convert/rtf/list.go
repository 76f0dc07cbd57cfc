package rtf

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"guiwen/convert/wordml"
)

// maxLevels is how many levels a list has.
const maxLevels = 9

// lists are the list table and the list override table.
type lists struct {
	byID    map[int]*list
	current *list
	level   *level
	over    *override
	all     map[int]*override // by the number that paragraphs refer to
	labels  []label           // that writers have rendered
	numbers map[label]int
}

// label is a number as the writer has rendered it, and what stands behind it.
type label struct {
	text   string
	follow int
}

// firstRendered is the number of the first list that stands for one rendered label. Writers count their lists from 1.
const firstRendered = 1 << 24

// rendered returns a list that prints the label of a paragraph, of a list and a level in it, as the writer has rendered it (\listtext): that is what was printed, also where the list table
// has lost characters. Signs of lists without numbers are left to the list table, which names their fonts.
func (l *lists) rendered(list, at int, text string) (number int, ok bool) {
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return 0, false
	}
	key := label{text: trimmed}
	if !strings.HasSuffix(text, "\t") {
		key.follow = followNothing
	}
	if o := l.all[list]; list > 0 && o != nil && at < len(o.list.levels) {
		v := o.list.levels[at]
		if v.format == formatBullet {
			return 0, false
		}
		key.follow = v.follow
	}
	if _, ok := l.numbers[key]; !ok {
		l.numbers[key] = firstRendered + len(l.labels)
		l.labels = append(l.labels, key)
	}
	return l.numbers[key], true
}

// What stands behind a number (\levelfollow), and the format of lists without numbers.
const (
	followSpace   = 1
	followNothing = 2
	formatBullet  = 23
)

// list is a definition.
type list struct {
	id     int
	levels []level
}

// level is a level of a list.
type level struct {
	format, start, follow int
	text                  string
	legal                 bool
}

// override is a list that paragraphs refer to.
type override struct {
	id, number int
	list       *list       // once the override is read
	starts     map[int]int // by level
	at         int         // the level that is being read
	startsAnew bool
}

func (l *lists) beginOverriddenLevel() {
	if l.over != nil {
		l.over.at++
		l.over.startsAnew = false
	}
}

// word takes a word of the tables.
func (l *lists) word(name string, n int) {
	switch name {
	case "listid":
		if l.over != nil {
			l.over.id = n
		} else if l.current != nil {
			l.current.id = n
		}
		return
	case "ls":
		if l.over != nil {
			l.over.number = n
		}
		return
	case "listoverridestartat":
		if l.over != nil {
			l.over.startsAnew = true
		}
		return
	case "levelstartat":
		if l.over != nil {
			if l.over.startsAnew && l.over.at >= 0 && l.over.at < maxLevels {
				l.over.starts[l.over.at] = n
			}
			return
		}
	}
	if l.level == nil || l.over != nil {
		return
	}
	switch name {
	case "levelnfc", "levelnfcn":
		l.level.format = n
	case "levelstartat":
		l.level.start = n
	case "levelfollow":
		l.level.follow = n
	case "levellegal":
		l.level.legal = n != 0
	}
}

// write writes the definitions.
func (l *lists) write(out *bytes.Buffer) {
	written := map[*list]int{}
	used := slices.Sorted(maps.Keys(l.all))
	for _, number := range used {
		o := l.all[number]
		if _, ok := written[o.list]; ok {
			continue
		}
		written[o.list] = len(written) + 1
		fmt.Fprintf(out, `<w:abstractNum w:abstractNumId="%d">`, written[o.list])
		for i, v := range o.list.levels {
			v.write(out, i)
		}
		out.WriteString("</w:abstractNum>")
	}
	for i, v := range l.labels {
		fmt.Fprintf(out, `<w:abstractNum w:abstractNumId="%d">`, firstRendered+i)
		level{start: 1, follow: v.follow, text: strings.ReplaceAll(v.text, "%", "％")}.write(out, 0)
		out.WriteString("</w:abstractNum>")
	}
	for _, number := range used {
		o := l.all[number]
		fmt.Fprintf(out, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>`, number, written[o.list])
		for _, i := range slices.Sorted(maps.Keys(o.starts)) {
			fmt.Fprintf(out, `<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, i, o.starts[i])
		}
		out.WriteString("</w:num>")
	}
	for i := range l.labels {
		fmt.Fprintf(out, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, firstRendered+i, firstRendered+i)
	}
}

// write writes w:lvl.
func (v level) write(out *bytes.Buffer, i int) {
	fmt.Fprintf(out, `<w:lvl w:ilvl="%d"><w:start w:val="%d"/><w:numFmt w:val="%s"/>`, i, v.start, wordml.NumberFormat(v.format))
	if v.legal {
		out.WriteString("<w:isLgl/>")
	}
	suffix := "tab"
	switch v.follow {
	case followSpace:
		suffix = "space"
	case followNothing:
		suffix = "nothing"
	}
	fmt.Fprintf(out, `<w:suff w:val="%s"/><w:lvlText w:val="%s"/></w:lvl>`, suffix, wordml.Escape(v.text))
}
