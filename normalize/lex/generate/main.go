// Generate compiles the tables of the lexicon. It is run by go generate in the folder normalize/lex.
package main

import (
	"log"
	"os"

	"guiwen/normalize/lex"
)

func main() {
	data, err := lex.Compile()
	if err == nil {
		err = os.WriteFile("lexicon.bin", data, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}
