package normalize

import "strings"

// maxAddress bounds, in bytes, how far the beginning of an address is looked for.
const maxAddress = 512

// endsAddress reports whether an address of the web or of mail may end at the byte at of the paragraph: https://…, www.…
// or x@y.cn, on whatever is no blank and no Chinese mark. An address may hold Han characters (https://a.cn/公告.html),
// so only a blank tells where it ends.
func (p *paragraph) endsAddress(at int) bool {
	if !p.address {
		return false
	}
	s := p.s
	for i := at; i > 0 && at-i < maxAddress; {
		c := s[i-1]
		if c >= 0x80 {
			i = startBefore(s, i)
			if k := classAt(s, i); k == mark || k == space {
				return false
			}
			continue
		}
		i--
		switch {
		case c == ' ', c == '\t', c == '"', c == '<', c == '>':
			return false
		case c == '@':
			return i > 0 && isAlphanumeric(s[i-1]) && isAlphanumeric(s[at-1])
		case c == ':' && strings.HasPrefix(s[i:at], "://"):
			return i > 0 && isLetter(s[i-1])
		case c|0x20 == 'w' && strings.EqualFold(s[i:min(i+4, at)], "www."):
			return i == 0 || !isAlphanumeric(s[i-1])
		}
	}
	return false
}
