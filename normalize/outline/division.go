package outline

import "strings"

// place tells the administrative level of an authority from its name and, where the name matches one place
// only, the division code of that place (GB/T 2260). Both are nil where unknown.
func place(name string) (level, code *string) {
	set := func(s string) *string { return &s }
	switch {
	case strings.HasPrefix(name, "国务院") || strings.HasPrefix(name, "中华人民共和国") || strings.HasPrefix(name, "全国人民代表大会") || strings.HasPrefix(name, "最高人民"):
		return set("国家"), nil
	}
	i := strings.LastIndex(name, "人民政府")
	if i <= 0 {
		return nil, nil
	}
	for _, l := range []struct{ end, level string }{
		{"自治区", "省"}, {"省", "省"}, {"自治州", "州"}, {"州", "州"}, {"盟", "盟"}, {"自治县", "县"}, {"县", "县"}, {"旗", "旗"}, {"市", "市"}, {"区", "区"}, {"乡", "乡"}, {"镇", "镇"}, {"街道", "街道"},
	} {
		if strings.HasSuffix(name[:i], l.end) {
			return set(l.level), nil
		}
	}
	return nil, nil
}
