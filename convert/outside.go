package convert

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"guiwen/convert/external"
	"guiwen/convert/structured"
	"guiwen/normalize/source"
)

// outside lets programs read formats: those that have a reader here are given to the program instead, others are read where they would be refused.
// A format that has no reader is named by the detail of its refusal: "uof", "latex", "pptx", "image", or a media type.
func (c *Converter) outside(readers map[string]external.Program) error {
	for _, name := range slices.Sorted(maps.Keys(readers)) {
		program := readers[name]
		if len(program.Command) == 0 {
			return fmt.Errorf("the reader of %s is no program", name)
		}
		i := slices.IndexFunc(c.formats, func(f Format) bool { return f.Name == name })
		switch {
		case i >= 0:
			c.formats[i].Read = program.Read
		case slices.Contains(Refused(), name), strings.Contains(name, "/"):
			c.programs[name] = program
		default:
			return fmt.Errorf("there is no format %q", name)
		}
	}
	return nil
}

// Refused returns the names of formats that are known and have no reader here, sorted; a program can be set to read them.
func Refused() []string {
	names := map[string]bool{"ole": true, "image": true}
	for _, k := range structured.Kinds() {
		names[k.ID] = true
	}
	for _, p := range packages {
		names[p.id] = true
	}
	for _, f := range formats {
		delete(names, f.Name)
	}
	return slices.Sorted(maps.Keys(names))
}

// byProgram returns how a program reads what was refused with err, if one is set to.
func (c *Converter) byProgram(in source.Input, err error) (Format, bool) {
	var refused *source.Error
	if !errors.As(err, &refused) {
		return Format{}, false
	}
	program, ok := c.programs[refused.Detail]
	if !ok {
		return Format{}, false
	}
	media := mediaType(in.Data)
	if kind, is := structured.Detect(in.Data); is {
		media = kind.MediaType
	}
	if media == "" {
		media = "application/octet-stream"
	}
	return Format{Name: refused.Detail, MediaType: media, Read: program.Read}, true
}
