package structure

// Item is a mark with its text and what was decided about it.
type Item struct {
	Mark
	From, End int    // its text in its line, behind the number, up to the next mark of the line or the line's end
	Text      string // the same
	Body      bool   // something stands below it before its next sibling: a paragraph, a table, a list
	Role      Role
	Level     int // of a heading: 1 to 9
	// Stop is where the text of a heading ends in its line, Next where the paragraph begins that shares its line; 0 where none does.
	Stop, Next int
	Cut        Cut
	first      sentence
	starts     []float64 // what says at each character that a sentence begins there; nil: not asked
	best       seamCut   // the best place to cut it, and how good the next is, where they were asked for
	second     float64
	weighed    bool
	length     int // of the first sentence, in characters
}

// Role is what the members of a list are.
type Role int8

// The roles.
const (
	None   Role = iota // the number numbers nothing: 第一节课
	Member             // an item of an enumeration
	Heading
)

// Cut is what tells where a run-in heading ends.
type Cut int8

// The cuts.
const (
	Whole   Cut = iota // the heading has its line to itself
	AtStop             // 。
	AtColon            // ：, as most of its siblings have
	AtBlank            // a blank, as most of its siblings have
	AtSeam             // nothing: the sentence behind it shows where it begins
	Unclear            // it goes on without a mark, and nothing shows where it ends
)

// List is a list of marks: one role for all its members.
type List struct {
	Rank     Rank
	Items    []int // of the outline's items
	Parent   int   // the item that it stands below, or -1
	Features Features
	Own      float64 // the score of its own features
	Score    float64 // mixed with that of its cousins
	Total    float64 // and what its child lists win
	Heading  bool

	part     int            // of the file
	glued    bool           // most items may be headings that are glued to their sentence
	colons   bool           // most items are a phrase, a colon and a sentence
	gaps     bool           // most have a blank behind a phrase
	clean    []int          // characters of the headings that nobody doubts
	endsOf   map[string]int // what those end with
	compared bool           // its items are
	pairs    map[string]int // pairs of characters where a sentence may begin behind a heading, by the items that hold them
	nouns    map[string]int // strong heading nouns, by the items in whose beginning they stand
}

// Outline is the tree of lists of a text.
type Outline struct {
	Texts  []string
	Items  []Item
	Lists  []List
	Law    bool           // it opens with articles, or what they stand under
	Top    int            // the level of headings 一、 in the first part
	nest   [Ranks]int     // where each rank stands in the nesting
	starts map[string]int // sentences by the two characters that they begin with
	parts  []int          // of each line: the next at which a part of the file may begin
}

// Feature is what speaks for or against a list of headings, a mean over its items.
type Feature int

// The features.
const (
	Always           Feature = iota // every list
	TopScheme                       // 一、
	SecondScheme                    // （一）
	InnerScheme                     // （1） ①
	HasBody                         // something stands below the item
	ShortLine                       // the item is a short line without a closing mark
	LongLine                        // a long one
	OneSentence                     // the item is one sentence, nothing below it
	Semicolon                       // it ends with ；
	ShortRunIn                      // a short first sentence, others behind it
	LongRunIn                       // a long one
	MoreBehind                      // any
	Commas                          // in the first sentence, up to three
	Predicates                      // words that make it a statement, up to three
	ColonLabel                      // 责任单位：
	Figures                         // digits in the first sentence
	AlreadyGlued                    // a heading glued to its sentence is plain to see
	Alone                           // the list has one item
	BehindAttachment                // the list stands behind 附件：
	NameList                        // short lines of the third level, nothing below
	Parallel                        // long first sentences of one build (对仗)
	Figured                         // the first sentence says how much or who answers for it
	Glossary                        // the item explains a word
	Cells                           // the item ends in a figure without a unit: a row of a table
	Through                         // 一、 that counts on through the chapters: paragraphs of rules of procedure
	FilledIn                        // 经营地址：云州市…: a label and what fills it in
	Disposition                     // the list stands behind 批复如下：
	features
)

// Features are the means of a list.
type Features [features]float64

// featureNames are how the features are printed.
var featureNames = [features]string{
	"always", "top-scheme", "second-scheme", "inner-scheme", "body", "short-line", "long-line", "one-sentence", "semicolon", "short-run-in", "long-run-in",
	"more-behind", "commas", "predicates", "colon-label", "figures", "glued", "alone", "behind-attachment", "name-list", "parallel", "figured", "glossary", "cells", "through", "filled-in", "disposition",
}

func (f Feature) String() string { return featureNames[f] }

// seamCut is a cut and how much speaks for it.
type seamCut struct {
	at    int
	score float64
}
