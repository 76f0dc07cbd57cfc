package reporttest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"guiwen/schema"
)

// Compose invents a document: an annual report on the rule of law (法治政府建设年度报告), a notice with
// attachments (通知), or a work report (工作总结), by turns.
func Compose(seed uint64) *Report {
	c := &composer{Rand: rand.New(rand.NewPCG(seed, 0x6775697765)), used: map[string]bool{}}
	c.place = pick(c, places())
	c.year = 2016 + c.IntN(9)
	r := &Report{Place: c.place.name}
	switch seed % 3 {
	case 0:
		c.ruleOfLaw(r)
	case 1:
		c.notice(r)
	default:
		c.work(r)
	}
	return r
}

func (r *Report) add(role schema.Role, text string) {
	r.Blocks = append(r.Blocks, Block{Role: role, Text: text})
}

func (r *Report) head(level int, number, text string, runIn bool) {
	r.Blocks = append(r.Blocks, Block{Role: schema.Heading, Level: level, Number: number, Text: number + text, RunIn: runIn})
}

// ruleOfLaw is a report to the government above.
func (c *composer) ruleOfLaw(r *Report) {
	r.Skeleton = "rule-of-law"
	if c.IntN(3) == 0 {
		r.add(schema.Letterhead, phrase("letterhead", c.place.name))
		r.add(schema.DocumentNumberOf, phrase("number", string([]rune(c.place.name)[:2]), c.year+1, 1+c.IntN(40)))
	}
	r.add(schema.Title, phrase("rule of law/title", c.place.name, c.year))
	r.add(schema.Addressee, phrase("rule of law/addressee", c.place.above))
	r.add(schema.Paragraph, c.fill(pick(c, texts("opening")))+phrase("rule of law/opening"))
	c.sections(r)
	if c.IntN(2) == 0 {
		r.add(schema.Closing, phrase("closing"))
	}
	c.sign(r, phrase("government", c.place.name))
}

// notice is a notice to the bodies below, with a note of attachments and perhaps an attachment.
func (c *composer) notice(r *Report) {
	r.Skeleton = "notice"
	subject := pick(c, texts("thing")[:10])
	r.add(schema.Title, phrase("notice/title", c.place.office, c.year, subject))
	r.add(schema.Addressee, phrase("notice/addressee", c.place.short))
	r.add(schema.Paragraph, c.fill(phrase("notice/opening")))
	for i := range 3 + c.IntN(3) {
		c.section(r, i+1, c.theme(c.IntN(2) == 0))
	}
	lists := 1 + c.IntN(2)
	names := []string{phrase("notice/tasks", subject), phrase("notice/contacts")}[:lists]
	for i, name := range names {
		switch {
		case lists == 1:
			r.add(schema.AttachmentList, phrase("attachment/only", name))
		case i == 0:
			r.add(schema.AttachmentList, phrase("attachment/first", name))
		default:
			r.add(schema.AttachmentList, fmt.Sprintf("%d. %s", i+1, name))
		}
	}
	c.sign(r, c.place.office)
	if lists == 2 && c.IntN(2) == 0 {
		for i, name := range names {
			r.Blocks = append(r.Blocks, Block{Role: schema.Heading, Level: 1, Number: phrase("attachment", i+1), Text: phrase("attachment", i+1) + " " + name})
			r.add(schema.Paragraph, c.prose(3))
		}
	}
}

// work is a summary of the year without addressee.
func (c *composer) work(r *Report) {
	r.Skeleton = "work"
	r.add(schema.Title, phrase("work/title", c.place.name, c.year, c.year+1))
	r.add(schema.Paragraph, c.fill(pick(c, texts("opening")))+phrase("work/opening"))
	c.sections(r)
	if c.IntN(2) == 0 {
		c.sign(r, phrase("work/signature", c.place.name))
	}
}

func (c *composer) sections(r *Report) {
	for i, top := range strings.Split(pick(c, texts("top headings")), "|") {
		c.section(r, i+1, top)
	}
}

// section is a heading 一、 with what stands below it: prose; （一） run-in or alone; 1. below these, or at once.
func (c *composer) section(r *Report, n int, text string) {
	r.head(1, han(n)+"、", text, false)
	switch c.IntN(6) {
	case 0:
		r.add(schema.Paragraph, phrase("in the year", c.year+1)+c.prose(2+c.IntN(4)))
		return
	case 1:
		c.points(r)
		return
	case 2:
		r.add(schema.Paragraph, phrase("in the year", c.year)+c.prose(1+c.IntN(2)))
	}
	runIn := c.IntN(2) == 0
	for i := range 2 + c.IntN(4) {
		r.head(2, "（"+han(i+1)+"）", c.theme(c.IntN(2) == 0), runIn)
		switch {
		case runIn:
			r.add(schema.Paragraph, c.prose(2+c.IntN(5)))
			if c.IntN(4) == 0 {
				r.add(schema.Paragraph, c.prose(2))
			}
		case c.IntN(3) == 0:
			c.points(r)
		default:
			if c.IntN(2) == 0 {
				r.add(schema.Paragraph, phrase("in the year", c.year)+c.prose(3))
				continue
			}
			for range 1 + c.IntN(2) {
				r.add(schema.Paragraph, c.prose(2+c.IntN(4)))
			}
		}
	}
}

// points are run-in headings 1. 2. 3.
func (c *composer) points(r *Report) {
	for i := range 2 + c.IntN(4) {
		r.head(3, fmt.Sprintf("%d.", i+1), c.theme(c.IntN(3) == 0), true)
		r.add(schema.Paragraph, c.prose(2+c.IntN(3)))
	}
}

func (c *composer) sign(r *Report, who string) {
	month, day := 1+c.IntN(12), 1+c.IntN(28)
	r.add(schema.Signature, who)
	r.add(schema.Date, phrase("day", c.year+1, month, day))
	r.ISODate = fmt.Sprintf("%d-%02d-%02d", c.year+1, month, day)
}

func han(n int) string { return string([]rune(phrase("digits"))[n-1]) }
