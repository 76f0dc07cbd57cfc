package reference

import (
	"strings"

	"guiwen/normalize/lex"
)

// title takes in a title: the use of a short name, the document's own title, or a document.
func (r *resolver) title(f *finding) {
	key := lex.Fold(f.title.Text)
	if t, ok := r.aliased(key, f.start); ok {
		r.mention(t, f.start, f.end, formAlias)
		r.docs = append(r.docs, cited{t, f.start, f.end})
		return
	}
	if r.isOwn(key) || r.list && r.attached[key] {
		r.docs = append(r.docs, cited{own, f.start, f.end})
		return
	}
	t, ok := r.byTitle[key]
	if !ok {
		t, ok = r.sameLaw(f.title.Text, key)
	}
	if !ok {
		t = r.numberInFront(f)
		th := r.things[t]
		text := f.title.Text
		th.ref.Title, th.titleKey = &text, key
		th.ref.Nested = append(th.ref.Nested, f.title.Nested...)
		th.ref.Issuers = append(th.ref.Issuers[:0], issuersOf(text)...)
		r.byTitle[key] = t
	}
	th := r.things[t]
	if len(th.ref.Issuers) == 0 {
		th.ref.Issuers = append(th.ref.Issuers, f.issuers...)
	}
	form := formTitle
	if f.title.Text != *th.ref.Title && lex.WithoutTitleMarks(f.title.Text) != lex.WithoutTitleMarks(*th.ref.Title) {
		form = formAlias // the same title spelt otherwise; a mention by title shows the title as it is
	}
	r.mention(t, f.start, f.end, form)
	r.docs = append(r.docs, cited{t, f.start, f.end})
}

// isOwn reports whether a title is the document's own, with or without the state's name.
func (r *resolver) isOwn(key string) bool {
	return key != "" && withoutState(key) == r.ownTitle
}

// numberInFront returns the thing whose number stands directly in front of a title and that has no title yet
// (国办发〔2018〕115号文《…》), or a new one.
func (r *resolver) numberInFront(f *finding) int {
	if p := r.prev; p != nil && p.number != nil && p.number.kind == documentNumber && len(r.docs) > 0 {
		if c := r.docs[len(r.docs)-1]; c.end == p.end && c.thing != own && r.things[c.thing].ref.Title == nil {
			if between := strings.TrimSpace(r.text[p.end:f.start]); between == "" || paperWords.Is(between) {
				return c.thing
			}
		}
	}
	return r.add(kindDocument)
}

// number takes in a number; rest are the findings behind it.
func (r *resolver) number(f *finding, rest []finding) {
	n := f.number
	switch {
	case n.kind == otherNumber:
		return
	case n.key != "" && n.key == r.ownKey:
		r.docs = append(r.docs, cited{own, f.start, f.end})
		return
	case n.kind == caseNumber:
		t, fresh := r.keyed(kindCase, n.key)
		if fresh {
			text := n.text
			r.things[t].ref.DocumentNumber = &text
		}
		r.flawed(t, f)
		return
	}
	t := r.numbered(f, rest)
	r.flawed(t, f)
	r.docs = append(r.docs, cited{t, f.start, f.end})
}

// flawed adds the mention of a number and says what is wrong with it.
func (r *resolver) flawed(t int, f *finding) {
	r.mention(t, f.start, f.end, formNumber)
	r.mentions[len(r.mentions)-1].flaw = f.number.flaw
	text := f.number.text
	switch f.number.flaw {
	case uncertain:
		r.note("reference.number-uncertain", "info", "where the issuer code of "+text+" begins is not certain")
	case incomplete:
		r.note("reference.number-incomplete", "warning", text+" lacks its sequence number")
	case elided:
		r.note("reference.number-elided", "info", text+" does not say who issued it")
	case damaged:
		r.note("reference.number-damaged", "warning", text+" has lost a bracket, its year or its unit; it is kept as it stands")
	}
}

