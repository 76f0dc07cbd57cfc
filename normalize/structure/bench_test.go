package structure

import (
	"testing"

	"guiwen/schema/benchtest"
)

// BenchmarkZones searches the masthead of a notice and the end of a report.
func BenchmarkZones(b *testing.B) {
	lines := []Row{{Text: "云州市人民政府办公室文件"}, {Text: "云政办发〔2021〕14号"}, {Text: "云州市人民政府办公室关于召开全市防汛工作会议的通知"},
		{Text: "各县（区）人民政府，市政府各部门："}, {Text: "经研究，定于3月9日召开全市防汛工作会议，部署今年防汛抗旱各项工作。现将有关事项通知如下，请认真贯彻执行，确保会议取得实效。"},
		{Text: "各县（区）人民政府要高度重视，由分管负责同志带队参会，会前做好汇报材料准备工作，会后抓好会议精神的贯彻落实。"},
		{Text: "附件：1.参会回执"}, {Text: "2.座位安排"}, {Text: "云州市人民政府办公室"}, {Text: "2021年3月3日"}, {Text: "（此件不公开发布）"},
		{Text: "抄送：市委各部门，市人大常委会办公室，市政协办公室。"}, {Text: "云州市人民政府办公室　2021年3月3日印发"}}
	size := 0
	for _, l := range lines {
		size += len(l.Text)
	}
	b.ReportAllocs()
	m := benchtest.Start(b)
	for b.Loop() {
		Zones(lines, nil)
	}
	m.Bytes(size)
}
