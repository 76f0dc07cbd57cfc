package reference

import (
	_ "embed"
	"strings"
)

//go:embed laws.txt
var lawsText string

// laws are the names of laws that are cited without title marks.
var laws = parseLaws(lawsText)

// maxLaw bounds the name of a law without title marks, in characters.
const maxLaw = 28

func parseLaws(text string) map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "#") {
			for _, name := range strings.Fields(line) {
				names[name] = true
			}
		}
	}
	return names
}

// lawEndings are what names of laws, regulations and rules end with.
var lawEndings = [...]string{"法", "条例", "法典", "细则", "规则", "规定", "办法", "准则", "党章", "章程"}

// lawBefore returns where the law begins whose name, without title marks, ends at byte end: 依照教育法第五十六条.
// Names in the lexicon are found wherever they stand; another name only where the words in front of it say
// where it begins.
func lawBefore(s string, end, floor int) (start int, ok bool) {
	ends := false
	for _, w := range lawEndings {
		ends = ends || hasSuffixAt(s, end, w)
	}
	if !ends {
		return end, false
	}
	var buf runBuffer
	r := buf.before(s, end, floor)
	n := r.size()
	for k := max(0, n-maxLaw); k < n-1; k++ {
		if laws[r.slice(k, n)] {
			if k >= 7 && r.slice(k-7, k) == stateName {
				k -= 7
			}
			return r.at[k], true
		}
	}
	at, anchored := r.cutName()
	if !anchored || n-at < 4 || n-at > maxLaw {
		return end, false
	}
	name := r.slice(at, n)
	for _, w := range [...]string{"依法", "有关", "相关", "上述", "国家", "法律", "下列", "该", "本", "其", "此"} {
		if strings.HasPrefix(name, w) {
			return end, false
		}
	}
	if strings.HasSuffix(name, "的规定") || strings.HasSuffix(name, "法规定") || strings.HasSuffix(name, "条规定") || strings.HasSuffix(name, "款规定") {
		return end, false
	}
	return r.at[at], true
}
