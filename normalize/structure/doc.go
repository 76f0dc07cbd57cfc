// Package structure finds the structure (层次结构) of an official document by searching for the reading that fits best as a
// whole, instead of deciding line by line: which numbers number something, which of them are lists, and what role all members of
// a list share.
//
// # Terminology
//
//   - mark (层次序号): a number 一、（一）1.（1）① 第一章 第一条 that a list believes.
//   - list (同级序列): the marks of one scheme that count on under one parent.
//   - cousins (同类序列): lists of the same scheme under parents of the same scheme.
//   - run-in heading (段首标题): a heading that shares its line with the paragraph behind it.
//
// Each search is exact or a beam, takes linear time, and has one small table of weights. The unit of a weight is about one
// natural unit of evidence: only their ratios matter, and each sign can be explained. All offsets are bytes of the text given.
package structure
