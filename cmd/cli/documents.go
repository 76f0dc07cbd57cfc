package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"guiwen/schema"
)

// readAll returns the bytes of a file, or of standard input for "-".
func readAll(name string, s Streams) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(s.In)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, usage("", "%v", err)
	}
	return data, nil
}

// parseDocument reads a canonical document from its bytes.
func parseDocument(name string, data []byte) (*schema.Document, error) {
	d, err := schema.Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

func newRestoreCommand(s Streams) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:   "restore DOCUMENT.json",
		Short: "Give the source text back from a JSON document, exactly",
		Long: `Undo every edit and print the raw text: what the reader saw before anything was normalized. For a
UTF-8 text file these are its very bytes, those too that could not be decoded. The text is checked against the digest in the document.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			data, err := readAll(args[0], s)
			if err != nil {
				return err
			}
			d, err := parseDocument(args[0], data)
			if err != nil {
				return err
			}
			raw, err := d.SourceText()
			if err != nil {
				return &exit{statusDiffers, fmt.Errorf("%s: %w", args[0], err), "the file was changed after it was written; convert the source again"}
			}
			if out != "" {
				return os.WriteFile(out, raw, 0o644)
			}
			_, err = s.Out.Write(raw)
			return err
		},
	}
	c.Flags().StringVarP(&out, "output", "o", "", "file to write instead of standard output")
	return c
}

func newValidateCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "validate DOCUMENT.json...",
		Short: "Check JSON documents against the schema and their own promises",
		Long: `Check that each file is valid against the JSON Schema (guiwen schema), that its raw text can be restored,
and that every span and id holds. Exit status 1 if one does not.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			bad := 0
			for _, name := range args {
				data, err := readAll(name, s)
				if err != nil {
					return err
				}
				if err := validate(data); err != nil {
					bad++
					fmt.Fprintf(s.Out, "%s: %s\n", printable(name), printable(err.Error()))
					continue
				}
				fmt.Fprintf(s.Out, "%s: valid\n", printable(name))
			}
			if bad > 0 {
				return fmt.Errorf("%d of %d documents are not valid", bad, len(args))
			}
			return nil
		},
	}
}

func validate(data []byte) error {
	if v := schema.VersionOf(data); v == schema.OlderVersion {
		return fmt.Errorf("the document is of version %s; guiwen migrate lifts it to %s", v, schema.Version)
	}
	if err := schema.Validate(data); err != nil {
		return err
	}
	var d schema.Document
	if err := json.Unmarshal(data, &d); err != nil {
		return err
	}
	return d.Verify()
}

func newSchemaCommand(s Streams) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the documents",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := s.Out.Write(schema.JSONSchema)
			return err
		},
	}
}
