package opc

import (
	"bytes"

	"guiwen/normalize/source"
)

// compoundSignature begins every OLE compound file ([MS-CFB] 2.2).
const compoundSignature = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// IsCompound reports whether data is an OLE compound file: a .doc, .xls or .wps of the old kind, or an
// encrypted package.
func IsCompound(data []byte) bool { return bytes.HasPrefix(data, []byte(compoundSignature)) }

// compoundError tells an encrypted package ([MS-OFFCRYPTO] 2.3.4.4: a stream named EncryptedPackage) from an
// old binary file. Stream names stand in the file as UTF-16; looking for the name is enough, because nothing
// but the advice depends on it.
func compoundError(data []byte) error {
	if bytes.Contains(data, utf16Name("EncryptedPackage")) {
		return source.Errorf(source.Encrypted, "encrypted", "", "the package is encrypted with a password")
	}
	return source.Errorf(source.Unsupported, "unsupported_type", "", "the file is an old binary office file, not a package")
}

func utf16Name(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := 0; i < len(s); i++ {
		b = append(b, s[i], 0)
	}
	return b
}
