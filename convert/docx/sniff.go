package docx

import "guiwen/convert/opc"

// Sniff reports whether data looks like a Word document: a package with a main part of WordprocessingML. It is
// cheap, and says yes to damaged and hostile packages too, so that [Read] can say what is wrong with them.
func Sniff(data []byte) bool { return opc.Sniff(data, "word/document.xml", "wordprocessingml.") }
