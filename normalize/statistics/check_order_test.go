package statistics

import (
	"testing"

	"guiwen/schema"
)

// TestMeetings holds that the numbers of a body's meetings rise with their dates; a great fall may be a new term of office.
func TestMeetings(t *testing.T) {
	for _, c := range []struct {
		first, second int
		want          string
	}{
		{6, 15, "√ 县政府常务会议: 6 (2020-03-05) < 15 (2020-09-09)"},
		{16, 15, "× 县政府常务会议: 16 (2020-03-05) < 15 (2020-09-09)"},
		{96, 5, "? 县政府常务会议: 96 (2020-03-05) < 5 (2020-09-09)"},
	} {
		doc := &schema.Document{References: []schema.Reference{meeting(c.second, "2020-09-09"), meeting(c.first, "2020-03-05"), meeting(c.first, "2020-03")}}
		checks := Find(doc, Default()).Checks
		if len(checks) != 1 {
			t.Errorf("%s: %d checks", c.want, len(checks))
			continue
		}
		sign := "?"
		if h := checks[0].Holds; h != nil {
			sign = map[bool]string{true: "√", false: "×"}[*h]
		}
		if got := sign + " " + checks[0].Formula; got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}

// meeting is a reference to a standing meeting of a county's government.
func meeting(ordinal int, date string) schema.Reference {
	body, kind := "县政府", "常务会议"
	return schema.Reference{Meeting: &schema.Meeting{Body: &body, Kind: &kind, Ordinal: &ordinal, Date: &date}}
}
