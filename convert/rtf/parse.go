package rtf

import "guiwen/normalize/source"

// read reads the file.
func (r *reader) read() error {
	depth := 4 * r.limits.Depth // writers open groups as freely as others set brackets
	for r.err == nil {
		if r.tokens++; r.tokens%4096 == 0 {
			if err := r.ctx.Err(); err != nil {
				return err
			}
		}
		switch r.next() {
		case open:
			r.flush()
			if len(r.saved) == depth {
				return source.Errorf(source.LimitDepth, "limit_depth", "", "groups nest deeper than %d", depth)
			}
			r.saved = append(r.saved, r.state)
			r.state.starred, r.state.ended, r.skip = false, nil, 0
			if r.state.where == inStyles {
				r.entry = entry{}
				r.state.paragraph = noParagraph
			}
		case shut:
			r.flush()
			r.skip = 0
			if len(r.saved) > 0 {
				r.endGroup()
			}
			if len(r.saved) == 0 {
				return r.finish(true) // what stands behind the document is none of it
			}
		case end:
			return r.finish(false)
		case char:
			r.textByte(r.lexer.byte)
		case symbol:
			r.symbol(r.lexer.byte)
		case word:
			r.word(string(r.name))
		case binary:
			if r.skip > 0 {
				r.skip--
			} else if r.state.where == inPicture {
				r.story.picture.data = append(r.story.picture.data, r.bytes...)
			}
		case garbage:
			r.undecodable++
		}
	}
	return r.err
}

// finish ends the document. whole says that its last group was closed.
func (r *reader) finish(whole bool) error {
	r.flush()
	for len(r.saved) > 0 {
		r.endGroup()
	}
	r.story.end(r.state.paragraph, &r.lists)
	r.out.Body.Write(r.story.blocks)
	r.out.Body.WriteString(r.section.properties())
	r.out.Broken = !whole
	r.lists.write(&r.out.Numbering)
	r.properties.write(&r.out.Properties)
	if r.facing {
		r.out.Settings.WriteString("<w:evenAndOddHeaders/>")
	}
	if !whole && len(r.story.blocks) == 0 {
		return source.Errorf(source.Corrupt, "cut_off", "", "the file breaks off before its text")
	}
	return r.err
}

// symbol takes a control symbol.
func (r *reader) symbol(c byte) {
	switch c {
	case '*':
		r.state.starred = true
		return
	case '\r', '\n':
		r.number, r.has = 0, false
		r.word("par")
		return
	case '\t':
		r.word("tab")
		return
	case '\\', '{', '}':
		r.textByte(c)
		return
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	switch c {
	case '~':
		r.flush()
		r.put("\u00a0")
	case '_':
		r.flush()
		r.put("\u2011")
	}
}

// word takes a control word.
func (r *reader) word(name string) {
	if name == "u" {
		r.unicode(r.number)
		return
	}
	if r.skip > 0 {
		r.skip-- // a word counts as one character
		return
	}
	r.flush()
	starred := r.state.starred
	r.state.starred = false
	if enter, ok := destinations[name]; ok {
		enter(r)
		return
	}
	switch {
	case starred:
		r.state.where = outside
	case r.state.where == inLists:
		r.lists.word(name, r.number)
	case r.state.where == inInfo:
		r.properties.word(name, r.number)
	case r.state.where == inFonts || r.state.where == inStyles:
		r.entryWord(name)
	case r.state.where == inPicture:
		r.story.picture.word(name, r.number)
	default:
		r.textWord(name)
	}
}
