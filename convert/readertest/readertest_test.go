package readertest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"guiwen/normalize/source"
)

// whole is the least reader that keeps every promise: the input is one line.
func whole(ctx context.Context, in source.Input, limits source.Limits) (*source.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	limits = limits.WithDefaults()
	text := strings.TrimSpace(strings.ToValidUTF8(string(in.Data), "?"))
	switch {
	case len(in.Data) == 0:
		return nil, source.Errorf(source.Empty, "", "", "no bytes")
	case int64(len(in.Data)) > limits.Bytes || len(text) > limits.Text:
		return nil, source.Errorf(source.LimitSize, "", "", "too large")
	case text == "":
		return nil, source.Errorf(source.NoText, "", "", "only blanks")
	}
	return &source.Document{Text: text, Parts: []source.Part{{End: len(text)}}}, nil
}

func TestRunAcceptsAGoodReader(t *testing.T) {
	Run(t, whole, map[string][]byte{"notice": []byte("云州市人民政府通知\n")})
}

func TestCheckDocument(t *testing.T) {
	good := func() *source.Document {
		return &source.Document{Text: "一、概况\n云州", Parts: []source.Part{
			{Start: 0, End: 12, Label: "一、"}, {Start: 13, End: 19},
		}}
	}
	if err := CheckDocument(good()); err != nil {
		t.Fatalf("good document: %v", err)
	}
	for name, spoil := range map[string]func(*source.Document){
		"no parts":           func(d *source.Document) { d.Parts = nil },
		"text not UTF-8":     func(d *source.Document) { d.Text += "\xe4" },
		"text outside parts": func(d *source.Document) { d.Parts = d.Parts[1:] },
		"text after parts":   func(d *source.Document) { d.Parts = d.Parts[:1] },
		"overlap":            func(d *source.Document) { d.Parts[1].Start = 9 },
		"cut character":      func(d *source.Document) { d.Parts[0].End = 11 },
		"empty part":         func(d *source.Document) { d.Parts[1].End = 13 },
		"beyond the text":    func(d *source.Document) { d.Parts[1].End = 20 },
		"label not in text":  func(d *source.Document) { d.Parts[1].Label = "二、" },
		"cell without kind":  func(d *source.Document) { d.Parts[0].Cell = &source.Cell{Table: 1, RowSpan: 1, ColSpan: 1} },
		"kind without cell":  func(d *source.Document) { d.Parts[0].Kind = source.TableCell },
		"page beyond pages":  func(d *source.Document) { d.Pages = make([]source.Page, 1); d.Parts[0].Page = 2 },
		"note without code":  func(d *source.Document) { d.Notes = []source.Diagnostic{{Message: "x", Severity: source.Info}} },
		"note beyond the text": func(d *source.Document) {
			d.Notes = []source.Diagnostic{{Code: "x", Severity: source.Info, Message: "x", Offset: 99}}
		},
		"metadata not trimmed": func(d *source.Document) { d.Meta.Title = " 通知" },
		"table out of order": func(d *source.Document) {
			d.Parts[0].Kind, d.Parts[0].Cell = source.TableCell, &source.Cell{Table: 2, RowSpan: 1, ColSpan: 1}
		},
	} {
		doc := good()
		spoil(doc)
		if CheckDocument(doc) == nil {
			t.Errorf("%s: not noticed", name)
		}
	}
}

func TestCheckOutcome(t *testing.T) {
	doc := &source.Document{Text: "云州", Parts: []source.Part{{End: 6}}}
	coded := source.Errorf(source.Corrupt, "", "", "damaged")
	for name, c := range map[string]struct {
		doc  *source.Document
		err  error
		good bool
	}{
		"document":        {doc, nil, true},
		"coded error":     {nil, coded, true},
		"context's error": {nil, context.Canceled, true},
		"nothing":         {nil, nil, false},
		"both":            {doc, coded, false},
		"plain error":     {nil, errors.New("oops"), false},
		"unknown code":    {nil, source.Errorf("input.odd", "", "", "odd"), false},
	} {
		if got := CheckOutcome(c.doc, c.err); (got == nil) != c.good {
			t.Errorf("%s: CheckOutcome = %v, want good %v", name, got, c.good)
		}
	}
}
