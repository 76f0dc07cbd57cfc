package annex

import (
	"strconv"
	"strings"

	"guiwen/schema"
)

// summary is what 说明 says of one document.
type summary struct {
	name, title, issuer, number, period, sha256 string
	level                                       string // of the one body that issued it
	year                                        int    // 报告期; 0 where not told
	figures, doubtful, failed, warnings         int
	first                                       place // of its text in 原文, once it has one
}

// summarized is what 说明 says of a document, but for what its figures and checks come to.
func summarized(e *entry) summary {
	sum := summary{
		name: e.Source.Name, issuer: e.issuer, sha256: e.Source.SHA256, figures: len(e.Statistics),
		title: value(e.Metadata.Title), period: reportingYear(e.Metadata),
	}
	if y := e.Metadata.ReportingYear; y != nil {
		sum.year = *y
	}
	if len(e.Metadata.Issuers) == 1 {
		sum.level = value(e.Metadata.Issuers[0].Level)
	}
	if n := e.Metadata.DocumentNumber; n != nil {
		sum.number = n.Text
	}
	for _, d := range e.Diagnostics {
		if d.Severity == "warning" {
			sum.warnings++
		}
	}
	return sum
}

// cloned is s without the sheaf that its texts are parts of.
func (s summary) cloned() summary {
	for _, t := range s.texts() {
		*t = strings.Clone(*t)
	}
	return s
}

func (s *summary) texts() []*string {
	return []*string{&s.name, &s.title, &s.issuer, &s.number, &s.period, &s.sha256, &s.level}
}

func (s *summary) code(x *coder) {
	for _, t := range s.texts() {
		x.text(t)
	}
	for _, n := range []*int{&s.year, &s.figures, &s.doubtful, &s.failed, &s.warnings} {
		x.number(n)
	}
}

func reportingYear(m schema.Metadata) string {
	if m.ReportingYear == nil {
		return ""
	}
	return strconv.Itoa(*m.ReportingYear)
}
