package structure

import (
	"os"
	"strings"
	"testing"
)

// names are the elements as the tables of tests call them.
var elementNames = map[string]Element{
	"copyNumber": CopyNumber, "classification": Secrecy, "urgency": Urgency, "letterhead": Letterhead, "document-number": Number, "register": Register,
	"signatory": Signatory, "title": Title, "subtitle": Subtitle, "speaker": Speaker, "addressee": Addressee, "body": Body, "closing": Closing,
	"contact": Contact, "attachment-list": AttachmentNote, "present": Attendance, "signature": Signature, "signer": Signer, "date": Date, "note": Note,
	"credit": Credit, "annex": Annex, "copies": Copies, "printing": Printing, "openness": Openness, "metadata-line": Field,
}

func nameOf(e Element) string {
	for n, k := range elementNames {
		if k == e {
			return n
		}
	}
	return "?"
}

// spelled gives zones as a line of a table does, without the body.
func spelled(lines []Line, zones []Zone) string {
	var out []string
	for _, z := range zones {
		if z.Element != Body {
			out = append(out, nameOf(z.Element)+"="+between(lines, z.From, z.To))
		}
	}
	return strings.Join(out, " ‖ ")
}

func between(lines []Line, from, to Point) string {
	var b strings.Builder
	for k := from.Line; k <= to.Line && k < len(lines); k++ {
		s := lines[k].Text
		end, at := len(s), 0
		if k == to.Line {
			end = min(end, to.Offset)
		}
		if k == from.Line {
			at = from.Offset
		}
		b.WriteString(s[at:end])
	}
	return b.String()
}

// TestFlatShared reads the flat papers of the shared facts, where they are at hand.
func TestFlatShared(t *testing.T) {
	root := os.Getenv("GUIWEN_SHARED")
	data, err := os.ReadFile(root + "/domain/genres/flat_heads.tsv")
	if root == "" || err != nil {
		t.Skip("GUIWEN_SHARED does not name the facts")
	}
	exact, total := [2]int{}, [2]int{}
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		f := strings.Split(line, "\t")
		var want []string
		for _, seg := range strings.Split(f[3], " ‖ ") {
			role, text, _ := strings.Cut(seg, "=")
			main, sub, _ := strings.Cut(role, "/")
			switch {
			case main == "paragraph" || main == "heading" && sub == "" || main == "list-item":
				continue
			case main == "heading":
				role = "annex"
			case main == "signature" && sub == "judge":
				role = "signer"
			case sub == "absent" || sub == "observers":
				role = "present"
			case sub == "topics":
				role = "classification"
			case sub == "openness":
				role = "openness"
			case role == "metadata-line":
			case main == "metadata-line" && sub != "":
				role = sub
			default:
				role = main
			}
			want = append(want, role+"="+text)
		}
		lines := []Line{{Text: f[2]}}
		got := strings.ReplaceAll(merged(spelled(lines, Zones(lines, nil))), "credit=", "metadata-line=")
		total[n%2]++
		if got == merged(strings.Join(want, " ‖ ")) {
			exact[n%2]++
		} else if n%2 == 0 || os.Getenv("ALL") != "" {
			t.Logf("%s\n  got  %s\n  want %s", f[0], got, strings.Join(want, " ‖ "))
		}
	}
	t.Logf("exact: %d of %d, %d of %d", exact[0], total[0], exact[1], total[1])
}

// merged joins contacts that follow each other.
func merged(s string) string {
	s = strings.ReplaceAll(s, "signer=", "signatory=")
	fields := strings.Split(s, " ‖ ")
	out := fields[:1]
	for _, f := range fields[1:] {
		if rest, ok := strings.CutPrefix(f, "contact="); ok && strings.HasPrefix(out[len(out)-1], "contact=") {
			out[len(out)-1] += rest
			continue
		}
		out = append(out, f)
	}
	return strings.Join(out, " ‖ ")
}
