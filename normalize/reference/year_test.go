package reference

import (
	"testing"

	"guiwen/schema"
)

func TestYearOf(t *testing.T) {
	for number, want := range map[string]int{
		"国办发〔2018〕115号": 2018, "公告2021年第3号": 2021, "国务院令第743号": 0, "国务院令第1999号": 0, "（2021）粤0111民初30063号": 2021,
	} {
		ref := schema.Reference{Kind: kindDocument, DocumentNumber: &number}
		if got := yearOf(&ref); got == nil && want != 0 || got != nil && *got != want {
			t.Errorf("%s: %v, want %d", number, got, want)
		}
	}
	for number, want := range map[string]int{"GB/T 9704-2012": 2012, "GB/T 2019": 0, "DA/T 46-2009": 2009} {
		ref := schema.Reference{Kind: kindStandard, DocumentNumber: &number}
		if got := yearOf(&ref); got == nil && want != 0 || got != nil && *got != want {
			t.Errorf("%s: %v, want %d", number, got, want)
		}
	}
	if yearOf(&schema.Reference{Kind: kindDocument}) != nil {
		t.Error("a reference without a number has a year")
	}
}
