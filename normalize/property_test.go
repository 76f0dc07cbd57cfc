package normalize

import (
	"math/rand"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// official returns the normalizer that most tests ask.
func official(t testing.TB) *Normalizer {
	t.Helper()
	n, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// hanOf returns the Han characters of s in order, folded as the character table folds them.
func hanOf(s string) string {
	return strings.Map(func(r rune) rune {
		if '\u4e00' <= r && r <= '\u9fff' || '\u3400' <= r && r <= '\u4dbf' || r == '〇' || r >= 0x20000 && r < 0x2F800 {
			return r
		}
		return -1
	}, s)
}

// holds checks the promises of the package on one text.
func holds(t *testing.T, n *Normalizer, s string) {
	t.Helper()
	x, found := n.Text(s)
	out := x.String()
	if !utf8.ValidString(out) {
		t.Fatalf("%q: %q is not UTF-8", s, out)
	}
	if got := undo(x); got != s {
		t.Fatalf("%q: undone %q", s, got)
	}
	again, foundAgain := n.Text(out)
	if again.String() != out || len(again.Edits()) > 0 {
		t.Fatalf("%q\nonce  %q\ntwice %q\n%v", s, out, again.String(), again.Edits())
	}
	if len(found) != len(foundAgain) {
		t.Fatalf("%q: %v\n%q: %v", s, found, out, foundAgain)
	}
	last := 0
	for _, f := range found {
		if f.Start < 0 || f.End > len(s) || f.Start > f.End || f.Rule == "" || f.Message == "" {
			t.Fatalf("%q: %v", s, f)
		}
		last = f.Start
	}
	_ = last
	keepsHan(t, s, x)
	if got, want := digitsOf(out), digitsOf(s); got != want {
		t.Fatalf("%q: digits %s became %s in %q", s, want, got, out)
	}
	for _, c := range []Context{{Title: true}, {NameField: true}, {Cell: true}, {Continued: true}} {
		for _, line := range strings.Split(s, "\n") {
			settles(t, n, line, c)
		}
	}
	if parts := splitText(n, s); parts != out {
		t.Fatalf("%q\nwhole  %q\npieces %q", s, out, parts)
	}
}

// settles checks that normalizing a paragraph twice in the same context is normalizing it once.
func settles(t *testing.T, n *Normalizer, s string, c Context) {
	t.Helper()
	edits, _ := n.Paragraph(nil, s, 0, c)
	once := NewText(s, edits).String()
	if edits, _ = n.Paragraph(nil, once, 0, c); len(edits) > 0 {
		t.Fatalf("%+v: %q\nonce  %q\ntwice %q\n%v", c, s, once, NewText(once, edits).String(), edits)
	}
}

// digitsOf returns the Arabic digits of s in order, at the width that normalizing gives them; a number that is one
// character, ⑿ or ⒓, counts with its digits. Zeros are left out: one in a date in Han digits becomes 〇.
func digitsOf(s string) string {
	var digits strings.Builder
	write := func(value rune) {
		for _, d := range strconv.Itoa(int(value)) {
			if d != '0' {
				digits.WriteRune(d)
			}
		}
	}
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			write(r - '0')
		case '０' <= r && r <= '９':
			write(r - '０')
		case '⑴' <= r && r <= '⒇':
			write(r - '⑴' + 1)
		case '⒈' <= r && r <= '⒛':
			write(r - '⒈' + 1)
		}
	}
	return digits.String()
}

// keepsHan checks that every edit leaves Han characters where they are; only radicals and compatibility forms may
// turn into some, and ○ between Han digits into 〇.
func keepsHan(t *testing.T, s string, x *Text) {
	t.Helper()
	for _, e := range x.Edits() {
		raw, now := hanOf(s[e.Start:e.End]), hanOf(e.New)
		if raw == now || strings.Contains(e.Rule, "char.") || strings.Contains(e.Rule, "label.level2") {
			continue
		}
		t.Fatalf("%q: edit %q → %q (%s)", s, s[e.Start:e.End], e.New, e.Rule)
	}
}

// splitText normalizes s line feed by line feed and puts the pieces together.
func splitText(n *Normalizer, s string) string {
	var b strings.Builder
	for s != "" {
		i := strings.IndexByte(s, '\n') + 1
		if i == 0 {
			i = len(s)
		}
		x, _ := n.Text(s[:i])
		b.WriteString(x.String())
		s = s[i:]
	}
	return b.String()
}

// pieces is what random texts are made of: everything the rules look at.
var pieces = strings.Split("中|国|家|一|二|三|十|九|年|月|日|号|第|条|章|附|件|是|零|万|元|2020|2016|1|3|12|500|0319|31|1,000|2.5|8:30|%|％|,|;|:|?|!|.|..|...|。|，|；|：|、|？|！|。。。|…|……|·|・|•|···|(|)|（|）|[|]|［|］|{|}|〔|〕|【|】|《|》|〈|〉|<|>|<<|>>|≪|≫|“|”|‘|’|\"|'|「|」|『|』| |  |\u3000|\u00a0|\t|-|--|－|—|——|―|─|~|～|〜|A|km|Word|the |http://a.cn/b|x@y.cn|GB/T|**|# |- |> |* |○|O|0|Ｏ|１|Ａ|．|＋|／|⼾|⻅|豈|\u200b|\ufeff|\u00ad|\ufe0f|﹐|﹝|︵|㈠|⑴|⒈|①|①|\ue78d|\ue000|é|\n|\r\n|\r|\f|\u2028|签发人：|目|录|总|则|=|+|f|x|,中|中,| (|) |1)|。1、|；2、|一、|（一）|(一)|1. |1、|2 0 2 0|ｶ|ﾞ|ﾟ|ｯ|℃|°C|www.a.cn|〔2020〕|[2020]|(2020)|号楼|\U00020087|\U000E0100|😀|\u200d", "|")

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.Intn(len(pieces))])
	}
	return b.String()
}

func TestPromisesOnRandomTexts(t *testing.T) {
	n := official(t)
	r := rand.New(rand.NewSource(1))
	for range 60000 {
		holds(t, n, randomText(r, 1+r.Intn(10)))
	}
}

// TestProfilesSettle holds that every profile, and each rule turned off, settles texts too.
func TestProfilesSettle(t *testing.T) {
	options := []Options{{Profile: "web"}, {Profile: "minimal"}}
	for _, r := range Rules() {
		if len(r.Names) > 0 {
			options = append(options, Options{Rules: map[string]bool{r.ID: false}})
		}
	}
	r := rand.New(rand.NewSource(3))
	for _, o := range options {
		n, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		for range 1000 {
			s := randomText(r, 1+r.Intn(10))
			x, _ := n.Text(s)
			again, _ := n.Text(x.String())
			if undo(x) != s || len(again.Edits()) > 0 {
				t.Fatalf("%+v: %q\nonce  %q\ntwice %q\n%v", o, s, x.String(), again.String(), again.Edits())
			}
		}
	}
}

func FuzzText(f *testing.F) {
	n := official(f)
	web, err := New(Options{Profile: "web"})
	if err != nil {
		f.Fatal(err)
	}
	r := rand.New(rand.NewSource(2))
	for range 200 {
		f.Add(randomText(r, 12))
	}
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			holds(t, n, s)
			settles(t, web, strings.ReplaceAll(s, "\n", " "), Context{})
		} else {
			n.Text(s) // must not panic
		}
	})
}
