package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"guiwen/cmd/cli"
	"guiwen/convert"
)

// manuals returns the manual pages of the program and its commands, by file name: what --help says, in the form that man reads
// (man-pages(7)).
func manuals() map[string][]byte {
	root := cli.Commands()
	pages := map[string][]byte{}
	for _, c := range append([]*cobra.Command{root}, root.Commands()...) {
		if c == root || c.IsAvailableCommand() {
			pages[manualName(c)+".1"] = manual(root, c)
		}
	}
	return pages
}

// manualName is guiwen, or guiwen-convert.
func manualName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

func manual(root, c *cobra.Command) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, ".\\\" Made by go generate ./docs/generate from what --help says; do not edit.\n.TH %s 1 \"\" \"%s\" \"guiwen\"\n",
		strings.ToUpper(roff(manualName(c))), roff(convert.Producer))
	fmt.Fprintf(&b, ".SH NAME\n%s \\- %s\n.SH SYNOPSIS\n", roff(manualName(c)), roff(c.Short))
	use := roff(c.UseLine())
	if c == root {
		use = "guiwen COMMAND [flags]"
	}
	fmt.Fprintf(&b, ".B %s\n.SH DESCRIPTION\n", use)
	long := c.Long
	if long == "" {
		long = c.Short + "."
	}
	prose(&b, long)
	if c == root {
		b.WriteString(".SH COMMANDS\n")
		for _, sub := range root.Commands() {
			if sub.IsAvailableCommand() {
				fmt.Fprintf(&b, ".TP\n.BR %s (1)\n%s\n", roff(manualName(sub)), roff(sub.Short))
			}
		}
	}
	flags(&b, "OPTIONS", c.NonInheritedFlags())
	if c != root {
		flags(&b, "OPTIONS OF EVERY COMMAND", root.PersistentFlags())
	}
	if c.Example != "" {
		b.WriteString(".SH EXAMPLES\n")
		literal(&b, strings.Split(c.Example, "\n"))
	}
	b.WriteString(".SH SEE ALSO\n")
	if c == root {
		b.WriteString("README.md and docs/settings.md of the program's sources\n")
	} else {
		b.WriteString(".BR guiwen (1)\n")
	}
	return []byte(b.String())
}

func flags(b *strings.Builder, title string, f *pflag.FlagSet) {
	if !f.HasAvailableFlags() {
		return
	}
	fmt.Fprintf(b, ".SH %s\n", title)
	f.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		kind, usage := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		fmt.Fprintf(b, ".TP\n.B %s", roff(name))
		if kind != "" {
			fmt.Fprintf(b, " \\fI%s\\fR", roff(kind))
		}
		fmt.Fprintf(b, "\n%s", roff(usage))
		switch f.DefValue {
		case "", "false", "0", "[]":
		default:
			fmt.Fprintf(b, " (%s)", roff(strings.Trim(f.DefValue, "[]")))
		}
		b.WriteByte('\n')
	})
}

// prose writes paragraphs: an empty line parts them, and lines that are indented stay as they are.
func prose(b *strings.Builder, text string) {
	lines := strings.Split(text, "\n")
	for i := 0; i < len(lines); {
		end := i
		for end < len(lines) && strings.HasPrefix(lines[end], "  ") {
			end++
		}
		if end > i {
			literal(b, lines[i:end])
			i = end
			continue
		}
		if lines[i] == "" {
			b.WriteString(".PP\n")
		} else {
			b.WriteString(roff(lines[i]) + "\n")
		}
		i++
	}
}

func literal(b *strings.Builder, lines []string) {
	b.WriteString(".PP\n.nf\n")
	for _, line := range lines {
		b.WriteString(roff(line) + "\n")
	}
	b.WriteString(".fi\n")
}

// roff escapes what means something to the formatter.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}

// writeManuals writes the pages into a folder, and removes those of commands that are gone.
func writeManuals(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	pages := manuals()
	old, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil {
		return err
	}
	for _, name := range old {
		if pages[filepath.Base(name)] == nil {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	for name, page := range pages {
		if err := os.WriteFile(filepath.Join(dir, name), page, 0o644); err != nil {
			return err
		}
	}
	return nil
}
