package schema

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// OlderVersion is the version before this one, which [Decode] lifts.
const OlderVersion = "guiwen/document/1"

// Decode reads a document from its JSON. One of an older version is lifted to this one; one of a version that this
// program does not know is an error.
func Decode(data []byte) (*Document, error) {
	d := new(Document)
	if err := json.Unmarshal(data, d); err != nil {
		return nil, fmt.Errorf("not a document: %w", err)
	}
	switch d.Schema {
	case Version:
		return d, nil
	case OlderVersion:
		d.lift1()
		return d, nil
	}
	return nil, fmt.Errorf("the document is of version %q; this program reads %s and older", d.Schema, Version)
}

// VersionOf returns the version that a document's JSON states, or "".
func VersionOf(data []byte) string {
	var head struct {
		Schema string `json:"schema"`
	}
	if json.Unmarshal(data, &head) != nil {
		return ""
	}
	return head.Schema
}

// lift1 makes a document of version 1 one of version 2. What version 1 could not say is null or empty. What it could
// say and version 2 forbids, a date that does not exist and an address that leads nowhere, becomes null with a diagnostic.
func (d *Document) lift1() {
	d.Schema = Version
	m := &d.Metadata
	d.realDate("dateWritten", &m.DateWritten)
	if m.Printing != nil {
		d.realDate("printing.date", &m.Printing.Date)
	}
	d.realDate("publication.datePublished", &m.Publication.DatePublished)
	if u := m.Publication.URL; u != nil && !IsAddress(*u) {
		d.remark("metadata.address-relative", fmt.Sprintf("publication.url was %q, which is no absolute address", *u))
		m.Publication.URL = nil
	}
	for i := range d.References {
		if t := d.References[i].Meeting; t != nil {
			d.realDate("references["+strconv.Itoa(i)+"].meeting.date", &t.Date)
		}
	}
	for i := range d.Statistics {
		d.Statistics[i].Status = Result
	}
	for i := range d.Checks {
		d.Checks[i].ID = "c" + strconv.Itoa(i+1)
	}
	d.SinglePart()
}

// SinglePart makes the whole document one part with its metadata.
func (d *Document) SinglePart() {
	d.Parts = []Part{}
	if len(d.Blocks) == 0 {
		return
	}
	const id = "p1"
	for i := range d.Blocks {
		d.Blocks[i].Part = id
	}
	m := &d.Metadata
	d.Parts = append(d.Parts, Part{
		ID: id, Kind: TextPart, Title: m.Title, DocumentNumber: m.DocumentNumber, Issuers: m.Issuers,
		DocumentType: m.DocumentType, DateWritten: m.DateWritten, History: m.History,
		Blocks: BlockRange{First: d.Blocks[0].ID, Last: d.Blocks[len(d.Blocks)-1].ID},
	})
}

// realDate sets a date that is no day of the calendar to null and says so.
func (d *Document) realDate(name string, date **string) {
	if s := *date; s != nil && !IsDate(*s) {
		d.remark("metadata.date-impossible", fmt.Sprintf("%s was %q, which is no day of the calendar", name, *s))
		*date = nil
	}
}

func (d *Document) remark(code, message string) {
	d.Diagnostics = append(d.Diagnostics, Diagnostic{Code: code, Severity: "warning", Message: message})
}

// IsDate reports whether s is a day of the calendar in the form of ISO 8601: 2021-03-03.
func IsDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// IsAddress reports whether s is an absolute web address: the only kind that a document publishes.
func IsAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}
