package cli

import (
	"embed"
	"strings"

	"github.com/spf13/cobra"

	"guiwen/cmd/settings"
)

// helpTexts are what --help says of commands, where that has words in Chinese: a short line, an empty one, and the long text.
//
//go:embed help/*.txt
var helpTexts embed.FS

// help returns the short and the long text of help/NAME.txt.
func help(name string) (short, long string) {
	data, err := helpTexts.ReadFile("help/" + name + ".txt")
	if err != nil {
		panic(err) // embedded: cannot be
	}
	short, long, _ = strings.Cut(string(data), "\n\n")
	return short, strings.TrimSuffix(long, "\n")
}

// newHelpCommand is guiwen help COMMAND, which says the same as guiwen COMMAND --help.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say what the program or a command does",
		Args:  cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noSuchCommand(c.Root(), args)
			}
			found.InitDefaultHelpFlag()
			found.InitDefaultVersionFlag()
			return found.Help()
		},
	}
}

// noSuchCommand is the error for what follows the name of the program and is no command.
func noSuchCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return usage(settings.DidYouMean(args[0], append(names, "help"), "see guiwen --help"), "unknown command %q", args[0])
}
