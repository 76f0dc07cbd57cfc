package lex

import (
	"strings"
	"unicode/utf8"
)

var (
	toolWords = Class("site-tool")
	toolHeads = Class("tool-head")
	toolRests = Class("tool-rest")
)

// SiteTool reports whether s is a word of the tools or the navigation of a site (网站工具): 打印, 打印本页, 浏览次数, 上一篇.
func SiteTool(s string) bool {
	n, _ := ToolWord(s)
	return n > 0 && n == len(s)
}

// ToolWord returns the length of the longest word of tools or navigation that s begins with, or 0, and its kind: the one that
// its beginning and its end share (visit: 浏览次数, related: 相关链接, neighbour: 上一篇, place: 当前位置, act: 打印本页), or "".
func ToolWord(s string) (length int, kind string) {
	length = toolWords.Begins(s)
	n := toolHeads.Begins(s)
	if n == 0 {
		return length, ""
	}
	kind = toolHeads.Value(s[:n])
	m := toolRests.Begins(s[n:])
	switch {
	case m > 0 && hasKind(toolRests.Value(s[n:n+m]), kind) && n+m > length:
		return n + m, kind
	case (kind == "act" || kind == "visit") && n > length:
		return n, ""
	}
	return length, ""
}

// hasKind reports whether kinds, parted by commas, name kind.
func hasKind(kinds, kind string) bool {
	for kinds != "" {
		var k string
		k, kinds, _ = strings.Cut(kinds, ",")
		if k == kind {
			return true
		}
	}
	return false
}

// opensTool reports whether s begins with a word of tools that nothing goes on behind.
func opensTool(s string) bool {
	n, _ := ToolWord(s)
	if n == 0 {
		return false
	}
	after, _ := utf8.DecodeRuneInString(s[n:])
	return !IsHan(after)
}
