package cli

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"

	"guiwen/convert"
	"guiwen/convert/external"
)

// readerEnvironment are the variables that external readers are told, where they are set.
var readerEnvironment = []string{"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SystemRoot", "USERPROFILE"}

// parseReaders turns --reader FORMAT=PROGRAM ARGUMENTS into programs by format. Arguments stand between blanks; a command whose words have
// blanks of their own is written as a JSON array. Its errors are usage errors.
func parseReaders(flags []string) (map[string]external.Program, error) {
	if len(flags) == 0 {
		return nil, nil
	}
	readers := map[string]external.Program{}
	environment := readerSurroundings()
	for _, flag := range flags {
		format, command, ok := strings.Cut(flag, "=")
		words := strings.Fields(command)
		if strings.HasPrefix(command, "[") {
			if err := json.Unmarshal([]byte(command), &words); err != nil {
				return nil, usage("", "--reader %q: %v", flag, err)
			}
		}
		if !ok || len(words) == 0 || words[0] == "" {
			return nil, usage("for example: --reader 'uof=/opt/reader --fast'", "--reader %q: want FORMAT=PROGRAM", flag)
		}
		if !isReadable(format) {
			return nil, usage("formats: "+strings.Join(readable(), ", ")+", or a media type", "--reader %q: there is no format %q", flag, format)
		}
		path, err := exec.LookPath(words[0])
		if err != nil {
			return nil, usage("", "--reader %q: %v", flag, err)
		}
		words[0] = path
		readers[format] = external.Program{Command: words, Environment: environment}
	}
	return readers, nil
}

// resolvedReaders is readers as flags that mean the same without a search for the programs.
func resolvedReaders(readers map[string]external.Program) []string {
	var flags []string
	for _, format := range slices.Sorted(maps.Keys(readers)) {
		command, err := json.Marshal(readers[format].Command)
		if err != nil {
			panic(err) // words of text
		}
		flags = append(flags, format+"="+string(command))
	}
	return flags
}

// readable returns the names of formats that a program can be set to read.
func readable() []string {
	names := map[string]bool{}
	for _, f := range convert.Formats() {
		names[f.Name] = true
	}
	for _, name := range convert.Refused() {
		names[name] = true
	}
	return slices.Sorted(maps.Keys(names))
}

func isReadable(format string) bool {
	return slices.Contains(readable(), format) || strings.Contains(format, "/")
}

// readerSurroundings is the environment of external readers.
func readerSurroundings() []string {
	var list []string
	for _, name := range readerEnvironment {
		if value, ok := os.LookupEnv(name); ok {
			list = append(list, name+"="+value)
		}
	}
	return list
}
