package reporttest

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
)

// The material of invented documents. Places are invented too.

//go:embed material.tsv
var materialTSV string

// material is the table of material.tsv: texts by key, several where rows share one. A text that is a list parts its members with bars.
var material = sync.OnceValue(func() map[string][]string {
	texts := map[string][]string{}
	for line := range strings.Lines(materialTSV) {
		if key, text, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && key[0] != '#' {
			texts[key] = append(texts[key], text)
		}
	}
	return texts
})

// texts returns the texts of a key, phrase the only one, with values in place of its verbs.
func texts(key string) []string { return material()[key] }

func phrase(key string, values ...any) string {
	list := texts(key)
	if len(list) != 1 {
		panic("reporttest: material.tsv has not one text for " + key)
	}
	if len(values) == 0 {
		return list[0]
	}
	return fmt.Sprintf(list[0], values...)
}

// place is an invented body of government and whom it answers to.
type place struct {
	name, short, above, office string
	below                      []string
}

// places returns the places of material.tsv.
func places() []place {
	var list []place
	for _, row := range texts("place") {
		f := strings.Split(row, "|")
		list = append(list, place{f[0], f[1], f[2], f[3], f[4:]})
	}
	return list
}

// composer writes a document; its random numbers depend on the seed alone.
type composer struct {
	*rand.Rand
	place place
	year  int
	used  map[string]bool
}

func pick[T any](c *composer, list []T) T { return list[c.IntN(len(list))] }

func (c *composer) body() string {
	var list []string
	for _, form := range texts("body") {
		list = append(list, strings.ReplaceAll(form, "%s", c.place.short))
	}
	return pick(c, append(list, pick(c, c.place.below)))
}

func (c *composer) document() string {
	short := c.place.name
	return pick(c, []string{
		phrase("document/outline", c.year/5*5+1, c.year/5*5+5),
		phrase("document/plan", short+pick(c, texts("thing")[:3])),
		phrase("document/opinions", pick(c, texts("thing")[3:7]), string([]rune(short)[0]), c.year-1, 1+c.IntN(60)),
		phrase("document/regulation"),
		phrase("document/rules", short),
	})
}

// fill writes numbers and names into a sentence.
func (c *composer) fill(pattern string) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '%' || i+1 == len(pattern) {
			b.WriteByte(pattern[i])
			continue
		}
		i++
		switch pattern[i] {
		case 'n':
			fmt.Fprint(&b, 2+c.IntN(400))
		case 'p':
			fmt.Fprintf(&b, "%d.%d%%", 1+c.IntN(98), 1+c.IntN(9))
		case 'm':
			b.WriteString(phrase("money", 1+c.IntN(9), 1+c.IntN(9)))
		case 'b':
			b.WriteString(c.body())
		case 'd':
			b.WriteString(c.document())
		case 't':
			b.WriteString(pick(c, texts("thing")))
		case 'y':
			fmt.Fprint(&b, c.year)
		case 'a':
			b.WriteString(phrase("leaders", c.place.above, c.place.above))
		case 's':
			b.WriteString(c.place.short)
		}
	}
	return b.String()
}

// prose is a paragraph of n sentences.
func (c *composer) prose(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(c.fill(pick(c, texts("sentence"))))
	}
	return b.String()
}

// theme is the wording of a heading, which no heading of the document repeats; a long one has a second clause.
func (c *composer) theme(long bool) string {
	for {
		s := pick(c, texts("verb")) + pick(c, texts("thing"))
		if long {
			s += "，" + pick(c, texts("second clause"))
		}
		if !c.used[s] {
			c.used[s] = true
			return s
		}
	}
}
