package sheet

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed formats.tsv
var formatsTable string

// general is the format of cells that have none.
const general = "General"

// wordList is what a line of formats.tsv says that is no numbered format.
type wordList struct {
	name  string // the word that stands in front of each, for days of the week in Chinese
	words []string
}

// tables are the lines of formats.tsv.
type tables struct {
	builtin    map[int]string
	date, time string // what the system writes where a format asks for its own way
	months     []string
	weekdays   []string
	days       wordList // of the week, in Chinese
	digits     []string
	halves     []string // of the day, in Chinese
}

var known = sync.OnceValue(func() tables {
	t := tables{builtin: map[int]string{}}
	for line := range strings.Lines(formatsTable) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if n, err := strconv.Atoi(name); err == nil {
			t.builtin[n] = value
			continue
		}
		words := strings.Fields(value)
		switch name {
		case "date":
			t.date = value
		case "time":
			t.time = value
		case "months":
			t.months = words
		case "weekdays":
			t.weekdays = words
		case "digits":
			t.digits = words
		case "halves":
			t.halves = words
		default:
			if !strings.HasPrefix(name, "#") {
				t.days = wordList{name, words}
			}
		}
	}
	return t
})

// Builtin returns the format that workbooks name by a number without saying what it is, "General" where there is none.
func Builtin(number int) string {
	if code, ok := known().builtin[number]; ok {
		return code
	}
	return general
}
