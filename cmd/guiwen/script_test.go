package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"guiwen/cmd/cli"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "worker" { // started by the program under another name: never run the tests again
		os.Exit(cli.Main(os.Args[1:]))
	}
	testscript.Main(m, map[string]func(){"guiwen": func() { os.Exit(cli.Main(os.Args[1:])) }})
}

// TestScripts runs the program as a user does. The scripts know, beside testscript's own commands, those of
// command_test.go, and $FIXTURES, the folder of the bundled fixtures.
func TestScripts(t *testing.T) {
	p := params(t)
	p.Dir = "testdata/script"
	testscript.Run(t, p)
}

// params is what all scripts run with.
func params(t *testing.T) testscript.Params {
	t.Helper()
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	return testscript.Params{
		Setup: func(e *testscript.Env) error {
			e.Setenv("FIXTURES", fixtures)
			e.Values[rememberedKey{}] = map[string]fs.FileInfo{}
			return nil
		},
		Cmds:               scriptCommands,
		RequireUniqueNames: true,
	}
}
