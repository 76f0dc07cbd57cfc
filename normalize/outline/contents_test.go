package outline

import (
	"strings"
	"testing"

	"guiwen/normalize/layout"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// parted is what a reader saw: a part a line, with its kind.
func parted(lines ...any) *source.Document {
	var text strings.Builder
	seen := &source.Document{}
	for i := 0; i < len(lines); i += 2 {
		p := source.Part{Kind: lines[i].(source.Kind), Start: text.Len()}
		text.WriteString(lines[i+1].(string))
		p.End = text.Len()
		text.WriteByte('\n')
		seen.Parts = append(seen.Parts, p)
	}
	seen.Text = text.String()
	return seen
}

func blocksOf(seen *source.Document) []schema.Block {
	doc, _ := Build(Input{Text: layout.Paragraphs(seen), Seen: seen})
	return doc.Blocks
}

// TestStatedContents holds that lines that the format calls contents are no headings, that the line 目录 above them is one
// of them, and that the headings which say the same are headings.
func TestStatedContents(t *testing.T) {
	got := blocksOf(parted(
		source.Paragraph, "云州市人民政府关于法治建设情况的报告", source.Paragraph, "目录",
		source.Contents, "一、主要做法\t2", source.Contents, "二、存在问题\t5",
		source.Heading, "一、主要做法", source.Paragraph, "全年召开会议12次，成效明显。",
		source.Heading, "二、存在问题", source.Paragraph, "仍有差距，需要努力。",
	))
	var list []string
	for _, b := range got {
		list = append(list, string(b.Role)+" "+b.Text)
	}
	want := "title 云州市人民政府关于法治建设情况的报告|contents 目录|contents 一、主要做法\t2|contents 二、存在问题\t5|" +
		"heading 一、主要做法|paragraph 全年召开会议12次，成效明显。|heading 二、存在问题|paragraph 仍有差距，需要努力。"
	if s := strings.Join(list, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
