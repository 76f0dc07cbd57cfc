package statistics

import (
	"testing"

	"guiwen/normalize/lex"
)

// TestNumbers reads numbers in Arabic and Han numerals: exact values, and how far each reaches.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ text, number, value string }{
		{"2.25亿元", "2.25亿", "225000000"},
		{"0.07亿元", "0.07亿", "7000000"},
		{"1.1万件", "1.1万", "11000"},
		{"1,234,567元", "1,234,567", "1234567"},
		{"1,23", "1", "1"},
		{"1亿2000万元", "1亿2000万", "120000000"},
		{"3万5000元", "3万5000", "35000"},
		{"10余万人", "10余万", "100000"},
		{"2万余条", "2万余", "20000"},
		{"3000多名", "3000多", "3000"},
		{"10万亿元", "10万亿", "10000000000000"},
		{"5百件", "5百", "500"},
		{"5千瓦", "5", "5"},
		{"1.7百分点", "1.7", "1.7"},
		{"１２．５％", "１２．５", "12.5"},
		{"92.80%", "92.80", "92.8"},
		{"007", "007", "7"},
		{"999999999999999", "999999999999999", "999999999999999"},
		{"9999999999999999", "", ""},
		{"999999999999万", "", ""},
	} {
		n, ok := numberAt(c.text, 0)
		if ok != (c.number != "") {
			t.Errorf("%s: read %v", c.text, ok)
			continue
		}
		if ok && (c.text[:n.end] != c.number || n.value.String() != c.value) {
			t.Errorf("%s: read %q as %s, want %q as %s", c.text, c.text[:n.end], n.value, c.number, c.value)
		}
	}
	for _, c := range []struct{ text, number, value string }{
		{"二百三十件", "二百三十", "230"},
		{"两万", "两万", "20000"},
		{"十二个", "十二", "12"},
		{"一百零三", "一百零三", "103"},
		{"一千一百万", "一千一百万", "11000000"},
		{"两亿三千万元", "两亿三千万", "230000000"},
		{"九十二点八", "九十二点八", "92.8"},
		{"零点五", "零点五", "0.5"},
		{"二十余万", "二十余万", "200000"},
		{"五千余人", "五千余", "5000"},
		{"一点意见", "一", "1"},
	} {
		n, ok := numberAt(c.text, 0)
		if !ok || c.text[:n.end] != c.number || n.value.String() != c.value {
			t.Errorf("%s: read %q as %s (%v), want %q as %s", c.text, c.text[:n.end], n.value, ok, c.number, c.value)
		}
	}
}

// TestDates reads dates, spans and times; the remainder is not theirs.
func TestDates(t *testing.T) {
	for _, c := range []struct{ text, date, reason string }{
		{"2019年6月20日召开", "2019年6月20日", reasonDate},
		{"2019年度的", "2019年度", reasonDate},
		{"2017—2020年实施", "2017—2020年", reasonDate},
		{"2016-2020年", "2016-2020年", reasonDate},
		{"2017年3月至9月，", "2017年3月至9月", reasonDate},
		{"2022年1—11月", "2022年1—11月", reasonDate},
		{"1-11月份", "1-11月份", reasonDate},
		{"6月12日至26日", "6月12日至26日", reasonDate},
		{"2019年至2021年", "2019年至2021年", reasonDate},
		{"2022-06-20 09:30", "2022-06-20 09:30", reasonDate},
		{"2022/6/20", "2022/6/20", reasonDate},
		{"2016年12月底", "2016年12月底", reasonDate},
		{"26日下午", "26日", reasonDate},
		{"90年代", "90年代", reasonDate},
		{"08年", "08年", reasonDate},
		{"9时30分", "9时30分", reasonTime},
		{"8：30", "8：30", reasonTime},
		{"8：30—17：30", "8：30—17：30", reasonTime},
		{"15日内", "", ""},
		{"2019件", "", ""},
		{"13月", "", ""},
		{"5年", "", ""},
		{"2.06：1", "", ""},
		{"3：2", "", ""},
		{"24时间", "", ""},
	} {
		end, reason := date(c.text, 0)
		if c.text[:end] != c.date || end > 0 && reason != c.reason {
			t.Errorf("%s: read %q as %s, want %q as %s", c.text, c.text[:end], reason, c.date, c.reason)
		}
	}
}

// TestUnits takes the longest unit and leaves words that only begin like one.
func TestUnits(t *testing.T) {
	for _, c := range []struct{ text, unit string }{
		{"个工作日内", "个工作日"}, {"个百分点", "百分点"}, {"个月", "个月"}, {"个县", "个"}, {"件次", "件次"}, {"人次", "人次"},
		{"部法规", "部"}, {"部门", ""}, {"处场所", "处"}, {"处罚", ""}, {"家单位", "家"}, {"家庭", ""}, {"条例", ""}, {"项目", "项"}, {"户籍", ""},
		{"名称", ""}, {"名副县长", "名"}, {"年度", ""}, {"分钟", "分钟"}, {"分别", ""}, {"千瓦时", "千瓦时"}, {"％", "%"}, {"万", ""}, {"亩", "亩"}, {"平方公里", "平方公里"}, {"GB", "GB"}, {"GBs", ""},
	} {
		u, _ := lex.UnitAt(c.text)
		if got := func() string {
			if u == nil {
				return ""
			}
			return u.Name
		}(); got != c.unit {
			t.Errorf("%s: unit %q, want %q", c.text, got, c.unit)
		}
	}
}
