package cli

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"guiwen/schema"
)

func newMigrateCommand(s Streams) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "migrate DOCUMENT.json...",
		Short: "Lift JSON documents of an older version to this one",
		Long: `Write documents of an older version of the format in the form of this one, ` + schema.Version + `. What the older
version could not say is null or empty; what it held is kept. A document that is of this version already is
written as it is. The files that are read stay as they are.

A finished output folder is better converted again: its sources give what the older version could not say, and
its manifest keeps the right digests.`,
		Example: `  guiwen migrate old/report.json > report.json
  guiwen migrate old/*.json -o new/`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 && out == "" {
				return usage("name a folder with -o", "several documents cannot be written to standard output")
			}
			if out != "" {
				if err := os.MkdirAll(out, 0o777); err != nil {
					return err
				}
			}
			for _, name := range args {
				if err := migrate(s, name, out); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "folder to write to instead of standard output")
	return c
}

// migrate lifts one document and writes it into the folder out, or to standard output for "".
func migrate(s Streams, name, out string) error {
	data, err := readAll(name, s)
	if err != nil {
		return err
	}
	d, err := parseDocument(name, data)
	if err != nil {
		return err
	}
	if data, err = d.Canonical(); err != nil {
		return err
	}
	data = append(data, '\n')
	if out == "" {
		_, err = s.Out.Write(data)
		return err
	}
	return os.WriteFile(filepath.Join(out, filepath.Base(name)), data, 0o644)
}
