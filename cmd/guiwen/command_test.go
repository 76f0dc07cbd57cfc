package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"guiwen/convert/batch"
)

// scriptCommands are the commands that scripts know beside testscript's own. What they print is for stdout.
//
//	status N[,N…] COMMAND…        run a command that must exit with one of these statuses
//	file NAME TEXT                write a file; \n, \xff and the like in name and text are read as Go reads them
//	manifest OUT                  print path, status, code, duplicateOf and output of each line of a manifest, a tab between;
//	                              nothing where there is no manifest
//	held OUT                      documents/ must hold what the manifest lists, and nothing else
//	same OUT OUT                  two output folders must hold the same files with the same bytes, .guiwen and
//	                              documents.stale apart, where a run may put what belongs no more
//	sheet FILE.xlsx [SHEET]       print the names of the sheets, or the raw values of one, a tab between, * in front of
//	                              SHEET for all whose name begins so
//	form FILE.xlsx TSV            write a workbook of one sheet whose cells are those of a text
//	forms OUT                     print each filled form as a line, ; between the rows
//	corrupt FILE cut N            leave the first N bytes
//	corrupt FILE zero AT N        put N zeros at AT
//	corrupt FILE flip AT          turn the bits of the byte at AT; -1 is the last byte
//	corrupt FILE replace OLD NEW  put NEW in place of the first OLD, which must be as long
//	keep FILE                     remember which file this is …
//	kept FILE                     … which it must be still: not written anew
var scriptCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"status": status, "file": writeFile, "manifest": printManifest, "held": held, "same": same,
	"sheet": printSheet, "form": writeForm, "forms": printForms, "corrupt": corrupt, "keep": keep, "kept": kept,
}

func want(ts *testscript.TestScript, neg, ok bool, usage string) {
	if neg || !ok {
		ts.Fatalf("usage: %s", usage)
	}
}

func status(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) >= 2, "status N[,N…] COMMAND…")
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	if exit, ok := err.(*exec.ExitError); ok {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if !slices.Contains(strings.Split(args[0], ","), strconv.Itoa(got)) {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// unescape reads the escapes of a Go string.
func unescape(ts *testscript.TestScript, s string) string {
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	ts.Check(err)
	return text
}

func writeFile(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) == 2, "file NAME TEXT")
	name := ts.MkAbs(unescape(ts, args[0]))
	ts.Check(os.MkdirAll(filepath.Dir(name), 0o777))
	ts.Check(os.WriteFile(name, []byte(unescape(ts, args[1])), 0o666))
}

func readManifest(ts *testscript.TestScript, out string) []batch.Entry {
	data, err := os.ReadFile(ts.MkAbs(filepath.Join(out, "manifest.jsonl")))
	if !errors.Is(err, fs.ErrNotExist) {
		ts.Check(err)
	}
	entries, err := batch.ReadManifest(data)
	ts.Check(err)
	return entries
}

func printManifest(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) == 1, "manifest OUT")
	for _, e := range readManifest(ts, args[0]) {
		code, of, output := "", "", ""
		if e.Error != nil {
			code = string(e.Error.Code)
		}
		if e.DuplicateOf != nil {
			of = *e.DuplicateOf
		}
		if e.Output != nil {
			output = *e.Output
		}
		fmt.Fprintf(ts.Stdout(), "%s\t%s\t%s\t%s\t%s\n", e.Path, e.Status, code, of, output)
	}
}

func held(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) == 1, "held OUT")
	listed, there := map[string]bool{}, map[string]bool{}
	for _, e := range readManifest(ts, args[0]) {
		if e.Output != nil {
			listed[*e.Output] = true
		}
	}
	if len(listed) == 0 {
		ts.Fatalf("the manifest lists no document")
	}
	for name := range tree(ts, args[0]) {
		if strings.HasPrefix(name, "documents/") {
			there[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(there)) {
		if !listed[name] {
			ts.Fatalf("%s is not in the manifest", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(listed)) {
		if !there[name] {
			ts.Fatalf("%s is in the manifest only", name)
		}
	}
}

// tree returns the contents of the files below a folder by their slash path, but for .guiwen and documents.stale.
func tree(ts *testscript.TestScript, dir string) map[string][]byte {
	files := map[string][]byte{}
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && (e.Name() == ".guiwen" || e.Name() == "documents.stale") {
			return fs.SkipDir
		}
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(rel)], err = os.ReadFile(name)
		return err
	}))
	return files
}

