package lex

// YearWord reads a year with the word for it that s begins with (2022年, 二〇二二年): value and length, or 0, 0.
func YearWord(s string) (value, length int) {
	y, n := Year(s)
	if n == 0 {
		return 0, 0
	}
	w := oneOf(s[n:], "年")
	if w == 0 {
		return 0, 0
	}
	return y, n + w
}
