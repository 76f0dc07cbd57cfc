package docx

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

// definition is a list with the levels of its paragraphs.
type definition struct {
	name     string
	levels   string // children of w:abstractNum
	override string // children of w:num
	sequence []int
}

// definitions are lists as documents have them: each format beyond its cycle, and each way to count.
func definitions() []definition {
	level := lvl
	from := func(start int, level string) string {
		return strings.Replace(level, `<w:start w:val="1"/>`, fmt.Sprintf(`<w:start w:val="%d"/>`, start), 1)
	}
	flat := func(n int) []int { return make([]int, n) }
	var list []definition
	for _, format := range []string{
		"decimal", "decimalZero", "decimalFullWidth", "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "decimalEnclosedFullstop", "decimalEnclosedParen",
		"numberInDash", "hex", "ordinal", "none", "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "taiwaneseCounting",
		"taiwaneseCountingThousand", "taiwaneseDigital", "japaneseCounting", "ideographDigital", "ideographLegalTraditional", "ideographEnclosedCircle",
		"ideographTraditional", "ideographZodiac", "ideographZodiacTraditional", "upperLetter", "lowerLetter", "upperRoman", "lowerRoman", "chicago",
	} {
		list = append(list, definition{format, level(0, format, "（%1）", ""), "", flat(32)})
	}
	mixed := []int{0, 1, 1, 2, 2, 0, 1, 2, 0, 2, 1}
	return append(list,
		definition{"levels of a report", level(0, "chineseCounting", "%1、", "") + level(1, "chineseCounting", "（%2）", "") + level(2, "decimal", "%3.", ""), "", mixed},
		definition{"isLgl", level(0, "chineseCounting", "第%1章", "") + level(1, "decimal", "%1.%2", `<w:isLgl/>`) + level(2, "decimal", "%1.%2.%3", `<w:isLgl/>`), "", mixed},
		definition{"without isLgl", level(0, "upperRoman", "%1", "") + level(1, "decimal", "%1.%2", "") + level(2, "lowerLetter", "%1.%2.%3", ""), "", mixed},
		definition{"lvlRestart 0 and 1", level(0, "decimal", "%1.", "") + level(1, "decimal", "%1.%2", `<w:lvlRestart w:val="0"/>`) + level(2, "decimal", "%3)", `<w:lvlRestart w:val="1"/>`), "", mixed},
		definition{"articles of a law", level(0, "chineseCountingThousand", "第%1章", "") + level(1, "chineseCountingThousand", "第%2条", `<w:lvlRestart w:val="0"/>`) + level(2, "chineseCounting", "（%3）", ""), "", mixed},
		definition{"skipped levels", level(0, "decimal", "%1", "") + level(1, "decimal", "%1.%2", "") + level(2, "decimal", "%1.%2.%3", ""), "", []int{2, 2, 0, 1, 0}},
		definition{"start 5", from(5, level(0, "decimal", "%1)", "")), "", flat(4)},
		definition{"start 0", from(0, level(0, "chineseCounting", "%1、", "")), "", flat(3)},
		definition{"startOverride", level(0, "decimal", "%1)", ""), `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>`, flat(4)},
		definition{"over a hundred", from(97, level(0, "chineseCounting", "%1、", "")), "", flat(8)},
		definition{"over a thousand", from(998, level(0, "chineseCountingThousand", "%1、", "")), "", flat(14)},
	)
}

// defined is a document of all definitions, each under its name.
func defined(list []definition) []byte {
	var body, abstract, lists strings.Builder
	for i, d := range list {
		abstract.WriteString(abstractNum(i, `<w:multiLevelType w:val="multilevel"/>`+d.levels))
		lists.WriteString(num(i+1, i, d.override))
		body.WriteString(docxtest.P("=" + d.name))
		for _, l := range d.sequence {
			body.WriteString(docxtest.Numbered(i+1, l, "x"))
		}
	}
	return docxtest.Document{Body: body.String(), Numbering: abstract.String() + lists.String()}.Bytes()
}

// labelsOf returns the labels of a text of all definitions by name, as one string each.
func labelsOf(lines []string) map[string]string {
	all := map[string][]string{}
	name := ""
	for _, line := range lines {
		line = strings.Join(strings.Fields(strings.TrimPrefix(line, "\ufeff")), "")
		if n, ok := strings.CutPrefix(line, "="); ok {
			name = n
		} else if line != "" {
			all[name] = append(all[name], strings.TrimSuffix(line, "x"))
		}
	}
	out := map[string]string{}
	for name, labels := range all {
		out[name] = strings.Join(labels, " ")
	}
	return out
}

// TestDefinitions holds the numbers of the definitions against those of LibreOffice, as testdata/definitions.tsv has them:
// name, what LibreOffice prints, and where Word prints otherwise that, with the clause that says so. With
// GUIWEN_SOFFICE=1 the second column is compared with what the installed LibreOffice prints.
func TestDefinitions(t *testing.T) {
	data, err := os.ReadFile("testdata/definitions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	list := definitions()
	document := defined(list)
	doc, err := Read(context.Background(), source.Input{Data: document}, source.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	ours := labelsOf(strings.Split(doc.Text, "\n"))
	var theirs map[string]string
	if os.Getenv("GUIWEN_SOFFICE") != "" {
		theirs = labelsOf(strings.Split(libreOffice(t, document), "\n"))
	}
	known := 0
	for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		fields := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(fields) != 4 || (fields[2] == "") != (fields[3] == "") || fields[1] == fields[2] {
			t.Fatalf("%q: not name, LibreOffice, Word and clause", line)
		}
		known++
		want := fields[1]
		if fields[2] != "" {
			want = fields[2]
		}
		key := strings.ReplaceAll(fields[0], " ", "")
		if got := ours[key]; got != want {
			t.Errorf("%s\n got %s\nwant %s", fields[0], got, want)
		}
		if theirs != nil && theirs[key] != fields[1] {
			t.Errorf("%s: LibreOffice prints %s", fields[0], theirs[key])
		}
	}
	if known != len(list) || known < 40 {
		t.Errorf("%d definitions, %d in the table", len(list), known)
	}
}

// libreOffice returns the text that LibreOffice makes of a document.
func libreOffice(t *testing.T, document []byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "n.docx"), document, 0o644); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir, filepath.Join(dir, "n.docx"))
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "n.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
