package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/pflag"

	"guiwen/cmd/settings"
	"guiwen/convert"
	"guiwen/normalize"
	"guiwen/normalize/layout"
)

// conversionFlags are the flags that decide what a document becomes; every command that converts has them.
type conversionFlags struct {
	Profile    string   `json:"profile"`
	Rules      []string `json:"rules"`
	PDFEngine  string   `json:"pdfEngine"`
	Indicators string   `json:"indicators"` // file name
	Redact     []string `json:"redact"`
	Revisions  string   `json:"revisions"`
	Readers    []string `json:"readers"`

	explain func(line string) // of outline --why
}

func (o *conversionFlags) register(f *pflag.FlagSet) {
	o.registerRules(f)
	settings.Choice(f, &o.PDFEngine, "pdf-engine", "own", []string{"own", "ledongthuc"}, "engine that reads PDF: own, or ledongthuc (plain text only)")
	settings.Choices(f, &o.Redact, "redact", nil, []string{"contacts"}, "mask in the metadata: contacts")
	settings.Choice(f, &o.Revisions, "revisions", string(layout.Accepted), []string{string(layout.Accepted), string(layout.Original), string(layout.Marked)},
		"tracked changes and struck text: accepted, original, or marked (both versions stand in the text)")
	o.registerReaders(f)
	f.StringVar(&o.Indicators, "indicators", "", "catalogue of indicators (TSV) to use instead of the built-in one")
}

func (o *conversionFlags) registerReaders(f *pflag.FlagSet) {
	f.StringArrayVar(&o.Readers, "reader", nil, "let a program read a format: FORMAT=PROGRAM ARGUMENTS (repeatable; docs/engines.md)")
}

func (o *conversionFlags) registerRules(f *pflag.FlagSet) {
	settings.Choice(f, &o.Profile, "profile", "official", normalize.Profiles, "profile of normalization: official, minimal or web")
	f.StringArrayVar(&o.Rules, "rule", nil, "turn a rule of normalization on or off: ID=on, ID=off (repeatable)")
}

// options turns the flags into options, reading the files that they name. Its errors are usage errors.
func (o *conversionFlags) options() (convert.Options, error) {
	c := convert.Options{Profile: o.Profile, PDFEngine: o.PDFEngine, Redact: o.Redact, Revisions: layout.Revisions(o.Revisions), Explain: o.explain}
	for _, r := range o.Rules {
		id, state, ok := strings.Cut(r, "=")
		if !ok || state != "on" && state != "off" {
			return c, usage("for example: --rule width.comma=off", "--rule %q: want ID=on or ID=off", r)
		}
		if known := ruleNames(); !slices.Contains(known, id) {
			return c, usage(settings.DidYouMean(id, known, "guiwen rules lists the rules"), "--rule %q: there is no such rule", id)
		}
		if c.Rules == nil {
			c.Rules = map[string]bool{}
		}
		c.Rules[id] = state == "on"
	}
	readers, err := parseReaders(o.Readers)
	if err != nil {
		return c, err
	}
	c.Readers = readers
	if o.Indicators != "" {
		data, err := os.ReadFile(o.Indicators)
		if err != nil {
			return c, usage("", "--indicators: %v", err)
		}
		if len(data) == 0 {
			return c, usage("docs/indicators.md shows what a catalogue looks like", "--indicators: %s is empty", o.Indicators)
		}
		c.Indicators = string(data)
	}
	return c, nil
}

// ruleNames are what --rule takes: ids of rules, and names that edits carry.
func ruleNames() []string {
	var names []string
	for _, r := range normalize.Rules() {
		names = append(append(names, r.ID), r.Names...)
	}
	return names
}

// programDigest is the SHA-256 of the running program, or its version where that cannot be read: results of
// another build are not taken for this one's.
var programDigest = sync.OnceValue(func() string {
	name, err := os.Executable()
	if err != nil {
		return convert.Producer
	}
	f, err := os.Open(name)
	if err != nil {
		return convert.Producer
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return convert.Producer
	}
	return hex.EncodeToString(h.Sum(nil))
})
