package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
)

var markNames = [...]string{"raised", "lowered", "struck", "inserted", "deleted", "comment", "ref"}

// marksOf returns kind and text of each mark, and what a reference leads to.
func marksOf(doc *source.Document) []string {
	var out []string
	for _, p := range doc.Parts {
		for _, m := range p.Marks {
			s := markNames[m.Kind] + " " + doc.Text[m.Start:m.End]
			if m.Kind == source.NoteRef {
				n := doc.Parts[m.Note]
				s += fmt.Sprintf(" → %s:%s", n.NoteNumber, doc.Text[n.Start:n.End])
			}
			out = append(out, s)
		}
	}
	return out
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name, body, text string
		marks            []string
	}{
		{"raised digit", "办结118<sup>1</sup>件，5km<sup>2</sup>", "办结118¹件，5km²", []string{"raised ¹", "raised ²"}},
		{"signs and letters", "10<sup>-3</sup>，x<sup>n+1</sup>，H<sub>2</sub>O", "10⁻³，xⁿ⁺¹，H₂O", []string{"raised ⁻³", "raised ⁿ⁺¹", "lowered ₂"}},
		{"no form", "办结118<sup>注2</sup>件，q<sub>日</sub>", "办结118^(注2)件，q_(日)", []string{"raised ^(注2)", "lowered _(日)"}},
		{"brackets", "办结118<sup>[1]</sup>件<sup>②</sup>", "办结118^([1])件②", []string{"raised ^([1])", "raised ②"}},
		{"by style", "118<span style='Vertical-Align: super'>1</span>件，C<font style='vertical-align:sub'>6</font>", "118¹件，C₆", []string{"raised ¹", "lowered ₆"}},
		{"style takes back", "118<sup style='vertical-align:baseline'>1</sup>件", "1181件", nil},
		{"a cell is aligned, not lowered", "<table><tr><td style='vertical-align:sub'>甲</td><td>12</td></tr></table>", "甲\t12", nil},
		{"raised twice is raised", "118<sup><sup>1</sup></sup>件<sup><span style='vertical-align:super'>2</span></sup>", "118¹件²", []string{"raised ¹", "raised ²"}},
		{"a power of a power", "10<sup>2<sup>3</sup></sup>", "10^(2^(3))", []string{"raised ^(2^(3))"}},
		{"in pieces", "118<sup>1</sup><sup><b>2</b></sup>件", "118¹²件", []string{"raised ¹²"}},
		{"a line set small by mistake", "<p><sup>本公告自2023年1月1日起施行，此前规定废止。</sup></p>", "本公告自2023年1月1日起施行，此前规定废止。", nil},
		{"struck", "罚款<s>30</s>35万元<del>旧</del>，<strike>a b</strike>，<span style='text-decoration:underline line-through'>c</span>", "罚款3035万元旧，a b，c",
			[]string{"struck 30", "struck 旧", "struck a b", "struck c"}},
		{"not struck", "<s style='text-decoration:none'>a</s><u>b</u>", "ab", nil},
		{"inserted", "标准<ins>已</ins>施行", "标准已施行", []string{"inserted 已"}},
		{"raised within struck", "办结<s>12<sup>3</sup></s>15件", "办结12³15件", []string{"struck 12³", "raised ³"}},
		{"struck within raised", "<sup><s>1</s>2</sup>", "¹²", []string{"raised ¹²", "struck ¹"}},
		{"struck within what has no form", "甲<sup>注<s>1</s>2</sup>", "甲^(注12)", []string{"raised ^(注12)", "struck 1"}},
		{"kept white space", "<pre>118<sup>1</sup>  件\nb<sup>2</sup></pre>", "118¹  件\nb²", []string{"raised ¹", "raised ²"}},
	} {
		doc := read(t, wrap("<div id=zoom>"+c.body+"</div>"))
		if got := strings.TrimSpace(doc.Text); got != c.text {
			t.Errorf("%s: text %q, want %q", c.name, got, c.text)
		}
		if diff := cmp.Diff(c.marks, marksOf(doc)); diff != "" {
			t.Errorf("%s: marks (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestNotes(t *testing.T) {
	for _, c := range []struct {
		name, body string
		marks      []string
	}{
		{"as Word saves them", "<p>立案118<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a>件。</p><p><a href='#_ftnref1' name='_ftn1'><sup>[1]</sup></a> 2023年35件。</p>",
			[]string{"raised ^([1])", "ref ^([1]) → 1:^([1]) 2023年35件。", "raised ^([1])"}},
		{"an id on the paragraph", "<p>立案118<sup><a href='#n'>1</a></sup>件。</p><p id=n><sup>1</sup>含旧存。</p>", []string{"raised ¹", "ref ¹ → 1:¹含旧存。", "raised ¹"}},
		{"a list of notes", "<p>立案118<sup><a href='#n1' id=r1>1</a></sup>件。</p><ol><li id=n1>含旧存。<a href='#r1'>↩</a></li></ol>", []string{"raised ¹", "ref ¹ → 1:1.含旧存。↩"}},
		{"a number before a year", "<p>立案118<sup><a href='#n'>1</a></sup>件。</p><p id=n><sup>1</sup>2023年35件。</p>", []string{"raised ¹", "ref ¹ → 1:¹2023年35件。", "raised ¹"}},
		{"another number", "<p>立案118<sup><a href='#n'>2</a></sup>件。</p><p id=n>1含旧存。</p>", []string{"raised ²"}},
		{"a link to a section", "<p>见<a href='#s'>第二部分</a>。</p><p id=s>第二部分</p>", nil},
		{"no such place", "<p>立案118<sup><a href='#x'>1</a></sup>件。</p>", []string{"raised ¹"}},
		{"a table of contents with numbers", "<h2 id=s>1 概况</h2><p><a href='#s'>1</a></p>", nil},
	} {
		if diff := cmp.Diff(c.marks, marksOf(read(t, wrap("<div id=zoom>"+c.body+"</div>")))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// Marks outside the body would otherwise move into the document when their text is taken out.
func TestNoMarksOnChrome(t *testing.T) {
	doc := read(t, wrap("<div><a href=/>首页<s>旧</s></a></div><div id=zoom>"+sentence+"</div>"))
	if got := marksOf(doc); got != nil {
		t.Errorf("marks %q", got)
	}
}

func TestReadingsAreTold(t *testing.T) {
	doc := read(t, wrap("<p><ruby>镕<rt>róng</rt></ruby></p>"))
	if len(doc.Notes) != 1 || doc.Notes[0].Code != "html.ruby" || !strings.Contains(doc.Notes[0].Message, "róng") {
		t.Errorf("notes %v", doc.Notes)
	}
}

func TestCDATA(t *testing.T) {
	for page, want := range map[string]string{
		"<?xml version='1.0'?><html><body><p>甲<![CDATA[a<b]]>乙</p><script><![CDATA[x]]></script></body></html>": "甲a<b乙\n",
		"<html><body><p>甲<![CDATA[a]]>乙</p></body></html>":                                                      "甲乙\n",
		"<?xml version='1.0'?><html><body><p>甲</p><p>乙<![CDATA[丙</p></body></html>":                             "甲\n乙\n",
	} {
		if got := read(t, page).Text; got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}
