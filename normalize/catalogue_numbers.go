package normalize

// numberRules are the rules for numbers, words and what is protected (数字与保护).
var numberRules = []Rule{
	{
		ID: "NUM-1", Clause: "GB/T 15835, 4.1, 4.2.2, 5.3", Action: Keep,
		What:      "digits, separators, 万, 亿, 余 and 多 stay as written; value and unit are read elsewhere",
		Untouched: []string{"30000余人次", "2万余条", "1.8万项", "4.65万元", "投资7000万建设", "3000多名", "1,234.50元"},
	},
	{
		ID: "NUM-2", Clause: "GB/T 9704, 7.3.5.4; GB/T 15835, 5.1.4", Action: Keep,
		What:      "a date stays as issued, in Arabic or Han digits, with or without leading zeros",
		Untouched: []string{"2020年1月17日", "2020.1.17", "2020年01月17日", "二〇二〇年一月十七日", "2016年12月底"},
	},
	{
		ID: "NEV-1", Clause: "档案原则", Action: Keep,
		What:      "words stay, right or wrong",
		Untouched: []string{"有力的推动了", "连续二年", "截止2020年底", "其它方面"},
	},
	{
		ID: "PRT-1", Clause: "–", Action: Keep,
		What: "nothing changes inside a URL, e-mail or IP address, file name, date, time, decimal, number with separators, code, number of a document or standard, Latin sentence or formula",
		Untouched: []string{
			"网址http://www.a.cn/b?c=1,2;d:3(4)", "邮箱a.b-c@d.cn", "地址192.168.1.1:8080", "文件report(1).pdf", "时间2020-01-17 08:30:00", "比例1:2.5",
			"12345政府服务热线", "编号X-12/3.4", "He said: \"No, thanks!\"", "E=mc^2", "C:\\data",
		},
	},
}
