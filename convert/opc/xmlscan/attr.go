package xmlscan

// Attr returns the value of an attribute of the current start tag by the namespace and local name, references
// expanded. Attributes without prefix are in the namespace Unknown.
func (s *Scanner) Attr(space Space, local string) (value []byte, ok bool) {
	for i := range s.attrs {
		a := &s.attrs[i]
		if a.end-a.local != len(local) || string(s.data[a.local:a.end]) != local || s.resolve(a.name, false) != space {
			continue
		}
		expanded, err := s.expand(nil, s.data[a.value:a.valueEnd])
		if err != nil {
			s.Fail(err)
			return nil, false
		}
		return expanded, true
	}
	return nil, false
}

// Preserve reports whether the current start tag asks for its white space to be kept (xml:space="preserve").
func (s *Scanner) Preserve() bool {
	value, ok := s.Attr(xmlSpace, "space")
	return ok && string(value) == "preserve"
}

// Prefix returns the namespace that a prefix stands for here, as values like mc:Requires name it.
func (s *Scanner) Prefix(prefix []byte) (Space, bool) {
	b, ok := s.lookup(prefix)
	return b.space, ok
}
