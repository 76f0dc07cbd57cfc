// Package table reads what a table (表) says: which cells name rows and columns, what each number in it is of, in which unit,
// and which cells are said to be the sum of which others. It reads the rows of a block, whatever the table was made of: HTML,
// Word, PDF, or text with tabs, bars, blanks or a cell a line.
//
// # Terminology
//
//   - place: row and column of the grid on which the cells lie with their spans.
//   - head (表头): a cell that names columns; head rows that follow each other name them together.
//   - stub (行标题): a cell that names its row, in the first columns.
//   - band: the rows below one set of heads. A table may have several: a later row of words that begins like the heads
//     begins new ones.
//   - section (分节): a row without numbers that names the rows below it: 期末存栏.
//   - part (其中, #): a row that is a part of one above it.
//   - note: a row, caption or line in front of the table that names no column: its title, 单位：万元.
//   - path: the heads that name a number, from the outside: of its row, and of its column.
//
// # What is promised
//
// A path holds cells of the table as they are printed, without line feeds and marks of notes. Nothing is made up: what a
// span or the order of the cells does not show has no path, and a unit that is not stated is none. Reading takes time
// linear in the places of the grid.
package table
