package reference

import (
	"strings"

	"guiwen/normalize/lex"
)

// define takes in the definition of short names. A name must fit what it is to stand for; one that fits
// nothing stays unresolved and is reported.
func (r *resolver) define(f *finding) {
	d := f.definition
	docs := r.docsInFront(len(d.names))
	touching := len(docs) > 0 && adjacent(strings.TrimRight(r.text[docs[0].end:f.start], "，,、；; "))
	for k, name := range d.names {
		if name.text == "" {
			continue
		}
		key := lex.Fold(name.text)
		target, ok := r.targetOf(name, docs, k, len(d.names), f.start, touching, d.collective)
		if !ok {
			delete(r.byAlias, key)
			delete(r.byWhose, key)
			if (name.marked || touching) && !d.collective {
				r.note("reference.alias-unresolved", "info", name.written()+" is defined as a short name, but fits no title in front of it")
			}
			continue
		}
		r.setAlias(name, target)
		if th := r.things[target]; th.ref.Alias == nil {
			alias := name.text
			if name.whose != "" {
				alias = name.written()
			}
			th.ref.Alias = &alias
		}
	}
}

// setAlias lets name stand for thing t from here on. What is defined as 省《方案》 may also be called 《方案》, as
// long as no 市《方案》 is defined too.
func (r *resolver) setAlias(name aliasName, t int) {
	key := lex.Fold(name.text)
	if name.whose == "" {
		r.byAlias[key] = t
		return
	}
	r.byAlias[lex.Fold(name.whose+name.text)] = t
	if old, ok := r.byWhose[key]; ok && old != t {
		t = nothing
	}
	r.byWhose[key] = t
}

// nothing stands for a short name that several things share.
const nothing = -2

// aliased returns the thing that the short name with a key stands for, which begins at byte at: by what stands
// in front of it (省《方案》), or by itself.
func (r *resolver) aliased(key string, at int) (int, bool) {
	if len(r.byWhose) > 0 {
		if shared, ok := r.byWhose[key]; ok {
			from := at
			for n := 0; n < maxWhose; n++ {
				c, w := runeBefore(r.text, from)
				if !lex.IsHan(c) {
					break
				}
				from -= w
				if t, ok := r.byAlias[lex.Fold(r.text[from:at])+key]; ok {
					return t, true
				}
			}
			if t, ok := r.byAlias[key]; ok {
				return t, true
			}
			return shared, shared != nothing
		}
	}
	t, ok := r.byAlias[key]
	return t, ok
}

// written returns the name with its marks.
func (n aliasName) written() string {
	switch {
	case n.marked:
		return n.whose + "《" + n.text + "》"
	case !n.quoted:
		return n.text
	}
	return n.whose + "“" + n.text + "”"
}

// docsInFront returns the documents that the paragraph has cited so far, nearest first, enough of them for
// want names.
func (r *resolver) docsInFront(want int) []cited {
	var out []cited
	for i := len(r.docs) - 1; i >= 0 && len(out) < max(8, 2*want); i-- {
		if r.docs[i].thing != own {
			out = append(out, r.docs[i])
		}
	}
	return out
}

// targetOf returns the thing that the k-th of n names defined together stands for; touching says that the last
// of docs stands directly in front of the definition.
func (r *resolver) targetOf(name aliasName, docs []cited, k, n, at int, touching, collective bool) (int, bool) {
	if n > 1 && touching && len(docs) >= n { // （以下分别简称《甲》《乙》）: in order
		if t := docs[n-1-k].thing; r.fitsThing(name.text, t) {
			return t, true
		}
	}
	if collective && touching && len(docs) > 1 && docs[0].thing != docs[1].thing && joins(r.between(docs[1], docs[0])) {
		r.note("reference.alias-collective", "info", name.text+" is one name for several documents and stands for none of them")
		return 0, false
	}
	if name.marked || touching {
		for i, c := range docs {
			if (touching && i == 0 || name.marked) && r.fitsThing(name.text, c.thing) {
				return c.thing, true
			}
		}
	}
	if name.marked || touching {
		return 0, false
	}
	return r.bodyInFront(name.text, at)
}

// between returns the text between two citations of the paragraph, without the title of the second.
func (r *resolver) between(a, b cited) string {
	return r.text[a.end:max(a.end, b.start)]
}

// fitsThing reports whether name can be short for thing t.
func (r *resolver) fitsThing(name string, t int) bool {
	ref := &r.things[t].ref
	full := ""
	for _, issuer := range ref.Issuers {
		full += issuer
	}
	if ref.Title != nil {
		full += *ref.Title
	}
	if ref.DocumentNumber != nil {
		full += *ref.DocumentNumber
		if number := withoutPaper(name); lex.EndsNumber(number) {
			name = number // 2号文
		}
	}
	return fits(name, full)
}

// bodyInFront returns the body whose name stands in front of the brackets of a definition at byte at:
// 随州市法治政府建设领导小组（以下简称领导小组）.
func (r *resolver) bodyInFront(name string, at int) (int, bool) {
	end := skipBlanksBack(r.text, at)
	c, w := runeBefore(r.text, end)
	if c != '（' && c != '(' {
		return 0, false
	}
	end = skipBlanksBack(r.text, end-w)
	floor := 0
	if n := len(r.docs); n > 0 {
		floor = r.docs[n-1].end
	}
	var buf runBuffer
	front := buf.before(r.text, end, min(floor, end))
	k, _, ok := front.body()
	if !ok {
		return 0, false
	}
	full := r.text[front.at[k]:end]
	if !fits(name, full) || full == name {
		return 0, false
	}
	t, fresh := r.keyed(kindBody, lex.Fold(full))
	if fresh {
		r.things[t].ref.Title = &full
		r.mention(t, front.at[k], end, formTitle)
	}
	return t, true
}
