package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"guiwen/normalize"
	"guiwen/schema"
)

type normalizeOptions struct {
	diff, check, inPlace, json bool
	backup                     string
	conversionFlags
}

func newNormalizeCommand(s Streams) *cobra.Command {
	var o normalizeOptions
	c := &cobra.Command{
		Use:   "normalize [FILE...]",
		Short: "Normalize the marks, widths and spaces of a UTF-8 text",
		Long: `Read text from files or standard input and write it normalized to standard output: the marks of GB/T 15834,
numbers as in GB/T 15835, document numbers and heading numbers as in GB/T 9704. Each line is a
paragraph. Input of any size is taken paragraph by paragraph.

guiwen rules lists the rules. Exit status with --check: 3 if something would change.`,
		Example: `  guiwen normalize < report.txt > clean.txt
  guiwen normalize --diff report.txt
  guiwen normalize --check docs/*.txt
  guiwen normalize --in-place --backup .orig report.txt`,
		RunE: func(_ *cobra.Command, args []string) error { return runNormalize(args, o, s) },
	}
	f := c.Flags()
	f.BoolVar(&o.diff, "diff", false, "show each changed paragraph and its edits, with their rules, instead of the text")
	f.BoolVar(&o.check, "check", false, "print the names of inputs that would change instead of the text, and exit with 3 if any; with --diff or --json, print those")
	f.BoolVarP(&o.inPlace, "in-place", "i", false, "write the files themselves, keeping each as FILE.bak")
	f.StringVar(&o.backup, "backup", ".bak", "suffix of the files that --in-place keeps; empty for none")
	f.BoolVar(&o.json, "json", false, "print each edit as a line of JSON instead of the text")
	o.registerRules(f)
	return c
}

func runNormalize(args []string, o normalizeOptions, s Streams) error {
	if o.diff && o.json || o.inPlace && (o.diff || o.json || o.check) {
		return usage("--check goes with --diff or --json", "--diff, --json and --in-place exclude each other, and --check and --in-place do")
	}
	options, err := o.options()
	if err != nil {
		return err
	}
	n, err := normalize.New(normalize.Options{Profile: options.Profile, Rules: options.Rules})
	if err != nil {
		return usage("guiwen rules lists the rules", "%v", err)
	}
	if len(args) == 0 {
		args = []string{"-"}
	}
	changed := false
	for _, name := range args {
		did, err := o.one(name, n, s)
		if err != nil {
			return err
		}
		changed = changed || did
	}
	if changed && o.check {
		return &exit{status: statusQuarantined}
	}
	return nil
}

// one normalizes one input and reports whether anything changed.
func (o *normalizeOptions) one(name string, n *normalize.Normalizer, s Streams) (bool, error) {
	in := s.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return false, usage("", "%v", err)
		}
		defer f.Close()
		in = f
	}
	if o.inPlace {
		return rewrite(name, o.backup, in, n)
	}
	out := bufio.NewWriter(s.Out)
	var write func(p passage) error
	switch {
	case o.json:
		write = func(p passage) error { return p.json(out, name) }
	case o.diff:
		colour := isTerminal(s.Out) && os.Getenv("NO_COLOR") == ""
		write = func(p passage) error { return p.diff(out, name, colour) }
	case o.check:
		write = func(passage) error { return nil }
	default:
		write = func(p passage) error { _, err := out.WriteString(p.text.String()); return err }
	}
	changed, err := passages(in, name, n, write)
	if changed && o.check && !o.json && !o.diff {
		fmt.Fprintln(out, printable(name))
	}
	return changed, errors.Join(err, out.Flush())
}

// passage is a piece of input that ends at a paragraph end.
type passage struct {
	line int // number of its first line, from 1
	at   int // code points before it
	text *normalize.Text
}

// passageSize is about how many bytes are normalized at once.
const passageSize = 1 << 20

