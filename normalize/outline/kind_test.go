package outline

import "testing"

// TestKinds holds that the title tells the kind of each of the fifteen official documents, and which way it goes.
func TestKinds(t *testing.T) {
	for _, c := range []struct{ title, kind, direction string }{
		{"云州市人民代表大会关于批准2021年预算的决议", "决议", "下行文"},
		{"云州市人民政府关于表彰先进集体的决定", "决定", "下行文"},
		{"云州市人民政府关于森林防火的命令", "命令", "下行文"},
		{"云州市第十届委员会第三次全体会议公报", "公报", ""},
		{"云州市人民政府关于启用新印章的公告", "公告", ""},
		{"云州市人民政府关于禁止燃放烟花爆竹的通告", "通告", ""},
		{"云州市人民政府关于加快发展养老服务的意见", "意见", ""},
		{"云州市人民政府关于做好防汛工作的通知", "通知", "下行文"},
		{"云州市人民政府关于2020年政务公开考核结果的通报", "通报", "下行文"},
		{"云州市人民政府关于2020年法治政府建设情况的报告", "报告", "上行文"},
		{"云州市人民政府关于调整行政区划的请示", "请示", "上行文"},
		{"云州市人民政府关于同意设立开发区的批复", "批复", "下行文"},
		{"云州市人民政府关于提请审议条例草案的议案", "议案", "上行文"},
		{"云州市人民政府办公室关于商请支持项目的函", "函", "平行文"},
		{"云州市人民政府第五十次常务会议纪要", "纪要", ""},
		{"云州市数据管理办法（试行）", "办法", ""},
	} {
		doc, _ := built("x.txt", c.title+"\n经研究，现将有关事项说明如下，请各单位认真贯彻执行。\n一、总体情况\n各项工作进展顺利。\n")
		m := doc.Metadata
		direction := ""
		if m.Direction != nil {
			direction = *m.Direction
		}
		if m.DocumentType == nil || *m.DocumentType != c.kind || direction != c.direction {
			t.Errorf("%s: %v %q, want %s %q", c.title, m.DocumentType, direction, c.kind, c.direction)
		}
	}
}

// TestYears holds that the reporting year is taken where the document says which it is, and left open elsewhere.
func TestYears(t *testing.T) {
	for _, c := range []struct {
		raw  string
		want int
	}{
		{"云州市人民政府关于2020年度法治政府建设情况的报告\n各项工作取得进展，现将情况报告如下。\n", 2020},
		{"云州市司法局关于报送2019年度工作总结的函\n市政府：\n现将总结随函报送，请予审阅。\n", 2019},
		{"市政府：\n现将我局2018年度法治政府建设工作情况报告如下。\n一、主要工作\n全年检查单位1865家次。\n", 2018},
		{"政府工作报告\n——2023年1月9日在云州市第十八届人民代表大会第三次会议上\n各位代表：\n现在，我代表市人民政府报告工作，请予审议。\n一、2022年工作回顾\n过去一年成绩显著。\n", 2022},
		{"云州市人民政府关于印发云州市法治政府建设工作要点（2021—2025年）的通知\n各县人民政府：\n现印发给你们，请认真贯彻执行。\n", 0},
		{"云州市人民政府关于2020年春节放假安排的通知\n各县人民政府：\n现将有关事项通知如下，请遵照执行。\n", 0},
	} {
		doc, _ := built("x.txt", c.raw)
		got := 0
		if y := doc.Metadata.ReportingYear; y != nil {
			got = *y
		}
		if got != c.want {
			t.Errorf("%q: %d, want %d", c.raw, got, c.want)
		}
	}
}
