package main

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sources returns the Go files and tables below the folders, without tests and what tests read, sorted.
func sources(folders []string) ([]string, error) {
	var files []string
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(name string, e os.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && e.Name() == "testdata":
				return filepath.SkipDir
			case strings.HasSuffix(name, "_test.go"):
			case strings.HasSuffix(name, ".go"), strings.HasSuffix(name, ".tsv"), strings.HasSuffix(name, ".txt"):
				files = append(files, filepath.ToSlash(name))
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// mutants returns the mutants of a file of any kind.
func mutants(file, src string) ([]Mutant, error) {
	if strings.HasSuffix(file, ".go") {
		return goMutants(file, src)
	}
	return tableMutants(file, src), nil
}

// deal returns all mutants in an order that a seed decides: packages take turns, and within a package kinds do, so that
// every beginning of the list has something of all. Long tables do not crowd out conditions.
func deal(all []Mutant, seed uint64) []Mutant {
	piles := map[string]map[Kind][]Mutant{}
	for _, m := range all {
		p := m.Package()
		if piles[p] == nil {
			piles[p] = map[Kind][]Mutant{}
		}
		piles[p][m.Kind] = append(piles[p][m.Kind], m)
	}
	packages := slices.Sorted(maps.Keys(piles))
	r := rand.New(rand.NewPCG(seed, 0))
	turns := map[string][]Kind{} // the kinds of a package that are left, the next first
	for i, p := range packages {
		for k := range Kinds {
			kind := Kinds[(k+i)%len(Kinds)] // packages begin with different kinds
			if pile := piles[p][kind]; len(pile) > 0 {
				r.Shuffle(len(pile), func(i, j int) { pile[i], pile[j] = pile[j], pile[i] })
				turns[p] = append(turns[p], kind)
			}
		}
	}
	dealt := make([]Mutant, 0, len(all))
	for len(dealt) < len(all) {
		for _, p := range packages {
			if len(turns[p]) == 0 {
				continue
			}
			kind := turns[p][0]
			turns[p] = turns[p][1:]
			pile := piles[p][kind]
			dealt = append(dealt, pile[0])
			if piles[p][kind] = pile[1:]; len(pile) > 1 {
				turns[p] = append(turns[p], kind)
			}
		}
	}
	return dealt
}
