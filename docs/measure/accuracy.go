package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"

	"guiwen/convert/batch"
	"guiwen/fixtures/mainjob"
)

// accuracy converts the corpus with the program as a user runs it and writes docs/accuracy.md.
func accuracy(shared string) error {
	tmp, err := os.MkdirTemp("", "guiwen-measure-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	program, err := mainjob.Build(".", tmp)
	if err != nil {
		return err
	}
	m := measurement{shared: shared, tmp: tmp, program: program}
	m.b.WriteString("# Accuracy\n\nWritten by `go run ./docs/measure accuracy`. \n")
	steps := []func() error{m.corpusTables}
	if shared == "" {
		m.b.WriteString("\nReal files were not at hand: only the corpus of this repository is scored.\n")
	} else {
		steps = append(steps, m.sharedHead, m.gold, m.goldReal, m.promises, m.phenomena, m.harm, m.pdf, m.samples)
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return os.WriteFile("docs/accuracy.md", m.b.Bytes(), 0o644)
}

type measurement struct {
	shared, tmp, program string
	b                    bytes.Buffer
}

// convert runs the program on a folder of the corpus and returns the output folder.
func (m *measurement) convert(folder string) (string, error) {
	out := filepath.Join(m.tmp, strings.ReplaceAll(folder, "/", "-"))
	cmd := exec.Command(m.program, "convert", filepath.Join(m.shared, folder), "-o", out)
	text, err := cmd.CombinedOutput()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 3 {
		err = nil // some inputs are refused, which the manifest tells
	}
	if err != nil {
		return out, fmt.Errorf("convert %s: %w\n%s", folder, err, text)
	}
	return out, nil
}

// python runs a scorer of the corpus; a scorer that finds faults may exit with 1.
func (m *measurement) python(args ...string) (string, error) {
	cmd := exec.Command("python3", args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if exit, ok := err.(*exec.ExitError); ok && exit.ExitCode() == 1 {
		err = nil
	}
	if err != nil {
		return "", fmt.Errorf("%s: %w", strings.Join(args, " "), err)
	}
	return string(out), nil
}

// sharedHead begins what is measured on files outside of this repository.
func (m *measurement) sharedHead() error {
	m.b.WriteString("\n# Real files\n\nDocuments, annotations and scorers below lie outside of this repository and share no code with it.\n" +
		"Developers have seen the annotated ones: their scores are training scores.\n")
	return nil
}

// table writes lines of tab-separated cells as a table; the first is its head.
func (m *measurement) table(text string) {
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		cells := strings.Split(line, "\t")
		fmt.Fprintf(&m.b, "| %s |\n", strings.Join(cells, " | "))
		if i == 0 {
			fmt.Fprintf(&m.b, "|%s\n", strings.Repeat("---|", len(cells)))
		}
	}
}

// goldReal scores the annotated real texts of other genres.
func (m *measurement) goldReal() error {
	out, err := m.convert("gold_real/inputs")
	if err != nil {
		return err
	}
	text, err := m.python(filepath.Join(m.shared, "accuracy", "score_real.py"), filepath.Join(m.shared, "gold_real"), filepath.Join(out, "documents"))
	if err != nil {
		return err
	}
	m.b.WriteString("\n## Annotated texts of seven genres (seen by developers)\n\nF1 with hits/wanted/given behind it; `metadata` counts fields that are right.\n\n")
	m.table(text)
	return nil
}

// gold scores the annotated reports: one row a document, one for all.
func (m *measurement) gold() error {
	out, err := m.convert("seeds")
	if err != nil {
		return err
	}
	text, err := m.python(filepath.Join(m.shared, "accuracy", "score.py"), filepath.Join(m.shared, "gold"), filepath.Join(out, "documents"))
	if err != nil {
		return err
	}
	m.b.WriteString("\n## Annotated reports (seen by developers)\n\nF1 against annotations made by hand; `metadata` and `joins` count fields and page-break joins that are right.\n\n")
	m.table(text)
	return nil
}

// promises counts breaches of the promises that hold for every document.
func (m *measurement) promises() error {
	m.b.WriteString("\n## Promises\n\nEvery document: the raw text can be restored and has its digest, spans show what they claim, bytes are canonical.\n\n| folder | result |\n|---|---|\n")
	for _, folder := range []string{"seeds", "pdf", "samples/text", "samples/text_law", "samples/html", "samples/docx", "samples/pdf", "samples/ofd", "samples/xlsx"} {
		out, err := m.convert(folder)
		if err != nil {
			return err
		}
		text, err := m.python(filepath.Join(m.shared, "accuracy", "check.py"), out, filepath.Join(m.shared, folder))
		if err != nil {
			return err
		}
		lines := strings.Split(strings.TrimSpace(text), "\n")
		fmt.Fprintf(&m.b, "| %s | %s |\n", folder, lines[len(lines)-1])
	}
	return nil
}

// phenomena looks up raw snippets in their normalized form.
func (m *measurement) phenomena() error {
	text, err := m.python(filepath.Join(m.shared, "accuracy", "phenomena.py"), filepath.Join(m.shared, "normalize", "phenomena.tsv"), filepath.Join(m.tmp, "seeds", "documents"))
	if err != nil {
		return err
	}
	m.b.WriteString("\n## Normalization\n\nRaw snippets of real reports and the form they should take:\n\n```\n" + strings.TrimSpace(text) + "\n```\n")
	return nil
}

// pdf compares the text of PDF files with what was printed into them.
func (m *measurement) pdf() error {
	text, err := m.python(filepath.Join(m.shared, "pdf", "text_score.py"), filepath.Join(m.shared, "pdf"), filepath.Join(m.tmp, "pdf", "documents"))
	if err != nil {
		return err
	}
	m.b.WriteString("\n## Text of PDF files\n\nF1 of characters, and order (longest common subsequence), by class; good: both at least 0.99.\n\n```\n" + strings.TrimSpace(text) + "\n```\n")
	return nil
}

// samples tells what became of real files.
func (m *measurement) samples() error {
	m.b.WriteString("\n## Real files\n\n| folder | files | ok | warned | quarantined | blocks | references | statistics | failed checks |\n|---|---|---|---|---|---|---|---|---|\n")
	codes := map[string]int{}
	for _, folder := range []string{"samples/text", "samples/text_law", "samples/html", "samples/docx", "samples/pdf", "samples/ofd", "samples/xlsx"} {
		data, err := os.ReadFile(filepath.Join(m.tmp, strings.ReplaceAll(folder, "/", "-"), "manifest.jsonl"))
		if err != nil {
			return err
		}
		entries, err := batch.ReadManifest(data)
		if err != nil {
			return err
		}
		var blocks, references, statistics, failed int
		status := map[batch.Status]int{}
		for _, e := range entries {
			status[e.Status]++
			blocks, references, statistics, failed = blocks+e.Blocks, references+e.References, statistics+e.Statistics, failed+e.FailedChecks
			for code, n := range e.Diagnostics {
				codes[code] += n
			}
		}
		fmt.Fprintf(&m.b, "| %s | %d | %d | %d | %d | %d | %d | %d | %d |\n", folder, len(entries),
			status[batch.OK], status[batch.Warned], status[batch.Quarantined], blocks, references, statistics, failed)
	}
	var names []string
	for code := range codes {
		names = append(names, code)
	}
	sort.Strings(names)
	m.b.WriteString("\nDiagnostics over these files:\n\n| code | count |\n|---|---|\n")
	for _, code := range names {
		fmt.Fprintf(&m.b, "| `%s` | %d |\n", code, codes[code])
	}
	return nil
}
