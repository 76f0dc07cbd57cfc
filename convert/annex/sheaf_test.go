package annex

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/klauspost/compress/s2"

	"guiwen/schema"
)

// TestSheafIsNotTrusted damages a sheaf in many ways: the workbook is written or refused, and nothing else happens.
func TestSheafIsNotTrusted(t *testing.T) {
	for _, d := range []*schema.Document{hostileDocument("=1+1"), formDocument("甲县人民政府", 1, 2, 30000, 4, 5, 60000)} {
		damageSheaf(t, d)
	}
}

func damageSheaf(t *testing.T, d *schema.Document) {
	sheaf, err := Sheaf(d, formOptions())
	if err != nil {
		t.Fatal(err)
	}
	raw, err := s2.Decode(nil, sheaf)
	if err != nil {
		t.Fatal(err)
	}
	ways, refused := 300, 0
	if testing.Short() {
		ways = 100
	}
	r := rand.New(rand.NewPCG(9, 10))
	for way := range ways {
		bad := slices.Clone(raw)
		at := r.IntN(min(len(bad), 1+r.IntN(len(bad))))
		switch r.IntN(4) {
		case 0:
			bad = bad[:at]
		case 1:
			bad[at] ^= 1 << r.IntN(8)
		case 2:
			bad[at] = 0xff
		case 3:
			bad = slices.Insert(bad, at, byte(r.IntN(256)))
		}
		err := Merge(io.Discard, func(yield func([]byte, error) bool) {
			_ = yield(s2.Encode(nil, bad), nil) && yield(sheaf, nil)
		}, formOptions())
		if errors.Is(err, errKept) {
			refused++
		} else if err != nil {
			t.Errorf("way %d: %v", way, err)
		}
	}
	if refused < ways/5 {
		t.Errorf("%d of %d damaged sheaves are refused", refused, ways)
	}
}

// TestSheafOfAnotherForm holds that cells which a form does not have are refused.
func TestSheafOfAnotherForm(t *testing.T) {
	sheaf, err := Sheaf(formDocument("甲县人民政府", 1, 2, 30000), formOptions())
	if err != nil {
		t.Fatal(err)
	}
	merge := func(o Options) error {
		return Merge(io.Discard, func(yield func([]byte, error) bool) { yield(sheaf, nil) }, o)
	}
	if err := merge(formOptions()); err != nil {
		t.Error(err)
	}
	less := formOptions()
	less.Forms[0].Parts[0].Columns = less.Forms[0].Parts[0].Columns[:1]
	if err := merge(less); !errors.Is(err, errKept) {
		t.Errorf("a form with one column: %v", err)
	}
	if err := merge(Options{}); !errors.Is(err, errKept) {
		t.Errorf("no form: %v", err)
	}
}

// TestSpoolKeepsOrder holds that what a spool gives back is what was written, whatever the sizes.
func TestSpoolKeepsOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, most := range []int{0, 10, 3000, 400_000} {
		s := spool{dir: t.TempDir()}
		var want []byte
		for range 60 {
			p := make([]byte, r.IntN(most+1))
			for i := range p {
				p[i] = byte('a' + r.IntN(20))
			}
			want = append(want, p...)
			if _, err := s.Write(p); err != nil {
				t.Fatal(err)
			}
		}
		from, err := s.reader()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(from); err != nil || !bytes.Equal(got, want) {
			t.Errorf("of %d bytes %d come back (%v)", len(want), len(got), err)
		}
		s.close()
	}
}
