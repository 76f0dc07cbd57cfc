package cli

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"guiwen/cmd/settings"
	"guiwen/convert/batch"
)

func newRetryCommand(s Streams) *cobra.Command {
	var codes []string
	var timeout, memory string
	short, long := help("retry")
	c := &cobra.Command{
		Use:     "retry DIR",
		Short:   short,
		Long:    long,
		Example: `  guiwen retry out --code limit.time --timeout 5m`,
		Args:    cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			out, err := filepath.Abs(args[0])
			if err != nil {
				return err
			}
			last, err := batch.ReadCommand(out)
			if err != nil || !slices.Contains(last.Args, "convert") {
				return usage("give the folder that convert wrote to", "%s does not tell how it was made", args[0])
			}
			if err := os.Chdir(last.Folder); err != nil {
				return usage("the run took place there", "%v", err)
			}
			again := append([]string{}, last.Args...)
			again = append(again, "--output", out, "--retry-failed")
			for _, code := range codes {
				again = append(again, "--retry-code", code)
			}
			if timeout != "" {
				again = append(again, "--timeout", timeout)
			}
			if memory != "" {
				again = append(again, "--memory", memory)
			}
			s := s
			s.args = last.Args // done again, the run is still that one
			root := newRoot(s)
			root.SetArgs(again)
			return root.ExecuteContext(c.Context())
		},
	}
	f := c.Flags()
	settings.Choices(f, &codes, "code", nil, codeNames(), "only what failed with this code (repeatable)")
	f.StringVar(&timeout, "timeout", "", "time limit for one document")
	f.StringVar(&memory, "memory", "", "memory limit for one converting process")
	return c
}
