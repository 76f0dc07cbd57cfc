package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// other is the operator that a mutant writes in place of another, and the kind of that.
var other = map[token.Token]struct {
	to   token.Token
	kind Kind
}{
	token.LSS: {token.LEQ, Comparison}, token.LEQ: {token.LSS, Comparison}, token.GTR: {token.GEQ, Comparison}, token.GEQ: {token.GTR, Comparison},
	token.EQL: {token.NEQ, Comparison}, token.NEQ: {token.EQL, Comparison},
	token.LAND: {token.LOR, Junction}, token.LOR: {token.LAND, Junction},
	token.ADD: {token.SUB, Arithmetic}, token.SUB: {token.ADD, Arithmetic}, token.MUL: {token.QUO, Arithmetic}, token.QUO: {token.MUL, Arithmetic},
}

// goMutants returns the mutants of a Go file in the order of the text. Not every one compiles.
func goMutants(file, src string) ([]Mutant, error) {
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, src, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	g := goSource{set: set, src: src, file: file}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec, *ast.Field:
			return false // paths and tags; types have nothing to change
		case *ast.IfStmt:
			g.negate(n.Cond)
		case *ast.BinaryExpr:
			g.binary(n)
		case *ast.BasicLit:
			g.literal(n)
		case *ast.CompositeLit:
			g.elements(n.Elts)
		case *ast.CaseClause:
			g.elements(n.List)
		}
		return true
	})
	return g.found, nil
}

type goSource struct {
	set   *token.FileSet
	src   string
	file  string
	found []Mutant
}

// add notes that text stands in place of what lies between two positions.
func (g *goSource) add(kind Kind, from, to token.Pos, text, word string) {
	at := g.set.Position(from)
	end := g.set.Position(to).Offset
	g.found = append(g.found, Mutant{
		File: g.file, Line: at.Line, Start: at.Offset, End: end,
		Kind: kind, Old: g.src[at.Offset:end], New: text, Word: word,
	})
}

func (g *goSource) text(n ast.Node) string {
	return g.src[g.set.Position(n.Pos()).Offset:g.set.Position(n.End()).Offset]
}

func (g *goSource) negate(cond ast.Expr) {
	g.add(Negation, cond.Pos(), cond.End(), "!("+g.text(cond)+")", "")
}

func (g *goSource) binary(n *ast.BinaryExpr) {
	if o, ok := other[n.Op]; ok {
		g.add(o.kind, n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), o.to.String(), "")
	}
	if n.Op == token.LAND || n.Op == token.LOR {
		g.add(Operand, n.Pos(), n.End(), g.text(n.X), "")
		g.add(Operand, n.Pos(), n.End(), g.text(n.Y), "")
	}
}

// literal changes integers by one, and words.
func (g *goSource) literal(n *ast.BasicLit) {
	switch n.Kind {
	case token.INT:
		if v, err := strconv.ParseInt(n.Value, 0, 32); err == nil {
			g.add(Constant, n.Pos(), n.End(), strconv.FormatInt(v+1, 10), "")
			if v > 0 {
				g.add(Constant, n.Pos(), n.End(), strconv.FormatInt(v-1, 10), "")
			}
		}
	case token.STRING, token.CHAR:
		for _, w := range spoiled(n.Value) {
			g.add(w.kind, n.Pos(), n.End(), w.text, n.Value)
		}
	}
}

// elements removes words from a list: a composite literal, or the values of a case that has several.
func (g *goSource) elements(list []ast.Expr) {
	if len(list) < 2 {
		return
	}
	for i, e := range list {
		key := e
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			key = pair.Key
		}
		word, ok := key.(*ast.BasicLit)
		if !ok || word.Kind != token.STRING && word.Kind != token.CHAR || !hasHan(word.Value) {
			continue
		}
		if i+1 < len(list) {
			g.add(Removed, e.Pos(), list[i+1].Pos(), "", word.Value)
		} else {
			g.add(Removed, list[i-1].End(), e.End(), "", word.Value)
		}
	}
}

// spoiling is a word made wrong.
type spoiling struct {
	kind Kind
	text string
}

// spoiled returns the ways to make a word wrong: without its middle Han character, where it has more than one, and with
// another for its last. The word may stand in quotation marks.
func spoiled(word string) []spoiling {
	var han []int // offsets
	for i, r := range word {
		if unicode.Is(unicode.Han, r) {
			han = append(han, i)
		}
	}
	if len(han) == 0 {
		return nil
	}
	var list []spoiling
	if len(han) > 1 {
		list = append(list, spoiling{Shortened, replaced(word, han[len(han)/2], "")})
	}
	last := han[len(han)-1]
	stranger := "某"
	if strings.HasPrefix(word[last:], stranger) {
		stranger = "甲"
	}
	return append(list, spoiling{Changed, replaced(word, last, stranger)})
}

// replaced returns s with text for the character at byte i.
func replaced(s string, i int, text string) string {
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[:i] + text + s[i+n:]
}

func hasHan(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}
