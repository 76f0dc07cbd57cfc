package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"guiwen/convert"
	"guiwen/convert/cfb"
	"guiwen/convert/doc"
	"guiwen/normalize/source"
)

// binaryFile is a binary Word file, what came of it, and how near the text is to that of other programs: F1 of letters and
// digits, -1 where there is nothing to compare.
type binaryFile struct {
	wordFile
	version                string
	ours, antiword, catdoc float64 // against LibreOffice
}

// binaryWord converts all binary Word files of a folder, compares the letters and digits of their bodies with what LibreOffice
// gives, and prints a report by version; what is not near is a line on the standard error. The answers of the other
// programs are kept in the folder oracles.
func binaryWord(dir, oracles string) error {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && slices.Contains([]string{".doc", ".dot", ".wps"}, strings.ToLower(filepath.Ext(path))) {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(oracles, 0o777); err != nil {
		return err
	}
	c, err := convert.New(convert.Options{})
	if err != nil {
		return err
	}
	var files []binaryFile
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f := binaryFile{version: wordVersion(data), ours: -1, antiword: -1, catdoc: -1}
		f.wordFile, _ = convertWord(c, path)
		if f.version != noBinary && (f.outcome == "ok" || f.outcome == "warned") {
			office := oracle("soffice", path, oracles)
			f.ours = letterF1(bodyText(data), office)
			f.antiword, f.catdoc = letterF1(oracle("antiword", path, oracles), office), letterF1(oracle("catdoc", path, oracles), office)
		}
		if f.ours >= 0 && f.ours < .999 || f.outcome != "ok" {
			fmt.Fprintf(os.Stderr, "%s\t%s\t%s\t%.4f\t%.4f\t%s\t%s\n", f.name, f.version, f.outcome, f.ours, f.antiword, f.codes, f.message)
		}
		files = append(files, f)
	}
	writeBinaryReport(os.Stdout, files)
	return nil
}

// Versions of binary Word files, in the order of the report.
const (
	word97   = "Word 97 to 2003"
	word95   = "Word 6 and 95"
	noBinary = "others: Works, Word 2, RTF, Word 2003 XML …"
)

// wordVersion returns the version of a binary Word file, which its first bytes tell.
func wordVersion(data []byte) string {
	file, err := cfb.Open(data)
	if err != nil {
		return noBinary
	}
	stream, _, _ := file.Stream("WordDocument")
	switch {
	case len(stream) < 4:
		return noBinary
	case binary.LittleEndian.Uint16(stream[2:]) >= 0xc0:
		return word97
	}
	return word95
}

// bodyText returns the text of the body alone, which is what LibreOffice writes.
func bodyText(data []byte) string {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	d, err := doc.Read(ctx, source.Input{Data: data}, source.Limits{})
	if err != nil {
		return ""
	}
	var b strings.Builder
	for _, p := range d.Parts {
		switch p.Kind {
		case source.Header, source.Footer, source.PageNumber, source.Watermark, source.Note:
		default:
			b.WriteString(d.Text[p.Start:p.End])
		}
	}
	return b.String()
}

// letterF1 returns the harmonic mean of precision and recall of the letters and digits of text against those of another; -1
// where that has none.
func letterF1(text, other string) float64 {
	ours, theirs := letters(text), letters(other)
	n, m, same := 0, 0, 0
	for r, k := range ours {
		n += k
		same += min(k, theirs[r])
	}
	for _, k := range theirs {
		m += k
	}
	if m == 0 {
		return -1
	}
	return 2 * float64(same) / float64(n+m)
}

const binaryIntroducing = `# Binary Word files of others

Written by ` + "`go run ./docs/measure binary DIR > docs/binary-word-files.md`" + ` on the files .doc, .dot and .wps among the test files of apache/poi and
apache/tika: files that were kept because some program stumbled over them, damaged by fuzzing many of them. F1 is that of letters and digits of the
body, as a multiset, against LibreOffice's text; it is the mean over the files that both read. LibreOffice is no truth: it leaves text boxes out, recalculates
fields, writes deleted and hidden text, and follows its own numbering. Files that are none of Word's binary ones are for the other readers.
`

// writeBinaryReport writes by version how many files are read and how near their text is.
func writeBinaryReport(w io.Writer, files []binaryFile) {
	fmt.Fprintf(w, "%s\n%d files.\n\n| version | files | read | of them warned | F1 | files ≥ .999 | antiword F1 | files ≥ .999 | catdoc F1 | longest |\n|---|---|---|---|---|---|---|---|---|---|\n",
		binaryIntroducing, len(files))
	refusals := map[string]int{}
	for _, version := range []string{word97, word95, noBinary} {
		var all, read, warned, compared int
		var near [3]int
		var sum [3]float64
		var longest time.Duration
		for _, f := range files {
			if f.version != version {
				continue
			}
			all++
			longest = max(longest, f.took)
			if f.outcome != "ok" && f.outcome != "warned" {
				refusals[withoutPlaces(f.message)]++
				continue
			}
			read++
			if f.outcome == "warned" {
				warned++
			}
			if f.ours < 0 {
				continue
			}
			compared++
			for i, x := range []float64{f.ours, f.antiword, f.catdoc} {
				sum[i] += max(x, 0)
				if x >= .999 {
					near[i]++
				}
			}
		}
		if compared == 0 {
			fmt.Fprintf(w, "| %s | %d | %d | %d | – | – | – | – | – | %.2f s |\n", version, all, read, warned, longest.Seconds())
			continue
		}
		of := float64(compared)
		fmt.Fprintf(w, "| %s | %d | %d | %d | %.4f | %d of %d | %.4f | %d | %.4f | %.2f s |\n", version, all, read, warned, sum[0]/of, near[0], compared, sum[1]/of, near[1], sum[2]/of, longest.Seconds())
	}
	fmt.Fprintf(w, "\n## Why files are refused\n\n| files | code and reason |\n|---|---|\n")
	writeCounts(w, refusals)
}
