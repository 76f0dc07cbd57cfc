package ofd

import (
	"strings"

	"guiwen/convert/opc/xmlscan"
)

// signature is a digital signature (数字签名, 18) as it names itself.
type signature struct {
	by   string // the program or company that made it
	at   string // as written
	seal bool   // a seal (签章) is shown on a page
}

// readSignatures reads the signatures of a document, whose list OFD.xml names. None is verified.
func (r *reading) readSignatures(target string) error {
	list, ok := r.locate("", target)
	if !ok {
		return nil
	}
	var targets []string
	err := r.load(list, func(x *xmlscan.Scanner) {
		for x.Child(0) {
			for x.Child(1) {
				if string(x.Local) == "Signature" && len(targets) < maxNamed {
					targets = append(targets, attr(x, "BaseLoc"))
				}
			}
		}
	})
	if err != nil {
		return err
	}
	for _, t := range targets {
		part, ok := r.locate(list, t)
		if !ok {
			continue
		}
		var s signature
		if err := r.load(part, s.read); err != nil {
			return err
		}
		r.signatures = append(r.signatures, s.String())
	}
	return nil
}

// read reads Signature.xml.
func (s *signature) read(x *xmlscan.Scanner) {
	for x.Child(0) {
		for x.Child(1) {
			if string(x.Local) != "SignedInfo" {
				continue
			}
			for x.Child(2) {
				switch string(x.Local) {
				case "Provider":
					if s.by = attr(x, "Company"); s.by == "" {
						s.by = attr(x, "ProviderName")
					}
				case "SignatureDateTime":
					s.at = content(x)
				case "StampAnnot", "Seal":
					s.seal = true
				}
			}
		}
	}
}

// String says who signed when, as the signature has it.
func (s signature) String() string {
	what := "a signature"
	if s.seal {
		what = "a seal"
	}
	for _, about := range []struct{ how, value string }{{" by ", s.by}, {" of ", s.at}} {
		if v := strings.TrimSpace(strings.ToValidUTF8(about.value[:min(len(about.value), 60)], "")); v != "" {
			what += about.how + v
		}
	}
	return what
}
