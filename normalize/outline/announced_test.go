package outline

import (
	"slices"
	"strings"
	"testing"

	"guiwen/normalize/structure"
)

// TestAnnounced finds the texts that a document without line ends announces; | stands where a piece begins or ends.
func TestAnnounced(t *testing.T) {
	for _, want := range []string{
		"现将有关事项通知如下。|附件：1.工作方案细则|2.责任分工清单|云州市教育局2022年8月20日|附件1|工作方案细则|为做好工作，制定本方案。|附件2|责任分工清单|一、市教育局牵头。",
		"请遵照执行。|附件：云州市学生资助资金管理办法|云州市财政局2022年6月30日|附件|云州市学生资助资金管理办法|第一条为规范管理，制定本办法。",
		"《云州市停车管理办法》已经审议通过，现予公布。市长李明远2023年5月20日|云州市停车管理办法|第一章总则第一条为了加强停车管理，制定本办法。",
		"现将《云州市城市更新行动方案》印发给你们。云州市人民政府2022年4月8日（此件公开发布）|云州市城市更新行动方案|为推进城市更新，制定本方案。",
		"《云州市户外广告管理办法》根据本决定重新公布。|云州市户外广告管理办法|（2016年4月12日公布根据2023年6月1日的决定修订）|第一条为了规范管理，制定本办法。",
		"按照《云州市停车管理办法》执行。2023年5月20日前，云州市停车管理办法宣传活动要办好。",  // a title in a sentence
		"请将报名表（附件2）报市教育局。附件：1.实施方案2.报名表云州市教育局2022年8月20日", // none of them follows
	} {
		s := strings.ReplaceAll(want, "|", "")
		cuts := map[int]bool{}
		for _, a := range announcedIn(s) {
			cuts[a.from], cuts[a.to] = true, true
		}
		var b strings.Builder
		for i, r := range s {
			if cuts[i] {
				b.WriteByte('|')
			}
			b.WriteRune(r)
		}
		if got := b.String(); got != want {
			t.Errorf("\n%s, want\n%s", got, want)
		}
	}
}

// TestAnnouncedOrder holds that what is announced comes in order and without overlap, however often a title is said.
func TestAnnouncedOrder(t *testing.T) {
	s := strings.Repeat("现将《云州市城市更新方案》印发给你们。附件：1.甲乙丙丁2.戊己庚辛2022年4月8日附件1甲乙丙丁附件2戊己庚辛2022年4月8日云州市城市更新方案", 3)
	end := 0
	for _, a := range announcedIn(s) {
		if a.from < end || a.to <= a.from {
			t.Fatalf("%q at %d to %d behind %d", s[a.from:a.to], a.from, a.to, end)
		}
		end = a.to
	}
	if !slices.ContainsFunc(announcedIn(s), func(a announced) bool { return a.element == structure.Title }) {
		t.Error("no title was found")
	}
}
