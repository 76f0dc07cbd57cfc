package lex

import (
	"os"
	"strings"
	"testing"

	"guiwen/schema/benchtest"
)

// TestAuthorities reads the table of spellings.
func TestAuthorities(t *testing.T) {
	data, err := os.ReadFile("testdata/authorities.tsv")
	if err != nil {
		t.Fatal(err)
	}
	names, none := 0, 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		text, want, _ := strings.Cut(line, "\t")
		got := strings.Join(Authorities(text), " ")
		if want == "-" {
			want = ""
			none++
		} else {
			names++
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
		if a, ok := ReadAuthority(text); ok != (want != "" && !strings.Contains(want, " ")) {
			t.Errorf("%s: read as one name: %q, %t", text, a.Name, ok)
		}
	}
	if names < 80 || none < 40 {
		t.Errorf("%d names and %d texts that are none", names, none)
	}
}

// TestAuthorityLists holds what lists of names say besides the names: places, others that are counted, short names.
func TestAuthorityLists(t *testing.T) {
	for text, want := range map[string]string{
		"云州市委、市政府":       "中共云州市委 云州市人民政府",
		"云州市财政局、民政局":     "云州市财政局 云州市民政局",
		"云州市财政局、市民政局":    "云州市财政局 云州市民政局",
		"云州市教育局、云江大学":    "云州市教育局 云江大学",
		"云州市财政局、省教育厅":    "云州市财政局 省教育厅",
		"云州市财政局、市政府办公室":  "云州市财政局 云州市政府办公室",
		"市财政局、民政局":       "市财政局 民政局",
		"云州市财政局等五部门":     "云州市财政局",
		"云州市财政局、民政局等5部门": "云州市财政局 云州市民政局",
		"国办": "国务院办公厅",
		"两高": "最高人民法院 最高人民检察院",
	} {
		if got := strings.Join(Authorities(text), " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestGovernment holds how the bodies are called that govern places.
func TestGovernment(t *testing.T) {
	for _, c := range []struct {
		place string
		towns bool
		want  string
	}{
		{"云州市", false, "云州市人民政府"}, {"望江街道", true, "望江街道办事处"}, {"望江街道", false, ""}, {"云岭镇", true, "云岭镇人民政府"}, {"云林盟", true, "云林盟行政公署"}, {"云州大学", true, ""},
	} {
		if got := Government(c.place, c.towns); got != c.want {
			t.Errorf("%s: %q, want %q", c.place, got, c.want)
		}
	}
}

// TestAuthorityForms holds what a name says of the place it belongs to.
func TestAuthorityForms(t *testing.T) {
	for _, c := range []struct {
		name, place string
		form        AuthorityForm
	}{
		{"江北省云州市人民政府", "江北省云州市", Placed},
		{"中共云州市委办公室", "中共云州市", Placed},
		{"云州市市场监督管理局", "云州市", Placed},
		{"国务院办公厅", "", National},
		{"市财政局", "", Relative},
		{"市场监督管理局", "", Unplaced},
		{"望江街道办事处", "望江街道", Placed},
		{"云江大学", "", Unplaced},
	} {
		a, ok := ReadAuthority(c.name)
		if !ok || c.name[:a.Place] != c.place || a.Form != c.form {
			t.Errorf("%s: %q %d %t, want %q %d", c.name, c.name[:a.Place], a.Form, ok, c.place, c.form)
		}
	}
}

// TestAuthorityEnds holds where names may end in a text without marks.
func TestAuthorityEnds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"云州市人民政府办公室文件", "云州市人民政府 云州市人民政府办公室"},
		{"云州市财政局关于印发云州市教育局的通知", "云州市财政局"},
		{"云州市财政局云州市民政局文件", "云州市财政局"},
		{"望遵照执行", ""},
	} {
		var got []string
		for end := range AuthorityEnds(c.text) {
			got = append(got, c.text[:end])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.text, got, c.want)
		}
	}
}

// TestIsAddressee holds what can stand between the marks of a list of addressees.
func TestIsAddressee(t *testing.T) {
	for _, s := range []string{"各县（市）区人民政府", "市直各委、办、局（公司）", "市社会信用体系建设联席会议成员单位办公厅（室）", "各县、市、区", "同志们", "各位代表", "刘某某代表", "市税务局各分局"} {
		if !IsAddressee(s) {
			t.Errorf("%s is none", s)
		}
	}
	for _, s := range []string{"现将有关事项公示如下", "任命", "编者按", "经研究", "目标任务", "当事人"} {
		if IsAddressee(s) {
			t.Errorf("%s is one", s)
		}
	}
	if !IsSalutation("各位代表") || IsSalutation("各县人民政府") {
		t.Error("a salutation is told wrongly")
	}
}

func BenchmarkAuthorities(b *testing.B) {
	m := benchtest.Start(b)
	for b.Loop() {
		Authorities("云州市人民政府防汛抗旱指挥部办公室云州市应急管理局")
	}
	m.Count(1, "names")
}
