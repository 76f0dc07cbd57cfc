package normalize

import (
	"math/rand"
	"strings"
	"testing"
)

// undo gives the raw text back from the text and its edits alone.
func undo(t *Text) string {
	var b strings.Builder
	last := 0
	for i, e := range t.Edits() {
		b.WriteString(t.String()[last:t.at[i]])
		b.WriteString(t.Raw()[e.Start:e.End])
		last = t.at[i] + len(e.New)
	}
	b.WriteString(t.String()[last:])
	return b.String()
}

func randomEdits(r *rand.Rand, n int) []Edit {
	var edits []Edit
	at := 0
	for at <= n {
		at += r.Intn(4)
		end := at + r.Intn(3)
		if end > n {
			break
		}
		edits = append(edits, Edit{at, end, strings.Repeat("x", r.Intn(3)), string(rune('a' + r.Intn(3)))})
		if at == end {
			at++ // two insertions at one place have no order of their own
		}
		at = max(at, end)
	}
	return edits
}

// TestApply holds that two passes composed give the text that they give one after the other, and that it
// leads back to the raw text.
func TestApply(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 20000 {
		raw := strings.Repeat("0123456789", 2)[:r.Intn(20)]
		one := NewText(raw, randomEdits(r, len(raw)))
		edits := randomEdits(r, len(one.String()))
		want := NewText(one.String(), edits).String()
		two := one.Apply(edits)
		if two.String() != want {
			t.Fatalf("raw %q, edits %v, then %v: got %q, want %q", raw, one.Edits(), edits, two.String(), want)
		}
		if got := undo(two); got != raw {
			t.Fatalf("raw %q, undone %q", raw, got)
		}
	}
}

func TestApplyNamesBothRules(t *testing.T) {
	one := NewText("a,b", []Edit{{1, 2, "，", "width.comma"}})
	two := one.Apply([]Edit{{0, 4, "", "outline.run-in"}})
	if got := two.Edits()[0].Rule; got != "width.comma+outline.run-in" {
		t.Errorf("rule %q", got)
	}
}

func TestOffsets(t *testing.T) {
	// raw  a [bc→] d [→X] e [f→YZ] g
	x := NewText("abcdefg", []Edit{{1, 3, "", "r"}, {4, 4, "X", "r"}, {5, 6, "YZ", "r"}})
	if x.String() != "adXeYZg" {
		t.Fatal(x.String())
	}
	for _, c := range []struct{ off, start, end int }{
		{0, 0, 0}, {1, 3, 1}, {2, 4, 4}, {3, 4, 4}, {4, 5, 5}, {5, 5, 6}, {6, 6, 6}, {7, 7, 7},
	} {
		if got := x.RawOffset(c.off); got != c.start {
			t.Errorf("RawOffset(%d) = %d, want %d", c.off, got, c.start)
		}
		if got := x.RawEnd(c.off); got != c.end {
			t.Errorf("RawEnd(%d) = %d, want %d", c.off, got, c.end)
		}
	}
	walk := x.Walk()
	for _, off := range []int{0, 1, 2, 3, 4, 4, 5, 7, 6, 7, 2, 5, 0, 7} { // forward, and back again
		if got := walk.RawOffset(off); got != x.RawOffset(off) {
			t.Errorf("walking, RawOffset(%d) = %d, want %d", off, got, x.RawOffset(off))
		}
		if got := walk.RawEnd(off); got != x.RawEnd(off) {
			t.Errorf("walking, RawEnd(%d) = %d, want %d", off, got, x.RawEnd(off))
		}
	}
	for raw, want := range []int{0, 1, 1, 1, 3, 4, 6, 7} {
		if got := x.Offset(raw); got != want {
			t.Errorf("Offset(%d) = %d, want %d", raw, got, want)
		}
	}
}