// numbered returns the document that a number belongs to: the title in front of it, one already known by the
// number, or a new one.
func (r *resolver) numbered(f *finding, rest []finding) int {
	n := f.number
	u, seen := -1, false
	if n.key != "" {
		u, seen = r.byNumber[n.key]
	}
	if c, ok := r.titleInFront(f, rest); ok && n.key != "" {
		th := r.things[c]
		switch {
		case th.number == n.key:
			return c
		case th.number != "" && !seen: // another document of the same title
			return r.split(c, n)
		case th.number == "" && !seen:
			r.setNumber(c, n)
			return c
		case th.number == "" && r.things[u].ref.Title == nil && th.count == 1:
			r.join(u, c)
			return u
		}
	}
	if seen {
		return u
	}
	t := r.add(kindDocument)
	if n.key != "" {
		r.setNumber(t, n)
	}
	return t
}

func (r *resolver) setNumber(t int, n *number) {
	text := n.text
	r.things[t].ref.DocumentNumber, r.things[t].number = &text, n.key
	r.byNumber[n.key] = t
}

// titleInFront returns the document whose title stands in front of the number f, so that the number is its.
func (r *resolver) titleInFront(f *finding, rest []finding) (int, bool) {
	if len(r.docs) == 0 {
		return 0, false
	}
	c := r.docs[len(r.docs)-1]
	if c.thing == own || r.things[c.thing].ref.Title == nil || r.prev == nil || r.prev.number != nil {
		return 0, false
	}
	if d := r.prev.definition; d != nil { // （以下简称《办法》，云政发〔2010〕1号）
		if !adjacent(r.text[c.end:d.start]) || strings.Trim(r.text[d.end:f.start], "，,、；; ”") != "" {
			return 0, false
		}
	} else if !adjacent(r.text[c.end:f.start]) {
		return 0, false
	}
	if len(rest) > 0 && rest[0].number != nil && joins(r.text[f.end:rest[0].start]) {
		return 0, false // several numbers: whose is which is not said
	}
	return c.thing, true
}

// adjacent reports whether s, which stands between a title and what is said of it, holds nothing but brackets
// and what is said in the same brackets.
func adjacent(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || s == "）" || s == ")" || s == "）（" || s == ")(" {
		return true
	}
	r, w := runeAt(s, 0)
	if r != '（' && r != '(' {
		return false
	}
	return len(s) < 240 && !strings.ContainsAny(s[w:], "）)。《")
}

// split moves the last mention of t to a new document with the same title and the number n.
func (r *resolver) split(t int, n *number) int {
	old := r.things[t]
	u := r.add(kindDocument)
	th := r.things[u]
	th.ref.Title, th.titleKey = old.ref.Title, old.titleKey
	r.moveMention(t, u)
	r.setNumber(u, n)
	r.byTitle[th.titleKey] = u
	return u
}

// join makes one thing of t, which has a title and a single mention, and u, which has the number.
func (r *resolver) join(u, t int) {
	th, old := r.things[u], r.things[t]
	th.ref.Title, th.titleKey, th.ref.Nested = old.ref.Title, old.titleKey, old.ref.Nested
	if len(th.ref.Issuers) == 0 {
		th.ref.Issuers = old.ref.Issuers
	}
	r.moveMention(t, u)
	r.byTitle[th.titleKey] = u
	if last := len(r.docs) - 1; r.docs[last].thing == t { // t has been mentioned only there
		r.docs[last].thing = u
	}
}

// standard takes in a standard; the title in front of it is its title.
func (r *resolver) standard(f *finding) {
	t, fresh := r.keyed(kindStandard, lex.Fold(f.standard))
	if fresh {
		text := f.standard
		r.things[t].ref.DocumentNumber = &text
	}
	if c, ok := r.titleInFront(f, nil); ok && r.things[t].ref.Title == nil && r.things[c].ref.Kind == kindDocument &&
		r.things[c].number == "" && r.things[c].count == 1 {
		r.join(t, c)
	}
	r.mention(t, f.start, f.end, formNumber)
}
