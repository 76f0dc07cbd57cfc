package outline

import (
	"strings"

	"guiwen/normalize/lex"
	"guiwen/schema"
)

// jointLetterhead finds the letterhead of several bodies (联合行文, GB/T 9704-2012, 7.2.4): their names one below the other,
// and 文件 beside them, which a reader gives between or behind them. It makes letterhead of the lines.
func (w *work) jointLetterhead(title int) {
	for i := 0; i < title; i++ {
		if !w.jointName(i) || w.units[i].role != "" {
			continue
		}
		end, words := i, 0
		for ; end < title && w.units[end].role == "" && w.plain(end); end++ {
			if s := squeeze(w.of(end)); s == "文件" {
				words++
			} else if !w.jointName(end) {
				break
			}
		}
		if words != 1 || end-i < 3 {
			i = end
			continue
		}
		for k := i; k < end; k++ {
			w.units[k].role, w.units[k].mark = schema.Letterhead, nil
			w.meta.joint = append(w.meta.joint, k)
		}
		w.meta.mark = i
		return
	}
}

// jointName reports whether unit i is the name of a body, alone or with 文件 behind it.
func (w *work) jointName(i int) bool {
	s := squeeze(w.of(i))
	return w.plain(i) && w.units[i].mark == nil && s != "文件" && body(strings.TrimSuffix(s, "文件"))
}

// joint writes the mark and the issuers of a joint letterhead, in the order of its lines.
func (r *record) joint() {
	var names []string
	ending := ""
	for _, i := range r.w.meta.joint {
		s := squeeze(r.block(i).Text)
		name := lex.WithoutLetterheadEnding(s)
		if ending == "" {
			ending = s[len(name):]
		}
		names = append(names, lex.Authorities(name)...)
	}
	mark := strings.Join(names, " ") + " " + ending
	r.m.IssuerMark = &mark
	r.evidence("issuerMark", "normalized", r.w.meta.joint...)
}
