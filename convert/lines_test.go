package convert_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"guiwen/convert"
	"guiwen/normalize/source"
)

// pieces are lines, and beginnings and ends of lines, that stages ask for by name: numbers, marks, labels, and characters
// that normalization takes away, so that nothing may be left of a paragraph.
var pieces = []string{
	"", " ", "　", "\u202e", "\u2066", "\u00ad", "\u200b", "\x01", "\ufeff", "\ufffd", "\ue000", "\f", "\r", "\t",
	"#", "##", "# ", "**", "*", "- ", "> ", "|", "|---|", "``", "---", "===", "— 1 —", "-1-", "第1页 共3页",
	"一、", "二、", "（一）", "(二)", "1.", "1、", "（1）", "①", "一是", "第一章", "第二章　总则", "第一条", "第二条　", "附件1", "附件：", "附件：1.办法",
	"云州市人民政府文件", "云政发〔2021〕3号", "〔2021〕", "签发人：王一川", "云州市人民政府关于加强防汛工作的通知", "关于", "的通知",
	"各县人民政府：", "：", "现将有关情况报告如下：", "特此通知。", "云州市人民政府", "2021年2月30日", "二〇二一年三月三日", "（此件公开发布）",
	"抄送：市委办公室。", "印发", "索引号：", "发文字号：", "《", "》", "《办法》", "以下简称《", "“", "”", "（", "）", "，", "。", "；", "、", "…", "—",
	"1,", "200份", "35万元", "％", "全市共受理118件，其中", "118¹件", "30", "同比增长", "分别为", "指标\t数值\t单位", "合计\t12\t件", "总　　则",
}

// document makes lines of pieces: a byte chooses a piece, the highest ends the line.
func document(choice []byte) string {
	var b strings.Builder
	for _, c := range choice {
		if n := int(c); n < 2*len(pieces) {
			b.WriteString(pieces[n%len(pieces)])
			if n < len(pieces) {
				continue
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// FuzzLines holds that a document of whatever lines is converted: no stage fails on lines that another stage leaves empty
// or cuts.
func FuzzLines(f *testing.F) {
	c, err := convert.New(convert.Options{})
	if err != nil {
		f.Fatal(err)
	}
	line := byte(len(pieces))
	for i := range pieces {
		f.Add([]byte{3 + line, byte(i)})
		f.Add([]byte{29 + line, byte(i) + line, 3 + line, 14, byte(i) + line, 30 + line})
	}
	f.Fuzz(func(t *testing.T, choice []byte) {
		if len(choice) > 300 {
			return
		}
		text := document(choice)
		_, err := c.Convert(context.Background(), source.Input{Name: "lines.txt", Data: []byte(text)})
		var coded *source.Error
		if err != nil && (!errors.As(err, &coded) || coded.Code == source.ReaderCrash) {
			t.Errorf("%q: %v", text, err)
		}
	})
}
