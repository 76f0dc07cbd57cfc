package review

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"guiwen/schema"
	"guiwen/schema/message"
)

//go:embed messages.tsv
var messagesTSV string

var messages = message.New(messagesTSV)

// say returns a message of messages.tsv.
func say(key string, values ...any) string { return messages.Say(key, values...) }

// bound is the word for a bound that a figure is; an exact figure has none.
func bound(b string) string {
	if b == "exact" {
		return ""
	}
	return message.Term("Bound", b)
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// number writes v in full.
func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// grouped parts the digits before the decimal point by threes: 136,000,000.
func grouped(number string) string {
	sign := ""
	if strings.HasPrefix(number, "-") {
		sign, number = "-", number[1:]
	}
	whole, fraction, _ := strings.Cut(number, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// visible is s with the characters that no one sees, or that turn the order of others round, written out.
func visible(s string) string {
	if strings.IndexFunc(s, unseen) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case !unseen(r):
			b.WriteRune(r)
		case r < ' ':
			b.WriteRune('\u2400' + r)
		default:
			fmt.Fprintf(&b, "⟨U+%04X⟩", r)
		}
	}
	return b.String()
}

// unseen reports whether r is a control, a mark of direction, or without width. Tab and line feed are seen.
func unseen(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < ' ', 0x7f <= r && r < 0xa0, r == 0xad, 0x200b <= r && r <= 0x200f, 0x2028 <= r && r <= 0x202e, 0x2060 <= r && r <= 0x206f,
		r == 0xfeff, 0xfff9 <= r && r <= 0xfffb, r == 0xfffe, r == 0xffff:
		return true
	}
	return false
}

// spelled is visible for the text of an edit, where blanks and line ends matter.
func spelled(s string) string {
	return strings.NewReplacer(" ", "␣", "\u3000", "□", "\u00a0", "⍽", "\t", "⇥", "\n", "⏎").Replace(visible(s))
}

// referenceTitle names what is referred to.
func referenceTitle(r *schema.Reference) string {
	title := value(r.Title)
	if title != "" && (r.Kind == "document" || r.Kind == "law-article") && !strings.HasPrefix(title, "《") {
		title = "《" + title + "》"
	}
	if a := r.Article; a != nil {
		title += place("article", a.Article) + place("suffix", a.Suffix) + place("paragraph", a.Paragraph) + place("item", a.Item) + place("subitem", a.Subitem)
	}
	if m := r.Meeting; m != nil && title == "" {
		title = value(m.Body) + place("term", m.Term) + place("session", m.Ordinal) + value(m.Kind)
		if d := value(m.Date); d != "" {
			title += "（" + d + "）"
		}
	}
	return title
}

// place writes a number of a place in a law, or of a meeting; nothing where there is none.
func place(kind string, n *int) string {
	if n == nil {
		return ""
	}
	return say("place/"+kind, *n)
}

// figureValue is the value of a figure as people read it, or nothing where it is not sure.
func figureValue(s *schema.Statistic) string {
	if s.Value == nil {
		return ""
	}
	return grouped(number(*s.Value))
}

// figureName is the catalogue's name of a figure's indicator, or what the document calls it.
func figureName(s *schema.Statistic, o Options) string {
	if s.Indicator != nil {
		if o.Indicator != nil {
			if name := o.Indicator(*s.Indicator); name != "" {
				return name
			}
		}
		if s.Label == nil {
			return *s.Indicator
		}
	}
	return value(s.Label)
}

func ruleName(id string, o Options) string {
	if o.Rule == nil {
		return ""
	}
	return o.Rule(id)
}