func same(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) == 2, "same OUT OUT")
	one, other := tree(ts, args[0]), tree(ts, args[1])
	if len(one) == 0 {
		ts.Fatalf("%s is empty", args[0])
	}
	for _, name := range slices.Sorted(maps.Keys(one)) {
		if again, ok := other[name]; !ok {
			ts.Fatalf("%s is in %s only", name, args[0])
		} else if !bytes.Equal(one[name], again) {
			ts.Fatalf("%s differs", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(other)) {
		if _, ok := one[name]; !ok {
			ts.Fatalf("%s is in %s only", name, args[1])
		}
	}
}

func printSheet(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) == 1 || len(args) == 2, "sheet FILE.xlsx [SHEET]")
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	found := len(args) == 1
	for _, name := range f.GetSheetList() {
		if len(args) == 1 {
			fmt.Fprintln(ts.Stdout(), name)
			continue
		}
		if start, all := strings.CutPrefix(args[1], "*"); name != args[1] && !(all && strings.HasPrefix(name, start)) {
			continue
		}
		found = true
		for _, row := range rowsOf(ts, f, name) {
			fmt.Fprintln(ts.Stdout(), row)
		}
	}
	if !found {
		ts.Fatalf("%s has no sheet %s", args[0], args[1])
	}
}

// rowsOf returns the rows of a sheet: raw values with a tab between.
func rowsOf(ts *testscript.TestScript, f *excelize.File, sheet string) []string {
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	ts.Check(err)
	var list []string
	for _, row := range rows {
		for i := range row {
			row[i] = strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(row[i])
		}
		list = append(list, strings.Join(row, "\t"))
	}
	return list
}

func printForms(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) == 1, "forms OUT")
	for name, data := range tree(ts, args[0]) {
		if !strings.HasPrefix(name, "annex-form") {
			continue
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		ts.Check(err)
		fmt.Fprintln(ts.Stdout(), strings.Join(rowsOf(ts, f, f.GetSheetName(0)), ";"))
		ts.Check(f.Close())
	}
}

func writeForm(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) == 2, "form FILE.xlsx TSV")
	f := excelize.NewFile()
	defer f.Close()
	for r, line := range strings.Split(strings.TrimSuffix(ts.ReadFile(args[1]), "\n"), "\n") {
		for c, text := range strings.Split(line, "\t") {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			ts.Check(err)
			ts.Check(f.SetCellStr("Sheet1", cell, text))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0])))
}

func corrupt(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) >= 3, "corrupt FILE cut N | zero AT N | flip AT | replace OLD NEW")
	name := ts.MkAbs(args[0])
	data, err := os.ReadFile(name)
	ts.Check(err)
	data, err = corrupted(data, args[1], args[2:])
	ts.Check(err)
	ts.Check(os.WriteFile(name, data, 0o666))
}

// corrupted returns data with a damage, which must change something.
func corrupted(data []byte, how string, args []string) ([]byte, error) {
	if how == "replace" && len(args) == 2 && len(args[0]) == len(args[1]) && bytes.Contains(data, []byte(args[0])) {
		return bytes.Replace(data, []byte(args[0]), []byte(args[1]), 1), nil
	}
	numbers := make([]int, len(args))
	for i, s := range args {
		n, err := strconv.Atoi(s)
		if err != nil {
			return nil, fmt.Errorf("corrupt %s: no number, or nothing to replace by as much: %v", how, args)
		}
		numbers[i] = n
	}
	if numbers[0] < 0 {
		numbers[0] += len(data)
	}
	bad := slices.Clone(data)
	switch {
	case how == "cut" && len(args) == 1 && numbers[0] < len(data):
		bad = bad[:numbers[0]]
	case how == "zero" && len(args) == 2 && numbers[0]+numbers[1] <= len(data):
		clear(bad[numbers[0] : numbers[0]+numbers[1]])
	case how == "flip" && len(args) == 1 && numbers[0] < len(data):
		bad[numbers[0]] ^= 0xff
	}
	if bytes.Equal(bad, data) {
		return nil, fmt.Errorf("corrupt %s %v: nothing changes in %d bytes", how, args, len(data))
	}
	return bad, nil
}

func keep(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) == 1, "keep FILE")
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	remembered(ts)[args[0]] = info
}

func kept(ts *testscript.TestScript, neg bool, args []string) {
	want(ts, neg, len(args) == 1, "kept FILE")
	was, ok := remembered(ts)[args[0]]
	want(ts, neg, ok, "keep FILE, before kept FILE")
	is, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if !os.SameFile(was, is) || !was.ModTime().Equal(is.ModTime()) {
		ts.Fatalf("%s was written anew", args[0])
	}
}

type rememberedKey struct{}

// remembered are the files that a script keeps in mind, by name.
func remembered(ts *testscript.TestScript) map[string]fs.FileInfo {
	return ts.Value(rememberedKey{}).(map[string]fs.FileInfo)
}
