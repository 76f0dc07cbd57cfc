package settings

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/pflag"
)

// NoSuchValue is the error for a value that is not in its list.
type NoSuchValue struct {
	Value string
	List  []string
}

func (e *NoSuchValue) Error() string { return fmt.Sprintf("%q is none of its values", e.Value) }

// Hint names the nearest value, and all.
func (e *NoSuchValue) Hint() string {
	all := "the values are " + listed(e.List)
	if w := Nearest(e.Value, e.List); w != "" {
		return "did you mean " + w + "? " + all
	}
	return all
}

// Choice defines a flag whose value is one of a list. A fallback of "" stands for none.
func Choice(f *pflag.FlagSet, to *string, name, fallback string, list []string, usage string) {
	*to = fallback
	f.Var(&choice{to, list}, name, usage)
}

type choice struct {
	to   *string
	list []string
}

func (c *choice) String() string { return *c.to }

func (c *choice) Type() string { return "string" }

func (c *choice) Set(value string) error {
	err := holds(c.list, value)
	if err == nil {
		*c.to = value
	}
	return err
}

// Choices defines a flag whose values, parted by commas or given one by one, are of a list.
func Choices(f *pflag.FlagSet, to *[]string, name string, fallback, list []string, usage string) {
	*to = fallback
	f.Var(&choices{to: to, list: list}, name, usage)
}

type choices struct {
	to   *[]string
	list []string
	set  bool // what stands in to is no fallback any more
}

func (c *choices) String() string {
	if len(*c.to) == 0 {
		return ""
	}
	return "[" + strings.Join(*c.to, ",") + "]"
}

func (c *choices) Type() string { return "strings" }

func (c *choices) Set(values string) error {
	var list []string
	for v := range strings.SplitSeq(values, ",") {
		if err := holds(c.list, v); err != nil {
			return err
		}
		list = append(list, v)
	}
	if c.set {
		list = append(*c.to, list...)
	}
	*c.to, c.set = list, true
	return nil
}

// listed writes a list as people do: a, b and c.
func listed(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " and " + list[last]
}

// holds reports whether a list has a value, or an error that says which is near.
func holds(list []string, value string) error {
	if slices.Contains(list, value) {
		return nil
	}
	return &NoSuchValue{value, list}
}
