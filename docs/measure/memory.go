package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"guiwen/convert"
	"guiwen/convert/docx"
	"guiwen/convert/docx/docxtest"
	"guiwen/normalize/source"
)

// shape is a way to fill a body of some 100 MB: what is written again and again, and what stands round it.
type shape struct{ name, before, again, after string }

//go:embed sentences.txt
var sentences string

// bigShapes returns the shapes of sentences.txt: two long sentences, a short one, a row of heads and rows of figures.
func bigShapes() []shape {
	line := strings.Split(strings.TrimSpace(sentences), "\n")
	heads, rows := strings.Split(line[3], "|"), [2][]string{strings.Split(line[4], "|"), strings.Split(line[5], "|")}
	cell := func(s string) string { return "<w:tc>" + docxtest.P(s) + "</w:tc>" }
	return []shape{
		{"paragraphs", "", wordParagraph(line[0]), ""},
		{"plain paragraphs", "", docxtest.P(line[1]), ""},
		{"short paragraphs", "", docxtest.P(rows[0][1]), ""},
		{"tables", "", docxtest.Table(heads, rows[0], rows[1]), ""},
		{"one table", "<w:tbl>", "<w:tr>" + cell(rows[0][0]) + cell(rows[0][2]) + "</w:tr>", "</w:tbl>"},
		{"one paragraph", "<w:p>", docxtest.R(line[2]), "</w:p>"},
		{"one run", "<w:p><w:r><w:t>", line[2], "</w:t></w:r></w:p>"},
	}
}

// wordParagraph is a paragraph as Word writes it: more markup than text.
func wordParagraph(text string) string {
	return `<w:p w:rsidR="00A77427" w:rsidRDefault="00A77427" w:rsidP="00B12345"><w:pPr><w:widowControl/><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640" w:firstLineChars="200"/></w:pPr>` +
		`<w:r w:rsidRPr="00A77427"><w:rPr><w:rFonts w:ascii="FangSong" w:eastAsia="FangSong" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr><w:t>` + text + `</w:t></w:r></w:p>`
}

// memory prints what big documents cost to read and to convert, each in a process of its own as the workers are. Of what
// is refused, smaller documents follow, down to the first that is not.
func memory(megabytes int) error {
	dir, err := os.MkdirTemp("", "measure")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "big.docx")
	out := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(out, "body of\tMB\tread: heap MiB\tprocess MiB\tseconds\tconverted: heap MiB\tprocess MiB\tseconds\toutcome")
	for _, shape := range bigShapes() {
		for size := megabytes; size > 0; size = size * 4 / 5 {
			body := shape.before + strings.Repeat(shape.again, size*1_000_000/len(shape.again)) + shape.after
			if err := os.WriteFile(path, docxtest.Document{Body: body, Compress: true}.Bytes(), 0o666); err != nil {
				return err
			}
			cost, outcome, err := costOf("read", path)
			if err != nil {
				return err
			}
			refused := !strings.HasSuffix(outcome, "of text")
			if !refused {
				more, last, err := costOf("convert", path)
				if err != nil {
					return err
				}
				cost, outcome = cost+"\t"+more, last
			} else if size != megabytes {
				continue
			} else {
				cost += "\t\t\t"
			}
			fmt.Fprintf(out, "%s\t%d\t%s\t%s\n", shape.name, size, cost, outcome)
			if !refused {
				break
			}
		}
	}
	return out.Flush()
}

// costOf runs memoryOf in a process of its own and returns its figures and the outcome.
func costOf(stage, path string) (cost, outcome string, err error) {
	self, err := os.Executable()
	if err != nil {
		return "", "", err
	}
	line, err := exec.Command(self, "memory", "-stage", stage, path).Output()
	if err != nil {
		return "", "", err
	}
	i := bytes.LastIndexByte(bytes.TrimSpace(line), '\t')
	return string(line[:i]), string(bytes.TrimSpace(line[i:])), nil
}

// memoryOf reads or converts one file and prints the highest heap and memory of the process, time, and outcome.
func memoryOf(w io.Writer, stage, path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	debug.SetMemoryLimit(1 << 30 * 3 / 4) // as a worker does
	done, peak := make(chan struct{}), make(chan uint64)
	go watchHeap(done, peak)
	at := time.Now()
	in := source.Input{Name: filepath.Base(path), Data: data}
	size := 0
	if stage == "read" {
		var doc *source.Document
		if doc, err = docx.Read(context.Background(), in, source.Limits{}); err == nil {
			size = len(doc.Text)
		}
	} else {
		c, newErr := convert.New(convert.Options{})
		if newErr != nil {
			return newErr
		}
		doc, convertErr := c.Convert(context.Background(), in)
		if err = convertErr; err == nil {
			size = len(doc.Text())
			_, err = doc.Canonical()
		}
	}
	took := time.Since(at)
	close(done)
	outcome := fmt.Sprintf("%d MiB of text", size>>20)
	if err != nil {
		outcome = err.Error()
	}
	fmt.Fprintf(w, "%d\t%d\t%.1f\t%s\n", <-peak>>20, highWater()>>20, took.Seconds(), outcome)
	return nil
}

// watchHeap sends the largest heap that it has seen once done is closed.
func watchHeap(done <-chan struct{}, peak chan<- uint64) {
	var most uint64
	for {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
		select {
		case <-done:
			peak <- most
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// highWater returns the most memory that the process has had, in bytes; 0 where the system does not say.
func highWater() uint64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kilobytes, _ := strconv.ParseUint(fields[0], 10, 64)
	return kilobytes << 10
}
