package pdf

import "testing"

func TestSniff(t *testing.T) {
	for in, want := range map[string]bool{
		"%PDF-1.4\n": true, "junk\r\n%PDF-1.7": true, "": false, "PDF-1.4": false, "<html>%PDF": false,
	} {
		if got := Sniff([]byte(in)); got != want {
			t.Errorf("Sniff(%q) = %v", in, got)
		}
	}
}
