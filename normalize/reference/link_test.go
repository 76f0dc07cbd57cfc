package reference

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/schema"
)

// issued makes a document with a title and, unless it is empty, a number, and finds what it cites.
func issued(title, number string, text ...string) *schema.Document {
	doc := lines(text)
	doc.Metadata.Title = &title
	if number != "" {
		doc.Metadata.DocumentNumber = &schema.DocumentNumber{Text: number}
	}
	doc.References, _ = Find(doc)
	return doc
}

func TestLinks(t *testing.T) {
	docs := []*schema.Document{
		issued("云州市供热办法", "云政发〔2019〕5号", "依照《云州市养犬条例》和《关于做好工作的通知》执行。"),
		issued("云州市养犬条例", "", "依照云政发(2019)5号文件和《云州市供热办法》执行。"),
		issued("关于做好工作的通知", "云政发〔2018〕1号", "没有引用，《不在其中的办法》除外。"),
		issued("关于做好工作的通知", "云政发〔2019〕1号", "替代《关于做好工作的通知》（云政发〔2018〕1号）。"),
	}
	want := []Link{
		{From: 0, Reference: "r1", To: 1, By: "title"},
		{From: 1, Reference: "r1", To: 0, By: "number"},
		{From: 1, Reference: "r2", To: 0, By: "title"},
		{From: 3, Reference: "r1", To: 2, By: "number"},
	}
	if diff := cmp.Diff(want, linksOf(docs)); diff != "" {
		t.Error(diff)
	}
}

// TestLinksByWhatWasIssued: a title that a notice issued is in that notice, unless a document has it itself or two
// notices issued it.
func TestLinksByWhatWasIssued(t *testing.T) {
	docs := []*schema.Document{
		issued("云州市人民政府关于印发云州市供热管理办法的通知", "云政发〔2019〕5号", "《中华人民共和国养犬管理法》"),
		issued("临江县供热情况报告", "", "依照《云州市供热管理办法》、《云州市用水办法》、《云州市用电办法（试行）》和养犬管理法第三条办理。"),
		issued("云州市用水办法", "", ""),
		issued("云州市人民政府关于印发〈云州市用水办法〉的通知", "云政发〔2019〕6号", ""),
		issued("云州市人民政府关于印发《云州市用电办法（试行）》的通知", "云政发〔2019〕7号", ""),
		issued("云州市人民政府关于印发《云州市用电办法（试行）》的通知", "云政发〔2021〕7号", ""),
		issued("养犬管理法", "", ""),
	}
	want := []Link{
		{From: 0, Reference: "r1", To: 6, By: "title"},
		{From: 1, Reference: "r1", To: 0, By: "issued"},
		{From: 1, Reference: "r2", To: 2, By: "title"},
		{From: 1, Reference: "r4", To: 6, By: "title"},
	}
	if diff := cmp.Diff(want, linksOf(docs)); diff != "" {
		t.Error(diff)
	}
}

// TestLinksOfOneNumber: copies are one document, others of one number are told apart by their titles, and a number
// that no document has leads by its title only to a document without a number.
func TestLinksOfOneNumber(t *testing.T) {
	docs := []*schema.Document{
		issued("甲办法", "云政发〔2019〕5号", ""),
		issued("甲办法", "云政发〔2019〕5号", "《甲办法》（云政发〔2019〕5号）"),
		issued("乙办法", "云政发〔2019〕5号", ""),
		issued("丙办法", "", ""),
		issued("丁办法", "云政发〔2020〕1号", ""),
		issued("戊报告", "", "《甲办法》（云政发〔2019〕5号）"),
		issued("庚报告", "", "《乙办法》（云政发[2019]5 号）"),
		issued("己报告", "", "云政发〔2019〕5号文件；《丙办法》（云政发〔2018〕5号）；《丁办法》（云政发〔2018〕6号）"),
	}
	want := []Link{
		{From: 5, Reference: "r1", To: 0, By: "number"},
		{From: 6, Reference: "r1", To: 2, By: "number"},
		{From: 7, Reference: "r2", To: 3, By: "title"},
	}
	got := linksOf(docs)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestURI(t *testing.T) {
	doc := lines([]string{
		"《关于甲的意见》（国办发〔2018〕115号），国务院令第712号，《中华人民共和国民法典》第十条之一第二款，民法典第十条，GB/T 9704-2012，（2021）粤0111民初30063号，十九届四中全会，《乙》第三条至第五条，《丙办法》",
	})
	refs, _ := Find(doc)
	byID := map[string]*schema.Reference{}
	var got []string
	for i := range refs {
		byID[refs[i].ID] = &refs[i]
	}
	for i := range refs {
		var of *schema.Reference
		if refs[i].Of != nil {
			of = byID[*refs[i].Of]
		}
		got = append(got, URI(&refs[i], of))
	}
	want := []string{
		"/akn/cn/doc/国办发-2018-115",
		"/akn/cn/doc/国务院令712",
		"/akn/cn/act/民法典",
		"/akn/cn/act/民法典/~art_10-1__para_2",
		"/akn/cn/act/民法典/~art_10",
		"/akn/cn/standard/GB-T-9704-2012",
		"/akn/cn/judgment/2021-粤0111民初30063",
		"/akn/ontology/event/cn/中国共产党中央委员会-19-全体会议-4",
		"/akn/cn/doc/乙",
		"/akn/cn/doc/乙/~art_3",
		"/akn/cn/doc/丙办法",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// linksOf returns which documents of docs cite which, in the order of docs and of their references, as [Linker] finds
// them.
func linksOf(docs []*schema.Document) []Link {
	l := NewLinker()
	for i, d := range docs {
		l.Add(i, d)
	}
	var links []Link
	for i, d := range docs {
		links = append(links, l.Links(i, d)...)
	}
	return links
}
