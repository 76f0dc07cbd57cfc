package convert

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/source"
	"guiwen/schema"
)

// redactContacts masks names and numbers in the metadata's contacts: of a name all but the first character, of a
// number its last digits. The text of the document stays as it is, because it must be possible to restore it;
// a diagnostic says so.
func redactContacts(d *schema.Document) {
	if len(d.Metadata.Contacts) == 0 {
		return
	}
	for i := range d.Metadata.Contacts {
		c := &d.Metadata.Contacts[i]
		if c.Name != nil {
			masked := maskName(*c.Name)
			c.Name = &masked
		}
		for k, phone := range c.Phones {
			c.Phones[k] = maskPhone(phone)
		}
	}
	d.Diagnostics = append(d.Diagnostics, schema.Diagnostic{
		Code: "metadata.contacts-redacted", Severity: string(source.Info),
		Message: "contacts are masked in the metadata; the text of the blocks still holds them",
	})
}

func maskName(name string) string {
	_, n := utf8.DecodeRuneInString(name)
	return name[:n] + strings.Repeat("*", utf8.RuneCountInString(name[n:]))
}

// maskPhone masks the last six digits of a number, or all of a shorter one.
func maskPhone(phone string) string {
	b := []byte(phone)
	for i, left := len(b)-1, 6; i >= 0 && left > 0; i-- {
		if '0' <= b[i] && b[i] <= '9' {
			b[i] = '*'
			left--
		}
	}
	return string(b)
}
