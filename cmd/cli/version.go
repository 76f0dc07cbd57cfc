package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"guiwen/convert"
	"guiwen/convert/batch"
	"guiwen/schema"
)

func newVersionCommand(s Streams) *cobra.Command {
	var modules, sandbox bool
	c := &cobra.Command{
		Use:   "version",
		Short: "Print the version of program and schema",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprint(s.Out, versionText())
			if info, ok := debug.ReadBuildInfo(); ok && modules {
				for _, m := range info.Deps {
					fmt.Fprintln(s.Out, m.Path, m.Version)
				}
			}
			if sandbox {
				has, lacks := batch.Sandbox()
				fmt.Fprintf(s.Out, "sandbox of converting processes: %s", strings.Join(has, ", "))
				if len(lacks) > 0 {
					fmt.Fprintf(s.Out, "; this system has no %s", strings.Join(lacks, ", "))
				}
				fmt.Fprintln(s.Out)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&sandbox, "sandbox", false, "also print by what means converting processes are shut in here")
	c.Flags().BoolVar(&modules, "modules", false, "also print the modules it was built with")
	return c
}

// versionText tells program, schema, compiler and system, a line each.
func versionText() string {
	return fmt.Sprintf("%s\nschema %s\n%s %s/%s\n", convert.Producer, schema.Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
