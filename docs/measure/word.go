package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"guiwen/convert"
	"guiwen/normalize/source"
	"guiwen/schema"
)

// enough is the share of the letters and digits that two other programs both give that a document has to give.
const enough = 0.985

// wordFile is a Word file and what came of it.
type wordFile struct {
	name    string
	class   string
	outcome string  // ok, warned, the code of an error, "crash"
	codes   string  // of its warnings
	message string  // of the error
	share   float64 // of what both other programs give; -1 where they do not both give text
	missing string  // characters that both give more often, a sample
	took    time.Duration
}

// word converts all Word files of a folder, compares their letters and digits with what pandoc and LibreOffice give, and prints
// a report; what is not simply ok goes to the standard error, a line a file. The answers of the other programs are kept in
// the folder oracles, so that they run once.
func word(dir, oracles string) error {
	var paths []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && slices.Contains([]string{".docx", ".docm", ".dotx", ".dotm"}, strings.ToLower(filepath.Ext(path))) {
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
	var files []wordFile
	for _, path := range paths {
		f, text := convertWord(c, path)
		pandoc, office := oracle("pandoc", path, oracles), oracle("soffice", path, oracles)
		f.share, f.missing = compareLetters(text, pandoc, office)
		f.class = f.classify(text, pandoc, office)
		if f.class != okClass {
			fmt.Fprintf(os.Stderr, "%s\t%s\t%.4f\t%s\t%s\t%s\n", f.name, f.class, f.share, f.codes, f.message, f.missing)
		}
		files = append(files, f)
	}
	writeWordReport(os.Stdout, files)
	return nil
}

// The classes of files, in the order of the report, with what they mean.
const (
	okClass         = "ok"
	okLess          = "ok, and less than the others"
	okLessPandoc    = "ok, and less than pandoc alone"
	okLessOffice    = "ok, and less than LibreOffice alone"
	okAlone         = "ok, nothing to compare with"
	warnedClass     = "warned"
	warnedLess      = "warned, and less than the others"
	warnedAlone     = "warned, nothing to compare with"
	refusedClass    = "refused"
	crashClass      = "crash or time out"
	wordIntroducing = `# Word files of others

Written by ` + "`go run ./docs/measure word DIR > docs/word-files.md`" + ` on the Word files (.docx, .docm, .dotx, .dotm) among the test files of apache/poi,
apache/tika, jgm/pandoc, docling, python-docx and mammoth.js: files that were kept because some program stumbled over them. Letters and
digits of all text that is given, as a multiset, are compared with what pandoc (plain) and LibreOffice (text) both give; 98.5 % is enough. Raised letters
count as letters, and the numbers of notes as text, though they stand beside the text in the document.
`
)

var wordClasses = []struct{ name, means string }{
	{okClass, "all that both others give is there"},
	{okLess, "a defect; the one known: the number of a note is lost where the body holds nothing but its mark"},
	{okLessPandoc, "all that both give is there; pandoc also writes the alternative texts of pictures, formulas as TeX, and numbers of lists as it counts them itself"},
	{okLessOffice, "all that both give is there; LibreOffice also writes moved text at both places, the name of its own copy for FILENAME, and characters of symbol fonts as they are stored"},
	{okAlone, "pandoc and LibreOffice do not both give text: mostly documents without any, or that one of them cannot open"},
	{warnedClass, "all that both others give is there, and something beside it is not"},
	{warnedLess, "what is missing is text that Word does not show and the others write: hidden, struck through, or deleted in a tracked change; the warning counts it"},
	{warnedAlone, "pandoc and LibreOffice do not both give text; damaged files among them that only guiwen gives text of"},
	{refusedClass, "see below"},
	{crashClass, "a defect"},
}

// classify returns the class of a file, given all text of it and what the other programs give.
func (f *wordFile) classify(text, pandoc, office string) string {
	less := f.share >= 0 && f.share < enough
	switch {
	case f.outcome == "crash" || f.outcome == "time":
		return crashClass
	case f.outcome == "warned" && f.share < 0:
		return warnedAlone
	case f.outcome == "warned" && less:
		return warnedLess
	case f.outcome == "warned":
		return warnedClass
	case f.outcome != "ok":
		return refusedClass
	case f.share < 0:
		return okAlone
	case less:
		return okLess
	case lacks(text, pandoc):
		return okLessPandoc
	case lacks(text, office):
		return okLessOffice
	}
	return okClass
}

// lacks reports whether text has less than enough of the letters and digits of another.
func lacks(text, other string) bool {
	share, _ := compareLetters(text, other, other)
	return share >= 0 && share < enough
}

// writeWordReport writes how many files there are of each class, what they were refused for, and what was warned of.
func writeWordReport(w io.Writer, files []wordFile) {
	classes, refusals, warnings := map[string]int{}, map[string]int{}, map[string]int{}
	var longest time.Duration
	for _, f := range files {
		classes[f.class]++
		longest = max(longest, f.took)
		for _, code := range strings.Fields(f.codes) {
			warnings[code]++
		}
		if f.class == refusedClass {
			refusals[withoutPlaces(f.message)]++
		}
	}
	fmt.Fprintf(w, "%s\n%d files; none took longer than %.0f seconds.\n\n| files | outcome | what it means |\n|---|---|---|\n", wordIntroducing, len(files), max(1, longest.Seconds()))
	for _, c := range wordClasses {
		fmt.Fprintf(w, "| %d | %s | %s |\n", classes[c.name], c.name, c.means)
	}
	fmt.Fprintf(w, "\n## Why files are refused\n\n| files | code and reason |\n|---|---|\n")
	writeCounts(w, refusals)
	fmt.Fprintf(w, "\n## What is warned of\n\n| files | diagnostic |\n|---|---|\n")
	writeCounts(w, warnings)
}

// withoutPlaces returns the message of an error without the names, places and numbers of the one file.
func withoutPlaces(message string) string {
	message, _, _ = strings.Cut(message, " (")
	message, _, _ = strings.Cut(message, ",")
	words := strings.Fields(message)
	for i, word := range words {
		if strings.Trim(word, "0123456789") == "" {
			words[i] = "some"
		}
	}
	return strings.Join(words, " ")
}

// writeCounts writes the rows of a table, the most frequent first.
func writeCounts(w io.Writer, counts map[string]int) {
	names := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(names, func(a, b string) int { return counts[b] - counts[a] })
	for _, name := range names {
		fmt.Fprintf(w, "| %d | %s |\n", counts[name], name)
	}
}

// convertWord converts a file and returns what came of it with all text that was seen.
func convertWord(c *convert.Converter, path string) (f wordFile, text string) {
	f.name = filepath.Base(path)
	data, err := os.ReadFile(path)
	if err != nil {
		f.outcome, f.message = "unreadable", err.Error()
		return f, ""
	}
	defer func() {
		if r := recover(); r != nil {
			f.outcome, f.message = "crash", fmt.Sprint(r)
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	at := time.Now()
	doc, err := c.Convert(ctx, source.Input{Name: f.name, Data: data})
	f.took = time.Since(at)
	if err != nil {
		if f.outcome = string(source.CodeOf(err)); f.outcome == "" {
			f.outcome = "time"
		}
		f.message = err.Error()
		return f, ""
	}
	f.outcome = "ok"
	var codes []string
	for _, d := range doc.Diagnostics {
		if d.Severity == string(source.Warning) {
			f.outcome = "warned"
			codes = append(codes, d.Code)
		}
	}
	slices.Sort(codes)
	f.codes = strings.Join(slices.Compact(codes), " ")
	text, err = doc.RawText()
	if err != nil {
		f.outcome, f.message = "crash", err.Error()
	}
	return f, text + noteNumbers(doc)
}

// noteNumbers returns the numbers of notes as they are printed, at each note and each reference to it: they stand beside
// the text in the document, and in the text of the other programs.
func noteNumbers(doc *schema.Document) string {
	numbers := map[string]string{}
	for _, block := range doc.Blocks {
		if block.Number != nil {
			numbers[block.ID] = block.Number.Text
		}
	}
	var b strings.Builder
	seen := map[string]bool{}
	for _, block := range doc.Blocks {
		for _, m := range block.Marks {
			if m.Kind != schema.NoteRef || m.Target == nil {
				continue
			}
			number := numbers[*m.Target]
			if !seen[*m.Target] {
				b.WriteString(number)
			}
			seen[*m.Target] = true
			b.WriteString(number)
		}
	}
	return b.String()
}

// oracle returns the text that another program makes of a file; "" where it makes none.
func oracle(program, path, oracles string) string {
	kept := filepath.Join(oracles, filepath.Base(path)+"."+program)
	if text, err := os.ReadFile(kept); err == nil {
		return string(text)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var text []byte
	switch program {
	case "pandoc":
		text, _ = exec.CommandContext(ctx, "pandoc", "-f", "docx", "-t", "plain", "--wrap=none", path).Output()
	case "antiword":
		text, _ = exec.CommandContext(ctx, "antiword", "-m", "UTF-8.txt", "-w", "0", path).Output()
	case "catdoc":
		text, _ = exec.CommandContext(ctx, "catdoc", "-d", "utf-8", path).Output()
	case "soffice":
		text = officeText(ctx, path)
	}
	os.WriteFile(kept, text, 0o666)
	return string(text)
}

// officeText returns the text that LibreOffice makes of a file, or nil.
func officeText(ctx context.Context, path string) []byte {
	dir, err := os.MkdirTemp("", "office")
	if err != nil {
		return nil
	}
	defer os.RemoveAll(dir)
	exec.CommandContext(ctx, "soffice", "--headless", "-env:UserInstallation=file://"+filepath.Join(os.TempDir(), "measure-office"),
		"--convert-to", "txt:Text", "--outdir", dir, path).Run()
	text, _ := os.ReadFile(filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+".txt"))
	return text
}

// compareLetters returns how many of the letters and digits that a and b both give stand in text too, as a share of 1; -1
// where they give none. It also returns some of those that are missing.
func compareLetters(text, a, b string) (share float64, missing string) {
	ours, first, second := letters(text), letters(a), letters(b)
	all, found := 0, 0
	var sample []rune
	for r, n := range first {
		n = min(n, second[r])
		all += n
		found += min(n, ours[r])
		if n > ours[r] {
			sample = append(sample, r)
		}
	}
	if all == 0 {
		return -1, ""
	}
	slices.Sort(sample)
	return float64(found) / float64(all), string(sample[:min(len(sample), 60)])
}

// letters counts letters and digits; raised and lowered ones are those that they stand for.
func letters(text string) map[rune]int {
	counts := map[rune]int{}
	for _, r := range norm.NFKC.String(text) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			counts[r]++
		}
	}
	return counts
}
