package structure

import (
	"os"
	"strings"
	"testing"
)

// names are the elements as the tables of tests call them.
var elementNames = map[string]Element{
	"copyNumber": CopyNumber, "classification": Secrecy, "urgency": Urgency, "letterhead": Letterhead, "document-number": Number, "register": Register,
	"signatory": Signatory, "title": Title, "subtitle": Subtitle, "speaker": Speaker, "addressee": Addressee, "body": Body, "closing": Closing,
	"contact": Contact, "attachment-list": AttachmentNote, "present": Attendance, "signature": Signature, "signer": Signer, "date": Date, "note": Note,
	"credit": Credit, "annex": Annex, "copies": Copies, "printing": Printing, "openness": Openness, "handling": Handling, "metadata-line": Field,
}

func nameOf(e Element) string {
	for n, k := range elementNames {
		if k == e {
			return n
		}
	}
	return "?"
}

// spelled gives zones as a line of a table does, without the body.
func spelled(lines []Row, zones []Zone) string {
	var out []string
	for _, z := range zones {
		if z.Element != Body {
			out = append(out, nameOf(z.Element)+"="+between(lines, z.From, z.To))
		}
	}
	return strings.Join(out, " ‖ ")
}

func between(lines []Row, from, to Point) string {
	var b strings.Builder
	for k := from.Line; k <= to.Line && k < len(lines); k++ {
		s := lines[k].Text
		end, at := len(s), 0
		if k == to.Line {
			end = min(end, to.Offset)
		}
		if k == from.Line {
			at = from.Offset
		}
		b.WriteString(s[at:end])
	}
	return b.String()
}

// TestPapers reads papers that lost their line ends.
func TestPapers(t *testing.T) {
	data, err := os.ReadFile("testdata/papers.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		text, want, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if text == "" || text[0] == '#' {
			continue
		}
		lines := []Row{{Text: text}}
		if got := spelled(lines, Zones(lines, nil)); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestLines reads papers in lines: several elements on one, and one over several.
func TestLines(t *testing.T) {
	for _, c := range []struct {
		text []string
		want string
	}{
		{[]string{"清溪市财政局文件", "清财预〔2022〕8号　　签发人：周怀远", "清溪市财政局关于报送2022年", "预算执行情况的报告", "市人民政府：", "现将有关情况报告如下。"},
			"letterhead=清溪市财政局文件 ‖ document-number=清财预〔2022〕8号 ‖ signatory=签发人：周怀远 ‖ title=清溪市财政局关于报送2022年预算执行情况的报告 ‖ addressee=市人民政府："},
		{[]string{"清溪市财政局", "文件", "清溪市民政局", "清财社〔2022〕6号", "关于下达救灾资金的通知", "各县（区）财政局、民政局：", "现下达救灾资金。"},
			"letterhead=清溪市财政局文件 ‖ letterhead=清溪市民政局 ‖ document-number=清财社〔2022〕6号 ‖ title=关于下达救灾资金的通知 ‖ addressee=各县（区）财政局、民政局："},
		{[]string{"清溪市中级人民法院关于规范评估工作的通知", "2021年6月2日　清中法发〔2021〕9号", "各区人民法院：", "现通知如下。"},
			"title=清溪市中级人民法院关于规范评估工作的通知 ‖ date=2021年6月2日 ‖ document-number=清中法发〔2021〕9号 ‖ addressee=各区人民法院："},
		{[]string{"清溪市人民政府关于印发数字乡村行动方案的通知", "（清政办秘〔2022〕31号）", "各县（市）区人民政府，市直各委、办、局（公司）：", "现印发给你们。"},
			"title=清溪市人民政府关于印发数字乡村行动方案的通知 ‖ document-number=（清政办秘〔2022〕31号） ‖ addressee=各县（市）区人民政府，市直各委、办、局（公司）："},
		{[]string{"政 府 工 作 报 告", "——2022年1月9日在清溪市第八届人民代表大会第二次会议上", "清溪市人民政府市长　周怀远", "各位代表：", "现在，我向大会报告工作。"},
			"title=政 府 工 作 报 告 ‖ subtitle=——2022年1月9日在清溪市第八届人民代表大会第二次会议上 ‖ speaker=清溪市人民政府市长　周怀远 ‖ addressee=各位代表："},
		{[]string{"特此通知。", "清溪市水务局　清溪市财政局", "2022年5月6日", "抄送：市委办公室，市人大常委会办", "公室。", "清溪市水务局办公室　　2022年5月7日印发"},
			"closing=特此通知。 ‖ signature=清溪市水务局 ‖ signature=清溪市财政局 ‖ date=2022年5月6日 ‖ copies=抄送：市委办公室，市人大常委会办公室。 ‖ printing=清溪市水务局办公室　　2022年5月7日印发"},
		{[]string{"一是加强领导，压实各县区责任。", "二是根据市财政局意见，调整布局。", "牵头单位：市水务局"}, ""},
	} {
		var lines []Row
		for _, s := range c.text {
			lines = append(lines, Row{Text: s})
		}
		if got := spelled(lines, Zones(lines, nil)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text[0], got, c.want)
		}
	}
}

// TestFlatShared reads the flat papers of the shared facts, where they are at hand.
func TestFlatShared(t *testing.T) {
	root := os.Getenv("GUIWEN_SHARED")
	data, err := os.ReadFile(root + "/domain/genres/flat_heads.tsv")
	if root == "" || err != nil {
		t.Skip("GUIWEN_SHARED does not name the facts")
	}
	exact, total := [2]int{}, [2]int{}
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.Split(line, "\t")
		var want []string
		for _, seg := range strings.Split(f[3], " ‖ ") {
			role, text, _ := strings.Cut(seg, "=")
			main, sub, _ := strings.Cut(role, "/")
			switch {
			case main == "paragraph" || main == "heading" && sub == "" || main == "list-item":
				continue
			case main == "heading":
				role = "annex"
			case main == "signature" && sub == "judge":
				role = "signer"
			case sub == "absent" || sub == "observers":
				role = "present"
			case sub == "topics":
				role = "handling"
			case sub == "openness":
				role = "openness"
			case role == "metadata-line":
			case main == "metadata-line" && sub != "":
				role = sub
			default:
				role = main
			}
			want = append(want, role+"="+text)
		}
		lines := []Row{{Text: f[2]}}
		got := strings.ReplaceAll(merged(spelled(lines, Zones(lines, nil))), "credit=", "metadata-line=")
		total[n%2]++
		if got == merged(strings.Join(want, " ‖ ")) {
			exact[n%2]++
		} else if n%2 == 0 || os.Getenv("ALL") != "" {
			t.Logf("%s\n  got  %s\n  want %s", f[0], got, strings.Join(want, " ‖ "))
		}
	}
	t.Logf("exact: %d of %d, %d of %d", exact[0], total[0], exact[1], total[1])
}

// merged joins contacts that follow each other.
func merged(s string) string {
	s = strings.ReplaceAll(s, "signer=", "signatory=")
	fields := strings.Split(s, " ‖ ")
	out := fields[:1]
	for _, f := range fields[1:] {
		if rest, ok := strings.CutPrefix(f, "contact="); ok && strings.HasPrefix(out[len(out)-1], "contact=") {
			out[len(out)-1] += rest
			continue
		}
		out = append(out, f)
	}
	return strings.Join(out, " ‖ ")
}
