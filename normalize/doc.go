// Package normalize brings Chinese official text (公文) into one canonical form of characters, marks and spaces,
// after GB/T 15834-2011 (punctuation), GB/T 15835-2011 (numerals) and GB/T 9704-2012 (official documents). Text
// goes in; edits come out, each with the rule that asked for it, so that everything can be undone.
//
// # Terminology
//
//   - paragraph (段落): what stands between two line feeds. Marks and spaces are decided from the whole
//     paragraph, never from a character alone.
//   - rule (规则): one entry of [Rules], with the clause it follows. A rule fixes (an [Edit]), flags (a [Finding])
//     or keeps (a promise not to touch something).
//   - Chinese mark (中文标点): a full-width mark, bracket or quotation mark, ，。（“; a Western mark is its half-width
//     counterpart.
//   - blank (空白): a run of spaces of any width, tabs included.
//   - settled text: text that normalizing leaves as it is. What normalizing gives is always settled.
//
// # What never happens
//
// Han characters are neither lost nor reordered; words, numbers and their separators stay as written; what stands
// in a URL, an e-mail address, a file name, a code, a time, a decimal, a standard's number or a Latin sentence is
// not touched. Neither NFC nor NFKC is applied: the character table is the package's own, frozen, and its head
// states the version of Unicode it was taken from.
package normalize
