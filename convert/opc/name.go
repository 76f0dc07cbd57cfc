package opc

import (
	"strings"
	"unicode/utf8"
)

// fold returns the key under which two part names are the same part: part names are compared without regard
// to ASCII case (ECMA-376 Part 2, 6.3.5), and archives made by old .NET programs have backslashes.
func fold(name string) string {
	for i := 0; i < len(name); i++ {
		if c := name[i]; 'A' <= c && c <= 'Z' || c == '\\' {
			return foldBytes(name)
		}
	}
	return strings.TrimPrefix(name, "/")
}

func foldBytes(name string) string {
	b := []byte(name)
	for i, c := range b {
		switch {
		case 'A' <= c && c <= 'Z':
			b[i] = c + 'a' - 'A'
		case c == '\\':
			b[i] = '/'
		}
	}
	return strings.TrimPrefix(string(b), "/")
}

// unsafeName reports whether a name would leave the folder it was unpacked to, or means other files to other
// programs. Nothing is ever written under such a name; it is worth a warning because nobody makes one by
// chance.
func unsafeName(name string) bool {
	if name == "" || name[0] == '/' || name[0] == '\\' || len(name) > 1 && name[1] == ':' {
		return true
	}
	lower := fold(name)
	if strings.Contains(lower, "%2f") || strings.Contains(lower, "%5c") {
		return true // forbidden in part names: ECMA-376 Part 2, 6.2.2.3
	}
	for _, segment := range strings.Split(lower, "/") {
		if segment == ".." {
			return true
		}
	}
	return false
}

// Resolve returns the name of the part that a relationship of the part from points to by target. It reports
// false for a target that leaves the package or names no part. The package itself is from "".
func Resolve(from, target string) (string, bool) {
	target, _, _ = strings.Cut(target, "#")
	target = strings.ReplaceAll(target, "\\", "/")
	if target == "" || strings.Contains(target, ":") {
		return "", false
	}
	var path []string
	if target[0] != '/' {
		if i := strings.LastIndexByte(from, '/'); i >= 0 {
			path = strings.Split(from[:i], "/")
		}
	}
	for _, segment := range strings.Split(target, "/") {
		switch segment {
		case "", ".":
		case "..":
			if len(path) == 0 {
				return "", false
			}
			path = path[:len(path)-1]
		default:
			path = append(path, unescape(segment))
		}
	}
	return strings.Join(path, "/"), len(path) > 0
}

// unescape undoes percent-encoding, but of nothing that would make another path.
func unescape(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := hexDigit(s[i+1]), hexDigit(s[i+2])
			if c := byte(hi<<4 | lo); hi >= 0 && lo >= 0 && c > ' ' && c != '/' && c != '\\' && c != 0x7f {
				b.WriteByte(c)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// printable returns name fit for a message: valid UTF-8, without control characters, of bounded length.
func printable(name string) string {
	const most = 120
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError || 0x80 <= r && r < 0xa0 || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 {
			return '?'
		}
		return r
	}, name)
	if len(clean) <= most {
		return clean
	}
	cut := most
	for !utf8.RuneStart(clean[cut]) {
		cut--
	}
	return clean[:cut] + "…"
}
