package normalize

// structureRules are the rules for the parts of an official document: its number, labels, attachments, title and
// paragraphs (公文要素).
var structureRules = []Rule{
	{
		ID: "DOC-1", Clause: "GB/T 9704, 7.2.5; GB/T 15834, 4.9.3.4", Action: Fix,
		What:  "the year of a document number stands in 〔〕, whatever stood there",
		Names: []string{"docnum.bracket"},
		Passing: []Example{
			{In: "云政发[2020]6号", Out: "云政发〔2020〕6号"}, {In: "云政发［2020］6号", Out: "云政发〔2020〕6号"}, {In: "云政发(2020)6号", Out: "云政发〔2020〕6号"}, {In: "云政发（2020）6号", Out: "云政发〔2020〕6号"}, {In: "云政发【2020】6号", Out: "云政发〔2020〕6号"},
			{In: "云政发〖2020〗6号", Out: "云政发〔2020〕6号"}, {In: "云政发{2020}6号", Out: "云政发〔2020〕6号"}, {In: "云政发〔2020)6号", Out: "云政发〔2020〕6号"}, {In: "云政发〔2020]6号", Out: "云政发〔2020〕6号"}, {In: "(云政办发[2019]25号)精神", Out: "（云政办发〔2019〕25号）精神"},
		},
		Untouched: []string{"云政发〔2020〕6号", "（2021）云0111民初30063号", "小区（2015）3号楼"},
	},
	{
		ID: "DOC-2", Clause: "GB/T 9704, 7.2.5", Action: Fix,
		What:      "there are no blanks inside a document number",
		Names:     []string{"docnum.space"},
		Passing:   []Example{{In: "云法组〔2018〕1 号", Out: "云法组〔2018〕1号"}, {In: "云政发 〔 2009 〕 3 1 号", Out: "云政发〔2009〕31号"}},
		Untouched: []string{"云法组〔2018〕1号"},
	},
	{
		ID: "DOC-3", Clause: "GB/T 9704, 7.2.5", Action: Flag,
		What:    "a document number with 第 or a leading zero stays as issued and is reported",
		Names:   []string{"flag.docnum"},
		Flagged: []string{"云政发〔2020〕第6号", "云政发〔2020〕006号"},
	},
	{
		ID: "DOC-4", Clause: "GB/T 15835, 4.1.2", Action: Keep,
		What:      "numbers of standards, books and orders stay as they are",
		Untouched: []string{"GB/T 9704-2012", "GB/T 15834—2011", "DA/T 46-2009", "ISBN 978-7-02-000000-1", "第175号令"},
	},
	{
		ID: "LBL-1", Clause: "GB/T 9704, 7.3.3; GB/T 15834, B.3.2", Action: Fix,
		What:      "a label of the first level is written 一、",
		Names:     []string{"label.level1", "label.space"},
		Passing:   []Example{{In: "一．基本情况", Out: "一、基本情况"}, {In: "二.主要做法", Out: "二、主要做法"}, {In: "三,存在问题", Out: "三、存在问题"}, {In: "四：下步打算", Out: "四、下步打算"}, {In: "五、 其他", Out: "五、其他"}},
		Untouched: []string{"一、基本情况", "一方面，", "一张清单、一支队伍", "一：二的比例", "三季度，"},
	},
	{
		ID: "LBL-2", Clause: "GB/T 9704, 7.3.3; GB/T 15834, B.3.4", Action: Fix,
		What:      "a label of the second level is written （一）",
		Names:     []string{"label.level2"},
		Passing:   []Example{{In: "(一) 加强管理", Out: "（一）加强管理"}, {In: "㈠加强管理", Out: "（一）加强管理"}, {In: "（一）、加强管理", Out: "（一）加强管理"}, {In: "(二).加强管理", Out: "（二）加强管理"}},
		Untouched: []string{"（一）加强管理", "（一）、（二）项规定", "（一、二年级）"},
	},
	{
		ID: "LBL-3", Clause: "GB/T 9704, 7.3.3; GB/T 15834, B.3.3", Action: Fix,
		What:      "a label of the third level is written 1. without a blank, but one blank stays before a digit",
		Names:     []string{"label.level3"},
		Passing:   []Example{{In: "1、加强领导", Out: "1.加强领导"}, {In: "１．加强领导", Out: "1.加强领导"}, {In: "⒈加强领导", Out: "1.加强领导"}, {In: "1. 加强领导", Out: "1.加强领导"}, {In: "1.　2019年工作", Out: "1. 2019年工作"}, {In: "如下：1、加强领导；2、压实责任", Out: "如下：1.加强领导；2.压实责任"}},
		Untouched: []string{"1.加强领导", "1. 2019年工作", "1、2、3号楼", "1.5万元", "2019.1.17"},
	},
	{
		ID: "LBL-4", Clause: "GB/T 9704, 7.3.3; GB/T 15834, B.3.4", Action: Fix,
		What:      "a label of the fourth level is written （1）; 1) stays and is reported",
		Names:     []string{"label.level4", "flag.label-bracket"},
		Passing:   []Example{{In: "(1)清单", Out: "（1）清单"}, {In: "⑴清单", Out: "（1）清单"}, {In: "(2) GDP核算", Out: "（2）GDP核算"}},
		Untouched: []string{"（1）清单"},
		Flagged:   []string{"1)清单", "2）清单"},
	},
	{
		ID: "LBL-5", Clause: "GB/T 15834, B.3.8", Action: Keep,
		What:      "labels of deeper levels stay",
		Untouched: []string{"①清单", "a.清单", "A.清单"},
	},
	{
		ID: "LBL-6", Clause: "GB/T 15834, B.3.6", Action: Fix,
		What:      "one blank, U+0020, stays behind 第一章 and 第一条",
		Names:     []string{"label.blank"},
		Passing:   []Example{{In: "第一条　为了规范", Out: "第一条 为了规范"}, {In: "第一章　总　　则", Out: "第一章 总则"}},
		Untouched: []string{"第一条 为了规范", "第一条为了规范"},
	},
	{
		ID: "LBL-7", Clause: "GB/T 15834, B.3.1, B.3.7", Action: Keep,
		What:      "一是 and 首先 stay; behind 第一 and 其一 stands ，",
		Passing:   []Example{{In: "第一,加强领导", Out: "第一，加强领导"}},
		Untouched: []string{"一是加强领导；二是压实责任", "首先，加强领导", "一方面，加强领导"},
	},
	{
		ID: "ATT-1", Clause: "GB/T 9704, 7.3.4", Action: Fix,
		What:      "附件 stands without blank inside and with ： behind",
		Names:     []string{"label.attachment"},
		Passing:   []Example{{In: "附 件：1. 2019年统计表", Out: "附件：1. 2019年统计表"}, {In: "附件:统计表", Out: "附件：统计表"}, {In: "附件 1", Out: "附件1"}, {In: "附件：1、统计表", Out: "附件：1.统计表"}},
		Untouched: []string{"附件：1.统计表", "附件1", "附件中列明"},
	},
	{
		ID: "TTL-1", Clause: "GB/T 9704, 7.3.1; GB/T 15834, B.4", Action: Structure, By: "normalize/outline",
		What: "a title has no mark at its end; blanks in it are residue of line breaks (SPC-3)",
	},
	{
		ID: "PARA-1", Clause: "GB/T 9704, 5.2.3", Action: Structure, By: "normalize/layout",
		What: "lines that a page end has split are joined",
	},
	{
		ID: "PARA-2", Clause: "GB/T 9704, 7.3.3", Action: Structure, By: "normalize/outline",
		What: "a heading glued to the sentence before it begins a block of its own",
	},
	{
		ID: "BLR-1", Clause: "–", Action: Structure, By: "normalize/layout",
		What: "what a web site sets round a document is furniture, kept in the edit log",
	},
	{
		ID: "MD-1", Clause: "–", Action: Fix,
		What:      "residue of Markdown goes: ** round bold text, markers at the beginning",
		Names:     []string{"markdown.bold", "markdown.marker"},
		Passing:   []Example{{In: "1. **加强领导，强化保障。**区政府", Out: "1.加强领导，强化保障。区政府"}, {In: "## 一、基本情况", Out: "一、基本情况"}, {In: "- 加强领导", Out: "加强领导"}, {In: "> 加强领导", Out: "加强领导"}, {In: "* 加强领导", Out: "加强领导"}},
		Untouched: []string{"王****", "2**3", "- 1 -", "*注：数据为初步统计", "-5℃", "#1机组"},
	},
	{
		ID: "MD-2", Clause: "–", Action: Fix,
		What:      "emphasis, code and links of Markdown inside a line leave their words; pictures leave nothing",
		Names:     []string{"markdown.emphasis", "markdown.code", "markdown.link"},
		Passing:   []Example{{In: "办理*全年*案件", Out: "办理全年案件"}, {In: "`罚款`18.5万元", Out: "罚款18.5万元"}, {In: "见[附件](http://www.yunzhou.example/a.pdf)。", Out: "见附件。"}, {In: "如图![](a.png)所示", Out: "如图所示"}},
		Untouched: []string{"长3*宽4*高5", "*注：初步统计", "见[附件]（略）", "姓名王*"},
	},
	{
		ID: "MU-1", Clause: "–", Action: Fix,
		What:      "what programs leave of HTML and TeX inside a line is resolved: entities, tags, escapes, formulas; what is raised is written so",
		Names:     []string{"markup.entity", "markup.tag", "markup.escape", "markup.formula"},
		Passing:   []Example{{In: "罚款&yen;18.5万元，占&lt;5%", Out: "罚款¥18.5万元，占<5%"}, {In: "甲&amp;ldquo;放管服&amp;rdquo;", Out: "甲“放管服”"}, {In: "<strong>加强</strong>领导", Out: "加强领导"}, {In: "面积5m<sup>2</sup>", Out: "面积5m²"}, {In: "共118<sup>1</sup>件", Out: "共118¹件"}, {In: "面积$1.2\\times10^{4}$公顷，增$12.5\\%$", Out: "面积1.2×10⁴公顷，增12.5%"}, {In: "罚款\\textbf{18.5}万元", Out: "罚款18.5万元"}, {In: "学习\\u3002", Out: "学习。"}},
		Untouched: []string{"A&B公司", "<b>", "当x<5且y>3时", "5$和6$", "县<市>区"},
	},
}
