package ofd

import (
	"encoding/asn1"
	"strings"

	"guiwen/convert/opc/xmlscan"
	"guiwen/convert/page"
	"guiwen/normalize/source"
)

// signature is a digital signature (数字签名, 18) as it names itself.
type signature struct {
	by     string   // the program or company that made it
	at     string   // as written
	seal   bool     // a seal (签章) is shown on a page
	name   string   // of the seal
	values []string // targets of the seal and of what was signed, which holds the seal
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
		for _, v := range s.values {
			value, ok := r.find(part, v)
			if !ok || s.name != "" {
				continue
			}
			data, err := r.pkg.Part(r.budget.ctx, value)
			if err != nil && source.CodeOf(err) != source.Corrupt {
				return err
			}
			s.name = short(page.Clean(sealName(data, 0)))
		}
		r.addField("Seal", s.name)
		r.signatures = append(r.signatures, s.String())
	}
	return nil
}

// read reads Signature.xml.
func (s *signature) read(x *xmlscan.Scanner) {
	for x.Child(0) {
		for x.Child(1) {
			switch string(x.Local) {
			case "SignedInfo":
				s.readInfo(x)
			case "SignedValue":
				s.values = append(s.values, content(x))
			}
		}
	}
}

// readInfo reads SignedInfo.
func (s *signature) readInfo(x *xmlscan.Scanner) {
	for depth := x.Depth(); x.Child(depth); {
		switch string(x.Local) {
		case "Provider":
			if s.by = attr(x, "Company"); s.by == "" {
				s.by = attr(x, "ProviderName")
			}
		case "SignatureDateTime":
			s.at = content(x)
		case "StampAnnot":
			s.seal = true
		case "Seal":
			s.seal = true
			for depth := x.Depth(); x.Child(depth); {
				if string(x.Local) == "BaseLoc" {
					s.values = append(s.values, content(x))
				}
			}
		}
	}
}

// sealName finds the name of a seal (GB/T 38540-2020, 6.2: the header ES, an identifier, and the property whose second member is the
// name) in what holds it; "" where there is none. Nothing of it is verified.
func sealName(der []byte, depth int) string {
	var v asn1.RawValue
	if _, err := asn1.Unmarshal(der, &v); err != nil || !v.IsCompound || depth > 4 {
		return ""
	}
	parts := members(v.Bytes)
	if len(parts) >= 3 {
		header, property := members(parts[0].Bytes), members(parts[2].Bytes)
		if len(header) > 0 && string(header[0].Bytes) == "ES" && len(property) > 1 && property[1].Tag == asn1.TagUTF8String {
			return strings.ToValidUTF8(string(property[1].Bytes), "")
		}
	}
	for _, p := range parts[:min(len(parts), 2)] {
		if name := sealName(p.FullBytes, depth+1); name != "" {
			return name
		}
	}
	return ""
}

// members returns the first few members of a sequence.
func members(der []byte) (list []asn1.RawValue) {
	const most = 4
	for len(der) > 0 && len(list) < most {
		var v asn1.RawValue
		rest, err := asn1.Unmarshal(der, &v)
		if err != nil {
			break
		}
		list, der = append(list, v), rest
	}
	return list
}

// String says who signed when, as the signature has it.
func (s signature) String() string {
	what := "a signature"
	if s.seal {
		what = "a seal"
	}
	if s.name != "" {
		what = "the seal " + s.name
	}
	for _, about := range []struct{ how, value string }{{" by ", s.by}, {" of ", s.at}} {
		if v := strings.TrimSpace(strings.ToValidUTF8(about.value[:min(len(about.value), 60)], "")); v != "" {
			what += about.how + v
		}
	}
	return what
}
