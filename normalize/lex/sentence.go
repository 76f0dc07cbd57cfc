package lex

// EndsSentence reports whether r is a mark that ends a sentence (句末点号, GB/T 15834-2011, 4.1 to 4.3): 。！？
func EndsSentence(r rune) bool { return r == '。' || r == '！' || r == '？' }

// EndsClause reports whether r ends a sentence or one of its members that could be one (分句, GB/T 15834-2011, 4.6): 。！？；
func EndsClause(r rune) bool { return EndsSentence(r) || r == '；' || r == ';' }
