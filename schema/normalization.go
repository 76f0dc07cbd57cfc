package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// EditLog builds a [Normalization] from edits that are added in the order of the raw text.
type EditLog struct {
	raw   string
	last  int // byte offset in raw behind the edit added last
	n     Normalization
	index map[[3]string]int
}

// NewEditLog returns an empty log over raw.
func NewEditLog(raw string) *EditLog {
	sum := sha256.Sum256([]byte(raw))
	return &EditLog{
		raw: raw,
		n: Normalization{
			Unit:      "codepoint",
			RawLength: utf8.RuneCountInString(raw),
			RawSHA256: hex.EncodeToString(sum[:]),
			Kinds:     [][3]string{},
			Ops:       []int{},
		},
		index: map[[3]string]int{},
	}
}

// Add records that the bytes [start, end) of the raw text became text by a rule. Edits must come in order and
// must not overlap.
func (l *EditLog) Add(start, end int, text, rule string) {
	kind := [3]string{rule, l.raw[start:end], text}
	k, ok := l.index[kind]
	if !ok {
		k = len(l.n.Kinds)
		l.index[kind] = k
		l.n.Kinds = append(l.n.Kinds, kind)
	}
	l.n.Ops = append(l.n.Ops, utf8.RuneCountInString(l.raw[l.last:start]), k)
	l.last = end
}

// Normalization returns the log; nothing may be added afterwards.
func (l *EditLog) Normalization() Normalization { return l.n }

// Text returns the normalized text: the text of every block, each followed by a line feed.
func (d *Document) Text() string {
	n := 0
	for i := range d.Blocks {
		n += len(d.Blocks[i].Text) + 1
	}
	var b strings.Builder
	b.Grow(n)
	for i := range d.Blocks {
		b.WriteString(d.Blocks[i].Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// ErrNotRestorable is wrapped by errors of [Document.RawText].
var ErrNotRestorable = errors.New("the raw text cannot be restored")

// RawText undoes the edits and returns the raw text, exactly as the reader saw it. It fails, wrapping
// [ErrNotRestorable], where blocks and edits do not belong together or the digest differs.
func (d *Document) RawText() (string, error) {
	text, n := d.Text(), &d.Normalization
	if len(n.Ops)%2 != 0 {
		return "", fmt.Errorf("%w: ops are not pairs", ErrNotRestorable)
	}
	var b strings.Builder
	b.Grow(len(text))
	at := 0
	for i := 0; i < len(n.Ops); i += 2 {
		next, ok := skipRunes(text, at, n.Ops[i])
		if k := n.Ops[i+1]; !ok || k < 0 || k >= len(n.Kinds) || !strings.HasPrefix(text[next:], n.Kinds[k][2]) {
			return "", fmt.Errorf("%w: edit %d does not stand where it should", ErrNotRestorable, i/2)
		}
		kind := &n.Kinds[n.Ops[i+1]]
		b.WriteString(text[at:next])
		b.WriteString(kind[1])
		at = next + len(kind[2])
	}
	b.WriteString(text[at:])
	raw := b.String()
	if sum := sha256.Sum256([]byte(raw)); hex.EncodeToString(sum[:]) != n.RawSHA256 {
		return "", fmt.Errorf("%w: its SHA-256 differs from rawSha256", ErrNotRestorable)
	}
	if utf8.RuneCountInString(raw) != n.RawLength {
		return "", fmt.Errorf("%w: its length differs from rawLength", ErrNotRestorable)
	}
	return raw, nil
}

// skipRunes returns the byte offset n code points after at.
func skipRunes(s string, at, n int) (int, bool) {
	if n < 0 {
		return at, false
	}
	for ; n > 0; n-- {
		if at >= len(s) {
			return at, false
		}
		if s[at] < utf8.RuneSelf {
			at++
			continue
		}
		_, m := utf8.DecodeRuneInString(s[at:])
		at += m
	}
	return at, true
}
