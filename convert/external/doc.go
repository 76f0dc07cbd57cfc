// Package external reads a file by a program that is not guiwen's (外部读取器): one for a format that has no reader here, or one that a person
// prefers. The program gets the bytes of the file on standard input and answers with lines of JSON on standard output, one for each part of the
// document in reading order. docs/engines.md describes the lines and shows a whole example.
//
// The program is a stranger: what it says is checked line by line, an answer that breaks the rules is a crash of the reader (reader.crash) and
// never a document, and it is ended when the time for the document is over.
package external
