package normalize

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

// judged are the kinds of change that a pass over edited laws may make, each with the reason why it is right.
var judged = map[string]string{
	`line.end "\r\n" → "\n"`:           "the files end their lines as Windows does",
	`char.invisible "\ufeff" → ""`:     "a byte order mark at the beginning of each file",
	`label.blank "\u3000" → " "`:       "第一条　为了: one blank stays behind the number of an article or chapter (LBL-6)",
	`space.title "\u3000\u3000" → ""`:  "第一章　总　　则: a heading of two characters is set apart",
	`space.spread "\u3000\u3000" → ""`: "目　　录 alone in its line is set apart",
	`space.indent "\u3000\u3000" → ""`: "the indent of 第一节 in the table of contents is layout",
	`space.single "\u3000" → " "`:      "…会议通过　根据…: it separates two statements, stays and is reported (SPC-3)",
	`space.han-digit "\u3000" → ""`:    "…会议通过　2024年…: no blank stands between Han and a number (SPC-1, SPC-5)",
}

// TestDoesNoHarm lists every kind of change to edited laws; one that has not been judged fails.
func TestDoesNoHarm(t *testing.T) {
	n := official(t)
	count := map[string]int{}
	example := map[string]string{}
	for _, text := range readAll(t, "samples/text_law/*.txt") {
		x, _ := n.Text(text)
		for _, e := range x.Edits() {
			kind := fmt.Sprintf("%s %+q → %+q", e.Rule, text[e.Start:e.End], e.New)
			count[kind]++
			example[kind] = strings.ToValidUTF8(text[max(0, e.Start-18):min(len(text), e.End+18)], "")
		}
	}
	var kinds []string
	for k := range count {
		kinds = append(kinds, k)
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		if judged[strings.ReplaceAll(k, `\u2192`, "→")] == "" {
			t.Errorf("%d × %s is not judged: %q", count[k], k, example[k])
			continue
		}
		t.Logf("%5d × %s: %s", count[k], k, judged[k])
	}
}
