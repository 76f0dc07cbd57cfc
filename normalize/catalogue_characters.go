package normalize

// characterRules are the rules for encodings and single characters (编码与字符).
var characterRules = []Rule{
	{
		ID: "ENC-1", Clause: "GB 18030", Action: Fix, By: "convert/text",
		What: "bytes are read as UTF-8 if they are, else by their byte order mark, else as GB 18030",
	},
	{
		ID: "ENC-2", Clause: "–", Action: Fix,
		What:      "line ends of every kind become line feeds; other control characters go",
		Names:     []string{"line.end", "char.control"},
		Passing:   []Example{{In: "第一行\r\n第二行\r第三行\u2028第四行\v第五行\f第六行", Out: "第一行\n第二行\n第三行\n第四行\n第五行\n第六行"}, {In: "正\x00文\x7f\u0085", Out: "正文"}},
		Untouched: []string{"第一行\n\n第二行\n"},
	},
	{
		ID: "CHR-1", Clause: "UCD, EquivalentUnifiedIdeograph", Action: Fix,
		What:      "Kangxi radicals become the ideographs they look like, in a text in simplified characters their simplified forms",
		Names:     []string{"char.kangxi"},
		Passing:   []Example{{In: "⼾籍⼈⼝", Out: "户籍人口"}, {In: "⾭年⻓者⾒义勇为", Out: "青年长者见义勇为"}, {In: "國會⾨⾧與⾞", Out: "國會門長與車"}},
		Untouched: []string{"戶籍", "户籍"},
	},
	{
		ID: "CHR-2", Clause: "UCD, EquivalentUnifiedIdeograph", Action: Fix,
		What:      "CJK radicals of the supplement become the ideographs they look like",
		Names:     []string{"char.radical"},
		Passing:   []Example{{In: "⺠⽣⻓效", Out: "民生长效"}, {In: "⻅⻚⻛⻋", Out: "见页风车"}},
		Untouched: []string{"⺀", "民生长效"},
	},
	{
		ID: "CHR-3", Clause: "UCD, canonical singletons", Action: Fix,
		What:      "compatibility ideographs become the unified ones, except the twelve that are unified themselves",
		Names:     []string{"char.compatibility"},
		Passing:   []Example{{In: "\uf900\uf905\U0002f800", Out: "豈串丽"}},
		Untouched: []string{"﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"},
	},
	{
		ID: "CHR-4", Clause: "GB 18030-2022", Action: Fix,
		What:      "private-use characters of GBK become the characters that GB 18030 gives them now; all others stay and are reported",
		Names:     []string{"char.private-use", "flag.private-use"},
		Passing:   []Example{{In: "\ue816\ue81e", Out: "𠂇龴"}, {In: "甲\ue78d乙", Out: "甲，乙"}},
		Untouched: []string{"\ue766"},
		Flagged:   []string{"甲\ue000乙", "\U000f0000"},
	},
	{
		ID: "CHR-5", Clause: "GB/T 15835, 5.1.7.1", Action: Fix,
		What:      "full-width letters and digits become half-width",
		Names:     []string{"width.alphanumeric"},
		Passing:   []Example{{In: "１２３４５件", Out: "12345件"}, {In: "ＧＤＰ增长", Out: "GDP增长"}},
		Untouched: []string{"12345件"},
	},
	{
		ID: "CHR-6", Clause: "GB/T 15835, 5.1.2, 4.1.1", Action: Fix,
		What:      "full-width signs beside letters and digits become half-width; between Han characters they stay",
		Names:     []string{"width.sign"},
		Passing:   []Example{{In: "１．５万元", Out: "1.5万元"}, {In: "上午８：３０", Out: "上午8:30"}, {In: "ＧＢ／Ｔ", Out: "GB/T"}, {In: "Ａ＋Ｂ", Out: "A+B"}, {In: "零下－5℃", Out: "零下-5℃"}},
		Untouched: []string{"互联网＋政务", "和／或", "按1：2配套"},
	},
	{
		ID: "CHR-7", Clause: "GB/T 15834, B.3.8", Action: Keep,
		What:      "enclosed numbers, units and signs that are one character stay",
		Untouched: []string{"①加强领导", "见⑴和⒈", "面积50㎡，5㎞，20℃，3‰，№5，½，2²，×÷≥"},
	},
	{
		ID: "CHR-8", Clause: "Unicode", Action: Fix,
		What:      "invisible characters go: zero-width ones, soft hyphens, byte order marks, direction marks, and variation selectors behind Han characters",
		Names:     []string{"char.invisible"},
		Passing:   []Example{{In: "\ufeff云\u200b州\u00ad市\u200e", Out: "云州市"}, {In: "办\ufe00法", Out: "办法"}},
		Untouched: []string{"葛\U000e0100城", "👨\u200d👩", "❤\ufe0f"},
	},
	{
		ID: "CHR-9", Clause: "GB/T 15835, 5.2.5", Action: Fix,
		What:      "a zero in a date in Han digits is 〇",
		Names:     []string{"char.zero"},
		Passing:   []Example{{In: "二○二○年", Out: "二〇二〇年"}, {In: "二OO八年三月", Out: "二〇〇八年三月"}, {In: "一九九0年", Out: "一九九〇年"}, {In: "二零二零年十月二○日", Out: "二〇二〇年十月二〇日"}},
		Untouched: []string{"二〇二〇年", "一百零三年", "第一百○五条", "零售", "○○八", "二零一医院"},
	},
	{
		ID: "CHR-10", Clause: "GB/T 15834, 5.1", Action: Fix,
		What:      "vertical, small and half-width forms of marks and katakana become the horizontal full-width ones",
		Names:     []string{"char.vertical-form", "char.half-form"},
		Passing:   []Example{{In: "云政发﹝2021﹞5号", Out: "云政发〔2021〕5号"}, {In: "︵试行︶", Out: "（试行）"}, {In: "甲﹐乙﹔丙", Out: "甲，乙；丙"}, {In: "甲､乙｡", Out: "甲、乙。"}, {In: "ｶﾞｲﾄﾞﾊﾟｽ", Out: "ガイドパス"}},
		Untouched: []string{"（试行），甲；乙"},
	},
}
