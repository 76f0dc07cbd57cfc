// Package ofd reads OFD files (GB/T 33190-2016 电子文件存储与交换格式 版式文档): their text with the place, font and size of every line.
//
// # Terminology
//
//   - body (文档体, DocBody): a document of the file; most files have one.
//   - page (页) and template page (模板页): content that is drawn on a page before or after its own.
//   - object (图元): text, path, picture or composite (复合图元), with its boundary (外接矩形) and transformation (CTM).
//   - text code (TextCode): characters with the place of the first and the distances between the others.
//
// # How
//
// OFD.xml leads to Document.xml, that to the pages, template pages, resources, annotations and attachments; names of parts are taken in any case,
// with or without a leading slash, beside the part that names them. The XML is read without regard to namespaces, of which writers have
// several. The objects of a page are read into memory (content.go) and drawn on a canvas of package page (draw.go), which makes lines and cells
// of them as it does for PDF files. What stands in a watermark or seal is laid apart from the text.
//
// Damaged archives are read as far as they go, and say so.
//
// # What is not recovered
//
//   - Pages that are pictures, or whose letters are paths: they are named in the warning ofd.scanned-pages.
//   - What characters of private use show: only their font knows. They stay as they are, and are counted.
//   - What clips cut away: all text on the page is read.
//   - Signatures (签名) and seals (签章) are named, not verified, and the pictures of seals not read. Attachments are named.
package ofd
