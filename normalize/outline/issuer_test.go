package outline

import (
	"strings"
	"testing"
)

// TestIssuers holds who issues a document that names several bodies, or says only the place.
func TestIssuers(t *testing.T) {
	signed := func(by string) string {
		return "关于开展联合检查的通知\n\n各县人民政府：\n\n　　为做好安全生产工作，现将有关事项通知如下。请认真贯彻执行。\n\n　　　　　　　　" + by + "\n　　　　　　　　2021年3月4日\n"
	}
	report := func(place string) string {
		return place + "2020年度法治政府建设情况报告\n\n　　2020年，" + place + "认真落实各项工作，成效明显。\n\n一、主要工作\n\n　　全年检查35次。\n"
	}
	for _, c := range []struct{ text, want string }{
		{signed("云州市教育局、公安局、市场监督管理局"), "云州市教育局 云州市公安局 云州市市场监督管理局"},
		{signed("中共云岭县委、云岭县人民政府"), "中共云岭县委 云岭县人民政府"},
		{signed("云岭县委、县政府"), "中共云岭县委 云岭县人民政府"},
		{signed("云州市应急管理局等三部门"), "云州市应急管理局"},
		{signed("云州市住房和城乡建设局（人防办）"), "云州市住房和城乡建设局"},
		{signed("中国农业银行云州市分行"), "中国农业银行云州市分行"},
		{signed("云岭县公安局、国家税务总局云岭县税务局"), "云岭县公安局 国家税务总局云岭县税务局"},
		{report("云林盟"), "云林盟行政公署"},
		{report("临江县"), "临江县人民政府"},
	} {
		doc, _ := built("x.txt", c.text)
		var got []string
		for _, i := range doc.Metadata.Issuers {
			got = append(got, i.Name)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.text, got, c.want)
		}
	}
}
