package batch

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"guiwen/normalize/source"
)

// shown returns a path as the manifest prints it: with slashes, and with bytes that are not UTF-8, control
// characters and bidirectional controls percent-escaped, so that a name is one printable piece of one line.
// [Path] gives the path back.
func shown(name string) string {
	return escape(filepath.ToSlash(filepath.Clean(name)), func(r rune) bool { return false })
}

// Path returns the path in the file system that a manifest shows as name.
func Path(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		if isEscape(name[i:]) {
			c, _ := hex.DecodeString(name[i+1 : i+3])
			b.WriteByte(c[0])
			i += 2
			continue
		}
		b.WriteByte(name[i])
	}
	return filepath.FromSlash(b.String())
}

// isEscape reports whether s begins with a percent sign and two hexadecimal digits.
func isEscape(s string) bool {
	if len(s) < 3 || s[0] != '%' {
		return false
	}
	_, err := hex.DecodeString(s[1:3])
	return err == nil
}

// escape percent-escapes what is not printable, what also reports, and percent signs that would read as escapes.
func escape(s string, also func(rune) bool) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		bad := r == utf8.RuneError && n == 1 || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' ||
			also(r) || isEscape(s[i:])
		if bad {
			for _, c := range []byte(s[i : i+n]) {
				b.WriteByte('%')
				b.WriteString(strings.ToUpper(hex.EncodeToString([]byte{c})))
			}
		} else {
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// maxElement bounds an element of an output path in bytes: file systems take 255, and ".json" and the name
// of a temporary file must fit too.
const maxElement = 200

// outputNames gives each input the slash path of its document below the output folder: documents/REL.json.
// Names that some system cannot hold are made safe, and inputs that would share a name on some system (several
// roots, letter case, NFC and NFD), or whose document has the name of a folder of others, get a digest of their path,
// so that no name depends on the order of inputs.
func outputNames(files []file) []string {
	names := make([]string, len(files))
	count, folders := map[string]int{}, map[string]bool{}
	fold := func(s string) string { return cases.Fold().String(norm.NFC.String(s)) }
	for i, f := range files {
		names[i] = safePath(f.rel)
		folded := fold(names[i])
		count[folded]++
		for dir := path.Dir(folded); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			folders[dir] = true
		}
	}
	for i, f := range files {
		if folded := fold(names[i]); count[folded] > 1 || folders[folded+".json"] {
			names[i] = withDigest(names[i], f.shown)
		}
		names[i] = "documents/" + names[i] + ".json"
	}
	return names
}

// safePath makes every element of a slash path a name that Linux, macOS and Windows can hold.
func safePath(rel string) string {
	elements := strings.Split(rel, "/")
	for i, e := range elements {
		elements[i] = safeElement(e)
	}
	return path.Join(elements...)
}

func safeElement(e string) string {
	safe := escape(e, func(r rune) bool { return strings.ContainsRune(`<>:"\|?*`, r) })
	if trimmed := strings.TrimRight(safe, ". "); trimmed != safe {
		tail := safe[len(trimmed):]
		safe = trimmed + strings.NewReplacer(".", "%2E", " ", "%20").Replace(tail)
	}
	if reserved(safe) {
		safe = "_" + safe
		return withDigest(safe, e)
	}
	if len(safe) > maxElement {
		return withDigest(safe, e)
	}
	return safe
}

// reserved reports whether Windows keeps the name for a device: CON, NUL, COM1 …, with any extension, and with blanks
// before it.
func reserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch stem = strings.TrimRight(stem, " "); stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	device, ok := strings.CutPrefix(stem, "COM")
	if !ok {
		device, ok = strings.CutPrefix(stem, "LPT")
	}
	return ok && utf8.RuneCountInString(device) == 1 && strings.Contains("123456789¹²³", device)
}

// withDigest adds eight hexadecimal digits of the SHA-256 of what to a slash path's last element, which is cut
// to fit.
func withDigest(name, what string) string {
	sum := sha256.Sum256([]byte(what))
	dir, base := path.Split(name)
	if len(base) > maxElement-9 {
		base = base[:maxElement-9]
		for !utf8.ValidString(base) {
			base = base[:len(base)-1]
		}
	}
	return dir + base + "~" + hex.EncodeToString(sum[:4])
}

// file is one input that was seen, in input order.
type file struct {
	shown string // path in the manifest; unique
	rel   string // slash path below its root; names the output
	open  string // path in the file system; "" for standard input
	named bool   // by the user, so that a link is followed
	skip  *source.Error
}
