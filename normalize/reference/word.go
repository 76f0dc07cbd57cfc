package reference

import "guiwen/normalize/lex"

// word takes in the use of a short name without title marks.
func (r *resolver) word(f *finding) {
	t, ok := r.aliased(lex.Fold(f.word), f.start)
	if !ok {
		return
	}
	if r.things[t].ref.Kind == kindBody {
		if offices.Begins(r.text[f.end:]) > 0 { // another body, which has its name from it
			return
		}
	} else {
		r.docs = append(r.docs, cited{t, f.start, f.end})
	}
	r.mention(t, f.start, f.end, formAlias)
}

// words finds short names that stand in the text without title marks.
type words struct {
	names   map[string]bool
	lengths [3 * (maxAlias + 2)]bool // of the names, in bytes
	longest int
	heads   [1024]bool // of their first characters, folded
}

// add adds a name. Names of one character are too common to be looked for.
func (w *words) add(name string) {
	if runes(name) < 2 || len(name) >= len(w.lengths) {
		return
	}
	if w.names == nil {
		w.names = map[string]bool{}
	}
	first, _ := runeAt(name, 0)
	w.names[name] = true
	w.lengths[len(name)] = true
	w.longest = max(w.longest, len(name))
	w.heads[first&1023] = true
}

// find returns where the names stand in s, the longest at each place. A name of two characters counts only in
// quotation marks; a longer one only where it is not the end of a longer word.
func (w *words) find(s string) []finding {
	if w.names == nil {
		return nil
	}
	var out []finding
	for i := 0; i < len(s); {
		r, n := runeAt(s, i)
		if !w.heads[r&1023] {
			i += n
			continue
		}
		at := i
		for l := min(w.longest, len(s)-i); l > 0; l-- {
			if w.lengths[l] && w.names[s[i:i+l]] {
				if f, ok := useOf(s, i, i+l); ok {
					out = append(out, f)
					at = i + l
				}
				break
			}
		}
		if at > i {
			i = at
		} else {
			i += n
		}
	}
	return out
}

// useOf judges whether the short name at bytes start to end of s is used as one.
func useOf(s string, start, end int) (finding, bool) {
	f := finding{start: start, end: end, word: s[start:end]}
	before, bw := runeBefore(s, start)
	after, aw := runeAt(s, end)
	if (before == '“' || before == '"') && (after == '”' || after == '"') {
		f.start, f.end = start-bw, end+aw
		return f, true
	}
	if runes(f.word) < 3 {
		return f, false
	}
	if !lex.IsHan(before) {
		return f, true
	}
	var buf runBuffer
	return f, buf.before(s, start, max(0, start-12)).endsInWord()
}
