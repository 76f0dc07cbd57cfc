// Package page makes lines, cells and notes (行、单元格、脚注) of characters that stand somewhere on pages: what the formats that
// print, PDF and OFD, have in common. It knows nothing of their files.
//
// # Terminology
//
//   - page coordinates: points, origin top left of the page as it is seen, y downwards.
//   - canvas (画布): what a reader finds on a page: characters with their place, font and size, ruling lines, boxes of pictures.
//   - glyph (字形): a character where it stands on a page; run (字串): characters shown one after the other.
//   - line (行): glyphs of one baseline; fragment: a piece of it without a wide gap.
//   - gutter (栏间): a strip between columns (栏); rule (框线): a ruling line; cell (单元格): what rules enclose.
//   - furniture (版面附属物): page numbers (页码) and running heads (页眉、页脚).
//
// # How
//
// A reader fills a [Canvas] a page, by [Run.Set], [Canvas.Stroke], [Canvas.Fill] and [Canvas.Picture], and calls [Sheet.Lay]; behind the
// last page it calls [Book.Finish] and [Book.Document].
//
// The order in which things were drawn is not trusted. Glyphs that are printed twice count once (overprint.go). Glyphs are put into
// rows, rows cut at gutters into columns, glyphs in ruled grids into cells (layout.go and after); what stands askew, or is said to be a watermark,
// is laid apart, so that it never interleaves with text.
//
// Tables without vertical rules are not recovered: their rows stay rows, but have no cells.
package page
