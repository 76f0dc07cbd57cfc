// Guiwen (规文) converts Chinese official documents to canonical JSON and an Excel annex; see guiwen --help.
package main

import (
	"os"

	"guiwen/cmd/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:])) }
