package settings

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// FileName is the file of settings that is looked for in the working directory.
const FileName = "guiwen.toml"

// largestFile is more bytes than any file of settings has.
const largestFile = 1 << 20

// File is a file of settings (TOML). Its keys are the long names of flags: those at the top hold for every command that has the
// flag, those of a table with the name of a command for that command alone.
//
//	lang = "zh"
//	[convert]
//	output = "out"
//	jobs = 4
//	exclude = ["*.bak", "草稿*"]
//
// A table with the name of a flag gives the flag as NAME=VALUE, once for each of its keys:
//
//	[rule]
//	"width.comma" = "off"
type File struct {
	name string
	keys map[string]any
}

// Error is what is wrong with a file of settings, and what to do.
type Error struct{ Message, Hint string }

func (e *Error) Error() string { return e.Message }

// Read reads a file of settings. With an empty name it reads guiwen.toml in the working directory, if there is one. Its errors
// are of type *[Error].
func Read(name string) (*File, error) {
	f := &File{name: name}
	if name == "" {
		f.name = FileName
	}
	r, err := os.Open(f.name)
	if err != nil {
		if name == "" && errors.Is(err, os.ErrNotExist) {
			return f, nil
		}
		return nil, &Error{err.Error(), "--config names a file of settings"}
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, largestFile+1))
	if err == nil && len(data) > largestFile {
		err = errors.New("it is too large for a file of settings")
	}
	if err == nil {
		_, err = toml.Decode(strings.TrimPrefix(string(data), "\ufeff"), &f.keys)
	}
	if err != nil {
		return nil, &Error{fmt.Sprintf("%s: %s", f.name, strings.TrimPrefix(err.Error(), "toml: ")), "it is written in TOML (toml.io)"}
	}
	return f, nil
}

// Check holds that every key is a flag of some command below root, and every table a command or a flag. Its error is of type
// *[Error].
func (f *File) Check(root *cobra.Command) error {
	flags, commands := map[string]bool{}, map[string]*cobra.Command{}
	for _, c := range root.Commands() {
		if c.Hidden {
			continue
		}
		commands[c.Name()] = c
		for _, name := range namesOf(c) {
			flags[name] = true
		}
	}
	known := slices.Sorted(maps.Keys(flags))
	for _, key := range slices.Sorted(maps.Keys(f.keys)) {
		table, isTable := f.keys[key].(map[string]any)
		c := commands[key]
		switch {
		case isTable && c != nil:
			for _, key := range slices.Sorted(maps.Keys(table)) {
				if own := namesOf(c); !slices.Contains(own, key) {
					return &Error{fmt.Sprintf("%s: there is no setting %s.%s", f.name, c.Name(), key),
						DidYouMean(key, own, fmt.Sprintf("guiwen %s --help lists what can be set", c.Name()))}
				}
			}
		case !flags[key]:
			return &Error{fmt.Sprintf("%s: there is no setting %s", f.name, key),
				DidYouMean(key, append(slices.Sorted(maps.Keys(commands)), known...), "the keys are long names of flags, the tables commands")}
		}
	}
	return nil
}

// namesOf are the long names of what can be set for a command.
func namesOf(c *cobra.Command) []string {
	var names []string
	c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
		if f.Name != "help" && f.Name != "version" {
			names = append(names, f.Name)
		}
	})
	return names
}

// Apply gives the flags of a command that were not given on the command line the values of the file. Its error is of type
// *[Error].
func (f *File) Apply(c *cobra.Command) error {
	own, _ := f.keys[c.Name()].(map[string]any)
	for _, name := range namesOf(c) {
		value, ok := own[name]
		where := c.Name() + "." + name
		if !ok {
			value, ok = f.keys[name]
			where = name
		}
		flag := c.Flags().Lookup(name)
		if !ok || flag.Changed {
			continue
		}
		values, err := textsOf(value)
		for i := 0; i < len(values) && err == nil; i++ {
			if i == 1 && !isList(flag.Value) {
				err = errors.New("it takes one value")
				break
			}
			err = flag.Value.Set(values[i])
		}
		if err != nil {
			e := &Error{Message: fmt.Sprintf("%s: %s: %v", f.name, where, err)}
			if closed := (*NoSuchValue)(nil); errors.As(err, &closed) {
				e.Hint = closed.Hint()
			}
			return e
		}
		flag.Changed = len(values) > 0
	}
	return nil
}

// isList reports whether a flag may be given more than once.
func isList(v pflag.Value) bool {
	_, slice := v.(pflag.SliceValue)
	_, own := v.(*choices)
	return slice || own
}

// textsOf are the values of a key as they would stand on the command line.
func textsOf(value any) ([]string, error) {
	switch v := value.(type) {
	case string, bool, int64, float64:
		return []string{fmt.Sprint(v)}, nil
	case []any:
		var list []string
		for _, item := range v {
			if _, nested := item.([]any); nested {
				return nil, errors.New("a list of lists")
			}
			one, err := textsOf(item)
			if err != nil {
				return nil, err
			}
			list = append(list, one...)
		}
		return list, nil
	case map[string]any:
		var list []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			text, ok := v[key].(string)
			if !ok {
				return nil, fmt.Errorf("%s must be a string", key)
			}
			list = append(list, key+"="+text)
		}
		return list, nil
	}
	return nil, fmt.Errorf("a value of this kind (%T) cannot be set", value)
}
