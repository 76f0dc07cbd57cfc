package main

import (
	"os"
	"path/filepath"

	"guiwen/fixtures/corpus"
)

// carriers writes the corpus in all carriers into a folder, a folder a carrier.
func carriers(dir string) error {
	documents, err := corpus.Load("fixtures/corpus")
	if err != nil {
		return err
	}
	for i := range corpus.Carriers {
		c := &corpus.Carriers[i]
		if err := os.MkdirAll(filepath.Join(dir, c.Name), 0o777); err != nil {
			return err
		}
		for _, d := range documents {
			name, data := c.Print(d)
			if err := os.WriteFile(filepath.Join(dir, c.Name, name), data, 0o666); err != nil {
				return err
			}
		}
	}
	return nil
}
