package normalize

// spaceRules are the rules for blanks (空白).
var spaceRules = []Rule{
	{
		ID: "SPC-1", Clause: "GB/T 15834 and 15835, examples", Action: Fix,
		What:  "no blank stands between Han characters and digits or Latin letters, nor between a number and its unit",
		Names: []string{"space.han-digit", "space.han-latin", "space.number-unit", "space.number"},
		Passing: []Example{
			{In: "2019 年政府工作报告", Out: "2019年政府工作报告"}, {In: "会议 2 次专门", Out: "会议2次专门"}, {In: "标的额达 2.25 亿元", Out: "标的额达2.25亿元"}, {In: "1000 多册", Out: "1000多册"}, {In: "成功率 100 %。", Out: "成功率100%。"},
			{In: "推广 APP 应用", Out: "推广APP应用"}, {In: "全长25 km，", Out: "全长25km，"}, {In: "气温25 ℃ 以下", Out: "气温25℃以下"}, {In: "2 0 2 0 年 1 2 月", Out: "2020年12月"}, {In: "云政发〔2 0 2 1〕1 5 号", Out: "云政发〔2021〕15号"}, {In: "气温25 °C以上", Out: "气温25°C以上"}, {In: "面积500 m2以上", Out: "面积500m2以上"},
		},
		Untouched: []string{"2019年政府工作报告", "GB/T 9704", "Windows 10", "抽中1 2 3"},
	},
	{
		ID: "SPC-2", Clause: "GB/T 15834, 5.1", Action: Fix,
		What:      "no blank stands beside a Chinese mark or bracket",
		Names:     []string{"space.punctuation"},
		Passing:   []Example{{In: "全市 ，各县 （市、区）", Out: "全市，各县（市、区）"}, {In: "印发 《办法》 。", Out: "印发《办法》。"}},
		Untouched: []string{"全市，各县（市、区）", "— 1 —", "a — b"},
	},
	{
		ID: "SPC-3", Clause: "–", Action: Flag,
		What:  "a blank between Han characters stays, one U+0020, and is reported; in titles, letter-spaced lines and aligned names it goes",
		Names: []string{"flag.han-space", "space.title", "space.name", "space.spread"},
		Passing: []Example{
			{In: "法治政府建设 工作报告", Out: "法治政府建设工作报告", Context: Context{Title: true}}, {In: "张　三", Out: "张三", Context: Context{NameField: true}}, {In: "合 计", Out: "合计", Context: Context{Cell: true}},
			{In: "签发人：张 三", Out: "签发人：张三"}, {In: "目　　录", Out: "目录"}, {In: "云 州 市 人 民 政 府", Out: "云州市人民政府"}, {In: "索 引 号：", Out: "索引号："},
			{In: "全 年 办 理 案 件 3 6 件 ， 罚 款 1 2 万 元 。", Out: "全年办理案件36件，罚款12万元。"},
		},
		Untouched: []string{"签发人：张三 李四"},
		Flagged:   []string{"2011年11月17日 云州市会议通过", "张三 李四", "一 二 三 四 五 六 日", "签发人：张 三 李 四"},
	},
	{
		ID: "SPC-4", Clause: "GB/T 15834, 4.13.3.1 b", Action: Fix,
		What:      "between digits and between Latin words one U+0020 stays",
		Names:     []string{"space.single"},
		Passing:   []Example{{In: "Hello   world", Out: "Hello world"}, {In: "0319-3288986　13503393939", Out: "0319-3288986 13503393939"}},
		Untouched: []string{"0319-3288986 13503393939", "Hello world"},
	},
	{
		ID: "SPC-5", Clause: "clreq", Action: Fix,
		What:      "blanks of every width are treated alike; at the beginning and end of a paragraph they go",
		Names:     []string{"space.indent", "space.trailing"},
		Passing:   []Example{{In: "　　各县人民政府：", Out: "各县人民政府："}, {In: "2019\u00a0年\u2003全市\t", Out: "2019年 全市"}},
		Untouched: []string{"各县人民政府："},
	},
	{
		ID: "SPC-6", Clause: "–", Action: Fix,
		What:    "profile web only: one U+0020 between Han characters and Latin words or numbers, as web writers want it",
		Names:   []string{"space.inserted"},
		Profile: "web",
		Passing: []Example{
			{In: "采用PDF格式", Out: "采用 PDF 格式"}, {In: "2019年1月受理案件120件，占12.5%以上", Out: "2019 年 1 月受理案件 120 件，占 12.5% 以上"},
			{In: "见https://example.org/a.html，", Out: "见 https://example.org/a.html，"}, {In: "依据GB/T 9704—2012标准", Out: "依据 GB/T 9704—2012 标准"},
		},
		Untouched: []string{
			"采用 PDF 格式", "“APP”、《2019》和（ABC）", "云政发〔2020〕6号", "详见 https://example.org/公告2020.html附件", "Read the 公文 of the county", "气温 25℃以上",
		},
	},
	{
		ID: "SPC-7", Clause: "–", Action: Keep,
		What:      "the blank behind an address of the web or of mail stays: without it, Han characters that follow would seem to belong to the address",
		Untouched: []string{"详见https://example.org/公告.html 附件", "网址www.example.org 电话", "邮箱lianxi@example.org 收件人"},
	},
}
