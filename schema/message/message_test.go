package message

import (
	"testing"

	"guiwen/schema"
)

func TestSay(t *testing.T) {
	table := New("# remark\nplain\t合计\ttotal\nvalues\t文件{}载{}件\tdocument {} has {}\n")
	if got := table.Say("plain"); got != "合计" {
		t.Error(got)
	}
	if got := table.Say("values", 3, "12"); got != "文件3载12件" {
		t.Error(got)
	}
	if table.Has("# remark") || table.Has("other") || !table.Has("plain") || table.Rows()["values"].English != "document {} has {}" {
		t.Error(table.Rows())
	}
	defer func() {
		if recover() == nil {
			t.Error("a key that is not there has words")
		}
	}()
	table.Say("other")
}

// TestTerms holds that every value of a closed list has a word, that those which terms.tsv replaces differ, and that what no
// list has stays.
func TestTerms(t *testing.T) {
	own := New(termsTSV).Rows()
	for _, v := range schema.Vocabulary() {
		if Term(v.List, v.Value) == "" {
			t.Errorf("%s %s has no word", v.List, v.Value)
		}
		if row, ok := own[v.List+"."+v.Value]; ok && row.Chinese == v.Chinese {
			t.Errorf("%s %s: terms.tsv says what the vocabulary says", v.List, v.Value)
		}
	}
	if Term("Role", "table") != "表格" || Term("Role", "heading") != "层次标题" || Term("Role", "unheard-of") != "unheard-of" {
		t.Error("words of roles")
	}
}
