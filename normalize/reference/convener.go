package reference

import "strings"

// convener returns the body that the text says convened the meeting at byte at: 市政府召开第63次常务会议.
func convener(s string, at, floor int) string {
	for _, w := range [...]string{"召开了", "召开", "举行", "组织召开", "主持召开"} {
		if hasSuffixAt(s, at, w) && at-len(w) >= floor {
			end := at - len(w)
			if start, names := bodiesBefore(s, end, floor); len(names) == 1 && !isGeneric(names[0]) {
				return withoutBlanks(s[start:end])
			}
		}
	}
	return ""
}

// meetingBodyBefore returns where the body begins that ends at byte end, in front of an ordinal.
func meetingBodyBefore(s string, end, floor int) int {
	at := skipBlanksBack(s, end)
	// 市政府2019年第3次: the year belongs to the name only behind a body.
	if hasSuffixAt(s, at, "年度") {
		at -= len("度")
	}
	if hasSuffixAt(s, at, "年") {
		n, ok := readNumeralBack(s, at-len("年"))
		start := n.start
		if !ok || start < floor || hasSuffixAt(s, skipBlanksBack(s, start), "年") {
			return end
		}
		if left := meetingBodyBefore(s, start, floor); left < start {
			return left
		}
		return end
	}
	var buf runBuffer
	r := buf.before(s, at, floor)
	if r.size() == 0 {
		return end
	}
	from, anchored := r.cutName()
	if k := r.knownBody(); k >= 0 {
		if first, _ := r.char(k); k <= from || !anchored || !isLevel(first) || !r.place(from, k) {
			from = k
		}
	} else if !anchored {
		return end
	} else if last := r.size() - 1; last > from { // 办理县十七届…
		if level, _ := r.char(last); isLevel(level) && !r.place(from, last) {
			from = last
		}
	}
	if hasPrefixAt(s, r.at[from], "届") { // 第13届: the run stopped at its digits
		if n, ok := readNumeralBack(s, r.at[from]); ok && n.start >= floor {
			start := n.start
			if hasSuffixAt(s, start, "第") {
				start -= len("第")
			}
			return meetingBodyBefore(s, max(start, floor), floor)
		}
	}
	name := r.slice(from, r.size())
	if !r.meets(from, name) {
		return end
	}
	return r.at[from]
}

// meets reports whether name, which begins at character from of the run, can hold numbered meetings.
func (r run) meets(from int, name string) bool {
	switch name {
	case "省", "市", "县", "区", "州", "自治区", "自治州", "镇", "乡", "党", "全国", "全省", "全市", "全县", "全区", "我省", "我市", "我县", "我区", "国务院", party, "中共":
		return true
	}
	n := r.size()
	if n-from < 2 {
		return false
	}
	last, _ := r.char(n - 1)
	if strings.ContainsRune("省市县区州", last) && n-from <= 10 { // 中共随州市第五次代表大会
		return true
	}
	if last == '届' {
		return true
	}
	return r.endsAsBody()
}

// withoutYear takes the year off the end of a body's name: 市政府2019年.
func withoutYear(body string) string {
	if head, ok := strings.CutSuffix(strings.TrimSuffix(body, "度"), "年"); ok {
		if n, ok := readNumeralBack(head, len(head)); ok {
			return head[:n.start]
		}
	}
	return body
}

// withoutTerm takes 第十三届 out of a body's name.
func withoutTerm(body string) (string, int) {
	i := strings.Index(body, "届")
	if i < 0 {
		return body, 0
	}
	if head, ok := strings.CutSuffix(body[:i], "首"); ok {
		return head + body[i+len("届"):], 1
	}
	n, ok := readNumeralBack(body, i)
	if !ok {
		return body, 0
	}
	head, rest := strings.TrimSuffix(body[:n.start], "第"), body[i+len("届"):]
	if strings.HasSuffix(head, rest) { // 云州仲裁委员会第一届委员会
		rest = ""
	}
	return head + rest, n.value
}
