package lex

import (
	"sync"
	"unicode/utf8"
)

// The kinds of units; the canonical document names them so.
const (
	UnitCount    = "count"
	UnitMoney    = "money"
	UnitPercent  = "percent"
	UnitDuration = "duration"
	UnitArea     = "area"
	UnitOther    = "other"
)

// Unit is a measure word (量词) or unit of measurement (计量单位). The words stand in lexicon/units.tsv.
type Unit struct {
	Word   string // as written
	Name   string // as published
	Kind   string
	Firm   bool // a Han numeral from two to nine in front counts something: 四部, 两起; not so 个, 项, 条 (三项制度)
	Signed bool // what it measures goes below zero by itself: ℃
}

var (
	unitWord   = Class("unit")
	unitName   = Class("unit-name")
	firmUnit   = Class("firm-unit")
	signedUnit = Class("signed-unit")
	noUnit     = Class("no-unit")
)

// unitTable holds the units by their words.
var unitTable = sync.OnceValue(func() map[string]*Unit {
	table := make(map[string]*Unit)
	for _, w := range unitWord.List() {
		u := &Unit{Word: w, Name: unitName.Value(w), Kind: unitWord.Value(w), Firm: firmUnit.Is(w), Signed: signedUnit.Is(w)}
		if u.Name == "" {
			u.Name = w
		}
		table[w] = u
	}
	return table
})

// UnitOf returns the unit of a word, or nil.
func UnitOf(word string) *Unit { return unitTable()[word] }

// Units returns all units, in the order of the lexicon.
func Units() []*Unit {
	var all []*Unit
	for _, w := range unitWord.List() {
		all = append(all, UnitOf(w))
	}
	return all
}

// UnitAt returns the longest unit that s begins with and its width; nil where there is none, or where a longer word begins
// that only looks like one: 部门, 处罚.
func UnitAt(s string) (*Unit, int) {
	n := unitWord.Begins(s)
	if n == 0 || noUnit.Begins(s) > n || isLatin(s[n-1]) && n < len(s) && isLatin(s[n]) {
		return nil, 0
	}
	return UnitOf(s[:n]), n
}

// beginsUnit reports whether s begins with a unit of more than one character (千瓦, 百分点) or a word that is none.
func beginsUnit(s string) bool {
	_, w := utf8.DecodeRuneInString(s)
	return unitWord.Begins(s) > w || noUnit.Begins(s) > w
}

func isLatin(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// Measure reads the unit that s begins with, with the multiplier in front of it: 万元 is 元 with the power 4. It returns the
// width 0 where s begins with none.
func Measure(s string) (unit *Unit, power, width int) {
	for {
		p, w := Multiplier(s[width:])
		if w == 0 {
			break
		}
		power, width = power+p, width+w
	}
	unit, w := UnitAt(s[width:])
	if unit == nil {
		return nil, 0, 0
	}
	return unit, power, width + w
}

// Multiplier returns the power of ten and the width of the multiplier that s begins with: 万, 亿, 千万, 万亿 …. A 千 or 百 that
// begins a unit (千瓦, 百分点) is none.
func Multiplier(s string) (power, width int) {
	r, w := utf8.DecodeRuneInString(s)
	p := powerOf(r)
	if p < 2 {
		return 0, 0
	}
	next, w2 := utf8.DecodeRuneInString(s[w:])
	switch q := powerOf(next); {
	case p == 4 && q == 8, p < 4 && q >= 4:
		return p + q, w + w2
	case p < 4 && beginsUnit(s):
		return 0, 0
	}
	return p, w
}

// MeasureFollows reports whether s begins with a multiplier or unit.
func MeasureFollows(s string) bool {
	if _, w := Multiplier(s); w > 0 {
		return true
	}
	_, w := UnitAt(s)
	return w > 0
}
