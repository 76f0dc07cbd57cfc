// Package pdf reads PDF files (ISO 32000): their text with the place, font and size of every line.
//
// # Terminology
//
//   - glyph (字形): a character where it stands on a page; code (代码): the bytes of a font that show it.
//
// Lines, cells, furniture and page coordinates are those of package page.
//
// # How
//
// A file is looked over before it is parsed (skeleton.go), and given a new cross-reference table where its own
// cannot be used (rebuild.go). pdfcpu parses objects, decrypts, and undoes filters (file.go); only its packages
// without network code are imported, and nothing is read from or written to the disk. Content streams are run by
// an interpreter of our own (interpreter.go, showtext.go), whose fonts (font.go and after) turn codes into text by
// the best evidence there is: ToUnicode, character set of the CMap, glyph names, character collection, and the
// embedded font's own tables. What is left is a canvas of glyphs and rules a page.
//
// The order of the stream is not trusted: package page makes lines and cells of them.
//
// # What is not recovered
//
//   - Pages that are pictures, or whose letters are outlines: they are named in the warning pdf.scanned-pages.
//   - Glyphs whose font says nowhere what they stand for: U+FFFD, with the warning pdf.unmapped-glyphs.
//   - Identity-encoded fonts of the collections Japan1, CNS1 and Korea1 without ToUnicode and cmap table.
//   - Files without trailer: with the end of a file its page tree is nearly always lost. PDFium, which finds text
//     in some of them, is no part of this package.
//   - Values of form fields and XFA forms that have no appearance; text inside pictures' patterns and soft masks.
package pdf