// passages normalizes in piece by piece and reports whether anything changed.
func passages(in io.Reader, name string, n *normalize.Normalizer, write func(passage) error) (bool, error) {
	r := bufio.NewReaderSize(in, passageSize)
	p := passage{line: 1}
	changed := false
	for {
		block, err := readPassage(r)
		if len(block) > 0 {
			if !utf8.Valid(block) {
				return changed, usage("guiwen convert reads GB 18030 and UTF-16 too", "%s: near line %d: the text is not UTF-8", name, p.line)
			}
			p.text, _ = n.Text(string(block))
			changed = changed || len(p.text.Edits()) > 0
			if err := write(p); err != nil {
				return changed, err
			}
			p.line += bytes.Count(block, []byte("\n"))
			p.at += utf8.RuneCount(block)
		}
		if errors.Is(err, io.EOF) {
			return changed, nil
		}
		if err != nil {
			return changed, fmt.Errorf("%s: %w", name, err)
		}
	}
}

// readPassage reads about passageSize bytes and on to the end of the line.
func readPassage(r *bufio.Reader) ([]byte, error) {
	block := make([]byte, passageSize)
	n, err := io.ReadFull(r, block)
	block = block[:n]
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.EOF
	}
	if err != nil {
		return block, err
	}
	rest, err := r.ReadBytes('\n')
	return append(block, rest...), err
}

// editLine is an edit as --json prints it. Start and End are code points of the input.
type editLine struct {
	File  string `json:"file"`
	Line  int    `json:"line"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Raw   string `json:"raw"`
	Text  string `json:"text"`
	Rule  string `json:"rule"`
}

func (p passage) json(w *bufio.Writer, name string) error {
	raw := p.text.Raw()
	offsets := schema.NewOffsets(raw)
	line, last := p.line, 0
	for _, e := range p.text.Edits() {
		line += strings.Count(raw[last:e.Start], "\n")
		last = e.Start
		start := p.at + offsets.CodePoint(e.Start)
		data, err := schema.AppendCanonical(nil, editLine{name, line, start, p.at + offsets.CodePoint(e.End), raw[e.Start:e.End], e.New, e.Rule})
		if err != nil {
			return err
		}
		w.Write(data)
		w.WriteByte('\n')
	}
	return nil
}

// diff prints each changed line of the input, what it becomes, and the edits with their rules.
func (p passage) diff(w *bufio.Writer, name string, colour bool) error {
	red, green, dim, off := "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[0m"
	if !colour {
		red, green, dim, off = "", "", "", ""
	}
	raw, edits := p.text.Raw(), p.text.Edits()
	line, at := p.line, 0
	for i := 0; i < len(edits); {
		start := strings.LastIndexByte(raw[:edits[i].Start], '\n') + 1
		line += strings.Count(raw[at:start], "\n")
		at = start
		end := len(raw)
		if n := strings.IndexByte(raw[edits[i].Start:], '\n'); n >= 0 {
			end = edits[i].Start + n
		}
		j := i
		for j < len(edits) && (edits[j].Start <= end) {
			end = max(end, edits[j].End)
			j++
		}
		fmt.Fprintf(w, "%s:%d:\n", printable(name), line)
		fmt.Fprintf(w, "%s- %s%s\n", red, printable(raw[start:end]), off)
		after := normalize.NewText(raw[start:end], shifted(edits[i:j], start)).String()
		fmt.Fprintf(w, "%s+ %s%s\n", green, printable(after), off)
		for _, e := range edits[i:j] {
			column := utf8.RuneCountInString(raw[start:max(e.Start, start)]) + 1
			fmt.Fprintf(w, "%s  %4d  %-24s %q → %q%s\n", dim, column, e.Rule, raw[e.Start:e.End], e.New, off)
		}
		i = j
	}
	return nil
}

// shifted returns edits with offsets counted from start.
func shifted(edits []normalize.Edit, start int) []normalize.Edit {
	list := make([]normalize.Edit, len(edits))
	for i, e := range edits {
		e.Start, e.End = e.Start-start, e.End-start
		list[i] = e
	}
	return list
}
