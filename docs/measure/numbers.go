package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"guiwen/normalize/lex"
	"guiwen/normalize/statistics"
	"guiwen/schema"
)

//go:embed numbers.tsv
var numberTable string

// numberSpec is a file of a folder of specifications that holds numbers, with the sentence that an input which is nothing but a
// number is set into at %s.
type numberSpec struct{ name, sentence string }

// numberSpecs returns the rows of numbers.tsv, and the sentence that an input which is more than a number is set into.
func numberSpecs() (specs []numberSpec, whole string) {
	for line := range strings.Lines(numberTable) {
		name, sentence, ok := strings.Cut(strings.TrimSpace(line), "\t")
		switch {
		case !ok || name[0] == '#':
		case name == "*":
			whole = sentence
		default:
			specs = append(specs, numberSpec{name, sentence})
		}
	}
	return specs, whole
}

// numberCase is an input of a specification and the numbers in it.
type numberCase struct {
	Input   string
	Results []struct {
		Text       string
		Start, End int // characters, End inclusive
		Resolution *struct{ Value any }
	}
}

// numbers sets the numbers of the specifications in a folder (Specs of the public repository microsoft/Recognizers-Text) into
// sentences, asks the grammar of numbers and the extraction of figures for them, and prints how many they give right, do
// not give, and give with another value; each of the last on a line of its own.
func numbers(out io.Writer, dir string) error {
	specs, whole := numberSpecs()
	for _, spec := range specs {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(spec.name)))
		if err != nil {
			return err
		}
		var cases []numberCase
		if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\uFEFF")), &cases); err != nil {
			return fmt.Errorf("%s: %w", spec.name, err)
		}
		var read, found tally
		for _, c := range cases {
			frame := whole
			if len(c.Results) == 1 && len([]rune(strings.TrimSpace(c.Input))) == c.Results[0].End-c.Results[0].Start+1 {
				frame = spec.sentence
			}
			sentence, shift := fmt.Sprintf(frame, c.Input), strings.Index(frame, "%s")
			figures := figuresOf(sentence)
			for _, r := range c.Results {
				want, ok := expected(r.Resolution)
				if !ok {
					continue
				}
				start := shift + len(string([]rune(c.Input)[:r.Start]))
				end := shift + len(string([]rune(c.Input)[:r.End+1]))
				read.add(out, "lex", c.Input, r.Text, want, readings(sentence[start:], end-start))
				found.add(out, "statistics", c.Input, r.Text, want, figuresIn(figures, sentence, start, end))
			}
		}
		fmt.Fprintf(out, "%s: grammar %v, figures %v\n", spec.name, read, found)
	}
	return nil
}

// expected returns the value of a specification, a percentage as its number.
func expected(resolution *struct{ Value any }) (float64, bool) {
	if resolution == nil {
		return 0, false
	}
	s, ok := resolution.Value.(string)
	v, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
	return v, ok && err == nil
}

// tally counts numbers: right, not given, wrong.
type tally struct{ right, none, wrong int }

func (t tally) String() string {
	return fmt.Sprintf("%d right, %d null, %d wrong", t.right, t.none, t.wrong)
}

// add counts one number; what is given with other values only is wrong and is printed.
func (t *tally) add(out io.Writer, who, input, text string, want float64, got []float64) {
	if len(got) == 0 {
		t.none++
		return
	}
	for _, v := range got {
		if math.Abs(v-want) <= 1e-9*math.Max(1, math.Abs(want)) {
			t.right++
			return
		}
	}
	t.wrong++
	fmt.Fprintf(out, "%s: %s in %s is %v, not %v\n", who, text, input, want, got)
}

// readings returns what the grammar reads at the start of s, within the characters of the number.
func readings(s string, length int) []float64 {
	n, ok := lex.ReadNumber(s)
	if !ok || n.Length > length {
		return nil
	}
	if n.Length < length {
		if r := s[n.Length:length]; strings.TrimSpace(r) != "" {
			return nil // a unit or a word follows, which the grammar of numbers does not read
		}
	}
	return []float64{n.Value.Float()}
}

func figuresOf(sentence string) []schema.Statistic {
	doc := &schema.Document{Schema: schema.Version, Blocks: []schema.Block{{ID: "b1", Role: schema.Paragraph, Text: sentence}}}
	return statistics.Find(doc, statistics.Default()).Statistics
}

// figuresIn returns the values of the figures that stand, wholly or in part, between two bytes of a sentence.
func figuresIn(figures []schema.Statistic, sentence string, start, end int) []float64 {
	var values []float64
	from := 0
	for _, f := range figures {
		k := strings.Index(sentence[from:], f.Figure)
		if k < 0 {
			continue
		}
		at := from + k
		from = at + len(f.Figure)
		if at >= end || from <= start || f.Value == nil {
			continue
		}
		v := *f.Value
		if f.Unit != nil && *f.Unit == "‰" {
			v /= 10
		}
		values = append(values, v)
	}
	return values
}
