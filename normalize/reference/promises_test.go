package reference

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"guiwen/schema"
)

// keeps checks what every result promises: mentions lie in their blocks, in order, and show what they claim;
// ids are unique and laws exist; arrays are never nil.
func keeps(t *testing.T, doc *schema.Document) {
	t.Helper()
	refs, notes := Find(doc)
	text := map[string][]rune{}
	for _, b := range doc.Blocks {
		text[b.ID] = []rune(b.Text)
	}
	ids := map[string]bool{}
	for _, r := range refs {
		if ids[r.ID] {
			t.Errorf("%s twice", r.ID)
		}
		ids[r.ID] = true
	}
	type place struct {
		block string
		at    int
	}
	seen := map[place]string{}
	for _, r := range refs {
		if r.Issuers == nil || r.Nested == nil || len(r.Mentions) == 0 {
			t.Errorf("%s: nil or empty: %+v", r.ID, r)
		}
		if r.Of != nil && !ids[*r.Of] {
			t.Errorf("%s belongs to %s, which is not there", r.ID, *r.Of)
		}
		if (r.Kind == kindLawArticle) != (r.Article != nil) || (r.Kind == kindMeeting) != (r.Meeting != nil) {
			t.Errorf("%s: %s without its details", r.ID, r.Kind)
		}
		for _, m := range r.Mentions {
			b, ok := text[m.Block]
			if !ok || m.Start < 0 || m.Start >= m.End || m.End > len(b) {
				t.Fatalf("%s: mention outside its block: %+v", r.ID, m)
			}
			quote := string(b[m.Start:m.End])
			for at := m.Start; at < m.End; at++ {
				if by := seen[place{m.Block, at}]; by != "" {
					t.Fatalf("%q of %s overlaps a mention of %s", quote, r.ID, by)
				}
				seen[place{m.Block, at}] = r.ID
			}
			if m.Form == formTitle && marksOff(quote) != marksOff(*r.Title) {
				t.Errorf("%s: title %s, text %s", r.ID, *r.Title, quote)
			}
		}
	}
	for _, n := range notes {
		if n.Block == nil || text[*n.Block] == nil {
			t.Errorf("%s has no block", n.Code)
		}
	}
}

func marksOff(s string) string {
	return strings.NewReplacer("《", "", "》", "", "〈", "", "〉", "", "<", "", ">", "", "＜", "", "＞", "").Replace(s)
}

func TestPromisesOnCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, f := range files {
		_, cases := readCases(t, f)
		for _, c := range cases {
			keeps(t, lines(c.text))
			keeps(t, lines([]string{strings.Join(c.text, "\n")}))
		}
	}
}

func TestPromisesOnMeasuredTexts(t *testing.T) {
	dir := shared(t)
	n := 0
	for _, pattern := range []string{"seeds/*.txt", "samples/text/*.txt", "samples/text_law/*.txt"} {
		files, _ := filepath.Glob(filepath.Join(dir, pattern))
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			keeps(t, plain(string(data), annotation{}))
			n++
		}
	}
	if n == 0 {
		t.Fatal("no texts")
	}
}

// TestHostile runs over texts that would take a reader that looks further the longer the text is minutes.
func TestHostile(t *testing.T) {
	for _, name := range sortedKeys(hostile) {
		t.Run(name, func(t *testing.T) {
			keeps(t, document(hostile[name][:trimTo(hostile[name], 1<<18)], 1))
		})
	}
}

// trimTo returns the last boundary of a character of s at or before n.
func trimTo(s string, n int) int {
	n = min(n, len(s))
	for n > 0 && n < len(s) && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// TestLawsHaveNoNumbers: laws are cited by title; what looks like a document number in them is none.
func TestLawsHaveNoNumbers(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t), "samples", "text_law", "*.txt"))
	if len(files) == 0 {
		t.Fatal("no laws")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc := plain(string(data), annotation{})
		refs, _ := Find(doc)
		for _, r := range refs {
			for _, m := range r.Mentions {
				if m.Form == formNumber {
					t.Errorf("%s: %s", filepath.Base(f), cut(doc, m))
				}
			}
		}
	}
}

func TestFindIsDeterministic(t *testing.T) {
	doc := lines([]string{report, report})
	a, notesA := Find(doc)
	for range 5 {
		b, notesB := Find(doc)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(notesA, notesB); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestOwnNumberAndTitleAreNoReferences: they are the document's metadata, however they are written.
func TestOwnNumberAndTitleAreNoReferences(t *testing.T) {
	title := "云州市供热办法"
	for _, c := range []struct{ own, written string }{
		{"云政发〔2019〕5号", "云政发[2019]5 号"},
		{"国务院令第712号", "中华人民共和国国务院令第712号"},
	} {
		doc := lines([]string{c.written, "《云州市供热办法》（" + c.written + "）施行，依照《云州市供热办法》办理。"})
		doc.Metadata.Title = &title
		doc.Metadata.DocumentNumber = &schema.DocumentNumber{Text: c.own}
		if refs, _ := Find(doc); len(refs) != 0 {
			t.Errorf("%s: %+v", c.own, refs)
		}
	}
}

// TestAttachmentsAreNoReferences: their list names parts of the document, by title marks or without; what else it
// cites counts.
func TestAttachmentsAreNoReferences(t *testing.T) {
	doc := lines([]string{"附件：1.《云州市供热清单》", "2.《云州市供热办法》目录", "落实《云州市供热清单》。"})
	doc.Metadata.Attachments = []schema.Attachment{{Title: "《云州市供热清单》"}, {Title: "《云州市供热办法》目录"}}
	doc.Blocks[0].Role, doc.Blocks[1].Role = schema.AttachmentList, schema.AttachmentList
	want := []string{
		"r1 document; title 云州市供热办法 :: title 《云州市供热办法》",
		"r2 document; title 云州市供热清单 :: title 《云州市供热清单》",
	}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Error(diff)
	}
}

// TestOffsets: Found counts bytes, references count code points.
func TestOffsets(t *testing.T) {
	text := "𠮷市《甲办法》"
	found := FindText(text)
	if len(found) != 1 || text[found[0].Start:found[0].End] != "《甲办法》" {
		t.Fatalf("%+v", found)
	}
	refs, _ := Find(lines([]string{text}))
	if want := []schema.Mention{{Block: "b1", Start: 2, End: 7, Form: formTitle}}; !cmp.Equal(refs[0].Mentions, want) {
		t.Errorf("%+v", refs[0].Mentions)
	}
}

func FuzzFind(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		_, cases := readCases(f, file)
		for _, c := range cases {
			f.Add(strings.Join(c.text, "\n"))
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) { // blocks hold valid text; other bytes must do no harm
			FindText(s)
			return
		}
		keeps(t, lines(strings.Split(s, "\n")))
		for _, m := range FindText(s) {
			if m.Start < 0 || m.Start >= m.End || m.End > len(s) || !utf8.ValidString(s[m.Start:m.End]) {
				t.Errorf("%+v", m)
			}
		}
	})
}
