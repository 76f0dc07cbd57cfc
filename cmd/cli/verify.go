package cli

import (
	"fmt"
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
		Long: `Check that every file that the run left in DIR — documents, workbook, pages, manifest — has the SHA-256 that it
had when it was written (manifest-sha256.txt), that none is missing and none was added. With --inputs, check the inputs too, at the
paths of the manifest below that folder. Exit status 4 if something differs.`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			data, err := os.ReadFile(filepath.Join(args[0], "manifest.jsonl"))
			if err != nil {
				return usage("give the folder that convert wrote to", "%v", err)
			}
			tell := func(name, what string) { fmt.Fprintf(s.Out, "%s: %s\n", printable(name), printable(what)) }
			found, err := batch.Verify(args[0], tell)
			if err != nil {
				return err
			}
			if inputs != "" {
				entries, err := batch.ReadManifest(data)
				if err != nil {
					return fmt.Errorf("manifest.jsonl: %w", err)
				}
				more := batch.VerifyInputs(inputs, entries, tell)
				found.Checked, found.Differ = found.Checked+more.Checked, found.Differ+more.Differ
			}
			fmt.Fprintf(s.Out, "%d files checked, %d differ\n", found.Checked, found.Differ)
			if found.Differ > 0 {
				return &exit{status: statusDiffers}
			}
			return nil
		},
	}
	c.Flags().StringVar(&inputs, "inputs", "", "folder from which the inputs were named (often .)")
	return c
}
