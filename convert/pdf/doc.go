// Package pdf reads PDF files (ISO 32000): text with the place, font and size of every line.
//
// Objects, encryption and streams are pdfcpu's; content streams, fonts, lines and reading order are our own.
package pdf
