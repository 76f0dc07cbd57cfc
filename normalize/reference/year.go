package reference

import (
	"guiwen/normalize/lex"
	"guiwen/schema"
)

// yearOf returns the year that the number of a reference gives: 国办发〔2018〕115号, 公告2021年第3号, GB/T 9704-2012,
// （2021）粤0111民初30063号. It is nil where the number gives none: 国务院令第743号.
func yearOf(ref *schema.Reference) *int {
	if ref.DocumentNumber == nil {
		return nil
	}
	year := 0
	if st, ok := lex.ReadStandard(*ref.DocumentNumber); ok && ref.Kind == kindStandard {
		year = st.Year
	} else {
		n, _ := lex.ReadDocumentNumber(*ref.DocumentNumber)
		year = n.Year
	}
	if year == 0 {
		return nil
	}
	return &year
}
