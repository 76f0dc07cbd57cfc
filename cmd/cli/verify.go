package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"guiwen/convert/batch"
)

func newVerifyCommand(s Streams) *cobra.Command {
	var inputs string
	c := &cobra.Command{
		Use:   "verify DIR",
		Short: "Re-check the digests of a finished output folder",
		Long: `Read manifest.jsonl in DIR and check that every document has the SHA-256 that it had when it was
written. With --inputs, check the inputs too, at the paths of the manifest below that folder. Exit status 4 if a digest differs or a file
is missing.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			data, err := os.ReadFile(filepath.Join(args[0], "manifest.jsonl"))
			if err != nil {
				return usage("give the folder that convert wrote to", "%v", err)
			}
			entries, err := batch.ReadManifest(data)
			if err != nil {
				return fmt.Errorf("manifest.jsonl: %w", err)
			}
			checked, differ := 0, 0
			check := func(name, shown string, want *string) {
				if want == nil {
					return
				}
				checked++
				got, err := batch.Digest(name)
				switch {
				case errors.Is(err, fs.ErrNotExist):
					fmt.Fprintf(s.Out, "%s: missing\n", printable(shown))
				case err != nil:
					fmt.Fprintf(s.Out, "%s: %s\n", printable(shown), printable(err.Error()))
				case got != *want:
					fmt.Fprintf(s.Out, "%s: its SHA-256 differs\n", printable(shown))
				default:
					return
				}
				differ++
			}
			for _, e := range entries {
				if e.Output != nil {
					check(filepath.Join(args[0], filepath.FromSlash(*e.Output)), *e.Output, e.OutputSHA256)
				}
				if inputs != "" {
					check(filepath.Join(inputs, filepath.FromSlash(e.Path)), e.Path, e.SHA256)
				}
			}
			fmt.Fprintf(s.Out, "%d files checked, %d differ\n", checked, differ)
			if differ > 0 {
				return &exit{status: statusDiffers}
			}
			return nil
		},
	}
	c.Flags().StringVar(&inputs, "inputs", "", "folder from which the inputs were named (often .)")
	return c
}
