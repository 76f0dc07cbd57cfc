package statistics

import (
	"strings"
	"unicode/utf8"

	"guiwen/normalize/lex"
)

// name is what a figure is of (数据名称).
type name struct {
	subject string // the noun phrase
	base    string // the label without growth or decline
	label   string // what the figure is called: 地区生产总值同比增长
	from    int    // index of the figure that the subject is taken from, or -1
	change  bool   // it says by how much something changed
	holder  string // whose part of a whole it is, which is its scope: 其中|青屏区|18处
	behind  int    // byte where the noun behind the figure ends, which is no more to be had; 0 for none
	among   bool   // it is of a part of what was told before: 其中税收收入
	bare    bool   // it is nothing but the noun behind the figure
}

// labeller names the figures of one text, from left to right. What a figure is of stands in front of it, between the figure before and
// itself; or behind its measure word; or, where neither is a noun, it is what the figure before was of.
type labeller struct {
	s       string
	figures []figure
	frames  []frame
	names   []name // by figure

	topic    name // what the last figure with a noun of its own was of
	at       int  // that figure, or -1
	first    name // the same of the first figure of the sentence
	firstAt  int
	measure  int  // the last figure behind it that is a measure of the topic, or -1
	outside  name // the topic outside of the bracket at hand
	outer    int
	open     int // byte of the bracket, or -1
	sentence span
}

// run names all figures.
func (l *labeller) run(s string, figures []figure, frames []frame) {
	names := l.names[:0]
	*l = labeller{s: s, figures: figures, frames: frames, at: -1, firstAt: -1, measure: -1, open: -1}
	for range figures {
		names = append(names, name{from: -1})
	}
	l.names = names
	for i := 0; i < len(figures); {
		l.enter(i)
		k := l.series(i)
		if k > 1 && l.deal(i, k) {
			i += k
			continue
		}
		l.names[i] = l.name(i)
		i++
	}
}

// enter sees to sentence and bracket of figure i: what a bracket tells is forgotten behind it.
func (l *labeller) enter(i int) {
	fr := &l.frames[i]
	if fr.sentence != l.sentence {
		if l.sentence = fr.sentence; !strings.HasSuffix(l.s[:fr.sentence.start], "；") {
			l.firstAt = -1
		}
	}
	if fr.open != l.open {
		l.measure = -1
	}
	switch {
	case fr.open == l.open:
	case l.open < 0:
		l.outside, l.outer = l.topic, l.at
	default:
		l.topic, l.at = l.outside, l.outer
	}
	l.open = fr.open
}

// own makes a name the topic of what follows.
func (l *labeller) own(i int, n name) name {
	l.topic, l.at, l.measure = n, i, -1
	if l.firstAt < 0 {
		l.first, l.firstAt = n, i
	}
	return n
}

// lead returns the words in front of figure i that are its own.
func (l *labeller) lead(i int) span {
	f, fr := &l.figures[i], &l.frames[i]
	start := fr.before.start
	if i > 0 && l.figures[i-1].end <= f.start {
		if end := l.figures[i-1].end; start <= end {
			start = max(start, end+boundsAfter.Begins(l.s[end:f.start]))
		}
		start = max(start, min(l.names[i-1].behind, f.start))
	}
	start += possessives.Begins(l.s[start:f.start])
	if start == fr.clause.start && strings.HasSuffix(l.s[:start], "：") && trimTail(l.s, start, f.start) == start {
		colon := start - len("：") // 最高限价：2795万元
		if from := clauseStart(l.s, colon, fr.sentence.start); i == 0 || l.figures[i-1].end <= from {
			return span{from, colon}
		}
	}
	return span{start, f.start}
}

// parted is the words in front of a figure: a noun phrase, and the growth or decline behind it.
type parted struct {
	phrase
	change string // 同比增长
	spread bool   // 分别: said of several
	opens  bool   // what the figure counts stands behind it: 对|9个县
	of     bool   // they tell which of the topic: 产值超亿元的|41家
}

var (
	changeLeads = lex.Class("change-lead")
	comparisons = lex.Class("comparison")
	shareLeads  = lex.Class("share-lead")
	groupIntros = lex.Class("group-intro")
	eachOnes    = lex.Class("each-one")
	spanEnds    = lex.Class("span-end")
	grants      = lex.Class("grant-lead")
	exceeding   = lex.Class("exceeding-word")
	scales      = lex.Class("scale-noun")
	existences  = lex.Class("existence")
	doings      = lex.Class("doing-verb")
	linkings    = lex.Class("linking")
)

// part parts the words of a span.
func (l *labeller) part(at span) parted {
	s := l.s
	end := trimTail(s, at.start, at.end)
	if w := timeBefore(s[at.start:end]); w > 0 && w < end-at.start && possessives.Ends(s[at.start:at.end]) == 0 {
		end = trimTail(s, at.start, end-w) // 签约率2025年|达到65%
	}
	p := parted{}
	p.of = possessives.Ends(s[at.start:at.end]) > 0
	k := at.end - levelScopes.Ends(s[at.start:at.end])
	p.opens = objectLeads.Ends(s[at.start:k]) > 0 || k == at.start && k < at.end
	_, w := respective.LastIndex(s[at.start:at.end])
	p.spread = w > 0
	if n := changes.Ends(s[at.start:end]); n > 0 {
		from := changeStart(s, at.start, end-n)
		p.change, end = s[from:end], from
		if w > 0 {
			p.change = strings.Replace(p.change, respective.List()[0], "", 1)
		}
	}
	end = trimTail(s, at.start, startOfChange(s, at.start, end))
	if from := relationBefore(s, at.start, end); from < end { // 上年结转: the time is a part of it
		p.phrase = phrase{span{from, end}, from}
		return p
	}
	if from := relationBefore(s, at.start, at.end); p.change == "" && from < at.end { // 实有
		p.phrase = phrase{span{from, at.end}, from}
		return p
	}
	if p.phrase = phraseBefore(s, at.start, end); p.start < p.end && (isTime(s[p.start:p.end]) || scopeAt(s[p.start:p.end]) == p.end-p.start) {
		p.phrase = phrase{span{p.end, p.end}, p.end} // 其中2022年完成|8万平方米
	}
	if spanEnds.Ends(s[p.start:end]) > 0 {
		p.phrase = phrase{span{end, end}, end} // 自收到本决定书之日起|15日内
	}
	if k := limitIn(s[p.start:p.end]); k > 0 { // 投标保证金|不超过合同估算价的百分之二
		p.phrase = phraseBefore(s, at.start, p.start+k)
	}
	words := s[p.start:p.end]
	if p.change == "" && changes.Begins(words) > 0 && relationNouns.Ends(words) == 0 || p.change != "" && changes.Begins(words) > 0 {
		p.change, p.phrase = words+p.change, phrase{span{p.start, p.start}, p.start} // 高于全市平均水平, 高于全市|平均增幅
	}
	return p
}

// relationBefore returns where the relational word begins that a text ends with at byte end and that nothing but marks and 其中 stand in front of,
// or end.
func relationBefore(s string, start, end int) int {
	w := relationNouns.Ends(s[start:end])
	if w == 0 {
		return end
	}
	from := skipBreaths(s, start, end-w)
	from += amongWords.Begins(s[from : end-w])
	if from = skipBreaths(s, from, end-w); from < end-w {
		return end
	}
	return from
}

// skipBreaths returns where, between two bytes of a text, what is no mark begins.
func skipBreaths(s string, start, end int) int {
	for start < end {
		r, w := utf8.DecodeRuneInString(s[start:end])
		if !isBreath(r) && r != '（' {
			break
		}
		start += w
	}
	return start
}

// limitIn returns where a limit is set in a phrase to what it names, or 0.
func limitIn(s string) int {
	if len(s) < 8*hanBytes {
		return 0
	}
	for at := 0; ; {
		k, w := statusCues.Index(s[at:])
		if k < 0 {
			return 0
		}
		if cueValues[statusCues.Value(s[at+k:at+k+w])] == limitCue {
			return at + k
		}
		at += k + w
	}
}

// changeStart goes back from a word of growth or decline to where what it is compared with begins: 比上年同期增长.
func changeStart(s string, start, end int) int {
	for end > start {
		if w := changeLeads.Ends(s[start:end]); w > 0 {
			end -= w
			continue
		}
		k := comparison(s, start, end)
		if k < 0 {
			break
		}
		end = k
	}
	return end
}

// comparison returns where what something is compared with (比上年同期) begins, which ends at byte end, or -1.
func comparison(s string, start, end int) int {
	for i, n := end, 0; i > start && n < 14; n++ {
		r, w := utf8.DecodeLastRuneInString(s[:i])
		if i -= w; isBreath(r) {
			break
		}
		if comparisons.Begins(s[i:end]) > 0 && !(rateNoun.Ends(s[:aheadRunes(s, i, 2)]) > 0) {
			return i
		}
	}
	return -1
}

var startWords = lex.Class("base-before")

// startOfChange returns the end of a text without where a change began (由上年的, 从2020年的7.2%, 由十年前的不足百个发展到), if it ends so.
func startOfChange(s string, start, end int) int {
	for i := end; i > start; {
		w := startWords.Ends(s[start:i])
		if w > 0 && startWords.Value(s[i-w:i]) == "leads" {
			rest := s[i : end-possessives.Ends(s[i:end])]
			rest = rest[:len(rest)-labelTimes.Ends(rest)]
			if isTime(rest) || changeParticle.Ends(rest) > 0 {
				return i - w
			}
			return end
		}
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if isStop(r) {
			break
		}
		i -= n
	}
	return end
}

// isTime reports whether a text is nothing but a time, or nothing.
func isTime(s string) bool {
	s = s[:len(s)-possessives.Ends(s)]
	return s == "" || timeAt(s) == len(s)
}

var (
	measureNouns = lex.Class("measure-noun")
	counterparts = lex.Class("counterpart")
	holders      = lex.Class("holder")
	categories   = lex.Class("category-noun")
)

// name returns the name of figure i, which is no member of a series that was dealt.
func (l *labeller) name(i int) name {
	at := l.lead(i)
	p := l.part(at)
	s, f := l.s, &l.figures[i]
	if w := exceeding.Begins(s[p.start:p.end]); w > 0 && w < p.end-p.start && p.change == "" && f.isRelative() {
		p.change, p.phrase = s[p.start:p.end], phrase{span{p.start, p.start}, p.start} // 超过国家标准0.72倍
	}
	words, noun := s[p.start:p.end], s[p.noun:p.end]
	bare := len(noun) <= hanBytes
	behind, end := "", 0
	if p.change == "" {
		behind, end = l.behind(i, bare || p.opens || f.kind == kindCount && (p.of || isEach(words)))
	}
	if share := l.shareOf(at, f); share != "" {
		return l.inherited(i, share, "")
	}
	switch {
	case l.closesRange(i):
		n := l.names[i-1]
		n.from = -1
		return n
	case p.change != "" && (bare || relationNouns.Is(words)):
		return l.inherited(i, words, p.change)
	case behind != "" && measureNouns.Ends(words) == 0 && l.isGranted(i):
		return l.own(i, l.granted(i, p, behind, end))
	case behind != "" && (bare || p.opens || isEach(words) || !isSaid(s[at.start:f.start])):
		return l.own(i, l.counted(i, p, behind, end))
	case f.kind == kindDuration && p.change == "" && l.due(i) != "":
		n := name{subject: l.due(i), base: l.due(i), label: l.due(i), from: -1} // 24小时内|修复
		return n
	case l.counterpart(i, words) >= 0:
		k := l.counterpart(i, words)
		a := l.names[k].base
		n := name{subject: l.names[k].subject, base: a[:len(a)-counterparts.Ends(a)] + words, from: k, change: p.change != ""}
		n.label = n.base + p.change
		return l.own(i, n)
	case words == "" && l.sumsUp(i, at):
		a, b := &l.names[i-2], &l.names[i-1]
		n := name{subject: b.subject, base: a.base + "、" + b.base, from: -1}
		n.label = n.base
		return n
	case words == "":
		n := l.inherited(i, "", "")
		if tail := l.existence(i, at); tail != "" && n.subject != "" {
			n.base = n.subject + tail
			n.label = n.base
		}
		return n
	case (p.of || boundsAfter.Ends(words) > 0) && f.kind == kindCount && l.sameThing(i, l.frames[i].sentence.start) >= 0:
		k := l.sameThing(i, l.frames[i].sentence.start)
		n := name{subject: l.names[k].subject, base: words + l.names[k].subject, from: k}
		if p.of {
			n.base = words + possessives.List()[0] + l.names[k].subject
		}
		n.label, l.measure = n.base, i
		return n
	case p.noun == p.end && f.kind == kindMoney && l.spent(i) != "":
		n := name{subject: l.spent(i), from: -1} // 投资7000万元|建设中台
		n.base = words + l.s[f.end:l.frames[i].after.end]
		n.label = n.base
		return l.own(i, n)
	case relationNouns.Is(words) || p.noun == p.end || measureNouns.Is(words) && l.measures(i):
		return l.related(i, words)
	case p.noun == p.start && objectLeads.Ends(s[at.start:p.start]) == 0 && l.isPartOf(i, words, p.change != ""):
		n := l.topic
		n.from, n.change = l.at, p.change != ""
		if n.holder = words; n.change || categories.Ends(words) > 0 {
			n.holder, n.base = "", words+n.base
			if !n.change && l.topic.subject != "" {
				n.base = words + l.topic.subject // 其中通知公告类|政府信息
			}
		}
		n.label = n.base + p.change
		return n
	}
	words = withoutLightVerb(words)
	n := name{subject: withoutLightVerb(noun), base: words, label: words + p.change, change: p.change != "", from: -1}
	if tail := l.existence(i, at); tail != "" && p.change == "" {
		n.base += tail
		n.label = n.base
	}
	n.among = amongWords.In(s[at.start:p.start]) || i > 0 && l.names[i-1].among && connective(s[l.figures[i-1].end:f.start]) > 0
	if bare {
		n.subject = words
	}
	return l.own(i, n)
}

// isRelative reports whether a figure compares one amount with another: percent, 倍.
func (f *figure) isRelative() bool {
	return f.kind == kindPercent || f.kind == kindRatio || f.unit != nil && multiplyingUnit.Is(f.unit.Word)
}

// counted returns the name of figure i that counts the noun behind it, with the words in front that belong to it: 召开3次|调度会, 抽查的68所|学校, 7个|部门|多报预算.
func (l *labeller) counted(i int, p parted, noun string, end int) name {
	s := l.s
	n := name{subject: noun, base: noun, from: -1, behind: end}
	switch words := s[p.start:p.end]; {
	case isEach(words):
	case p.of && words != "" && p.end-p.start <= longestModifier*hanBytes:
		n.base = words + possessives.List()[0] + noun
	case p.noun == p.end && words != "" && !p.opens && !relationNouns.Is(words):
		n.base = words + noun
	default:
		n.bare = true
		if from, to := l.said(i, end); to > from {
			lead, tail := "", s[from:to]
			if w := doings.Begins(tail); w > 0 && w < len(tail) {
				lead, tail = tail[w:], "" // 对9个县|开展|督察
			}
			n.base = lead + noun + tail
			l.share(i, lead, tail)
		}
	}
	n.label = n.base
	return n
}

// closesRange reports whether figure i is the upper end of the range that the figure before begins: 五百元以上|一千元以下.
func (l *labeller) closesRange(i int) bool {
	if i == 0 || l.figures[i-1].kind != l.figures[i].kind || l.names[i-1].label == "" {
		return false
	}
	end := l.figures[i-1].end
	return end < l.figures[i].start && end+boundsAfter.Begins(l.s[end:l.figures[i].start]) == l.figures[i].start
}

// isGranted reports whether what figure i is an amount of stands behind it: 80元的标准给予|补贴, 一千元以下|罚款.
func (l *labeller) isGranted(i int) bool {
	if l.figures[i].kind == kindCount || l.figures[i].kind == kindDuration {
		return false
	}
	noun, _ := l.behind(i, false)
	return noun != "" && !scales.Is(noun)
}

// granted returns the name of figure i that is an amount of the noun behind it, with those in front who get or pay it: 对|个人|处五百元|罚款.
func (l *labeller) granted(i int, p parted, noun string, end int) name {
	n := name{subject: noun, base: noun, from: -1, behind: end}
	words := l.s[p.start:p.end]
	if isEach(words) || p.opens || objectLeads.Ends(l.s[:p.start]) > 0 && utf8.RuneCountInString(words) <= longestHolder {
		n.base = words + noun
	}
	n.label = n.base
	return n
}

// isEach reports whether words only tell for whom the figure holds: 每个乡镇.
func isEach(words string) bool { return eachOnes.Begins(words) > 0 && measureNouns.Ends(words) == 0 }

// said returns where what is said of the noun behind figure i begins and ends: 6个部门|多报预算. The noun ends at byte end.
func (l *labeller) said(i, end int) (from, to int) {
	limit := l.frames[i].after.end
	if end >= limit || afterNouns.Begins(l.s[end:limit]) == 0 || linkings.Begins(l.s[end:limit]) > 0 {
		return end, end
	}
	to = trimTail(l.s, end, limit)
	from = end
	for w := modals.Begins(l.s[from:to]); w > 0; w = modals.Begins(l.s[from:to]) {
		from += w
	}
	if utf8.RuneCountInString(l.s[l.figures[i].end:to]) > longestPhrase || !isPaired(l.s[from:to]) {
		return end, end
	}
	return from, to
}

// existence returns what is said of those that figure i counts, where the words in front only say that there are so many: 项目中有|7个|未开展自评; or "".
func (l *labeller) existence(i int, at span) string {
	if existences.Ends(l.s[at.start:at.end]) == 0 {
		return ""
	}
	from, to := l.said(i, l.figures[i].end)
	return l.s[from:to]
}

// share gives what is said of the noun behind figure i to those that share it: 23个集体、41名个人|获表彰.
func (l *labeller) share(i int, lead, tail string) {
	for ; i > 0 && l.names[i-1].bare && l.names[i-1].behind > 0 && l.names[i-1].behind <= l.figures[i].start; i-- {
		if gap := l.s[l.names[i-1].behind:l.figures[i].start]; connective(gap) != len(gap) || gap == "" {
			return
		}
		l.names[i-1].base = lead + l.names[i-1].base + tail
		l.names[i-1].label = l.names[i-1].base
	}
}

// withoutLightVerb returns words without a verb in them that says nothing: 企业(实现)营业收入.
func withoutLightVerb(words string) string {
	for _, verb := range lightVerbs.List() {
		if lightVerbs.Value(verb) != "" {
			continue // 水库完成主体工程: it says that it is done
		}
		i, w := strings.Index(words, verb), len(verb)
		if i >= 2*hanBytes && i+w+2*hanBytes <= len(words) && isPaired(words[:i]) {
			return words[:i] + words[i+w:]
		}
	}
	return words
}

// isSaid reports whether words end with a verb that says how much their noun is: 企业达到|78家.
func isSaid(lead string) bool {
	w := fillers.Ends(lead)
	return w > 0 && possessives.Ends(lead) == 0
}

// longestModifier is the number of characters in front of 的 that say which: 上年度审计查出的98个问题.
const longestModifier = 12

// longestHolder is the number of characters of whose part of a whole is told.
const longestHolder = 9

// isPartOf reports whether words name only where or who the part of a whole is: 其中青屏区18处, 分门类看，采矿业下降3.5%.
func (l *labeller) isPartOf(i int, words string, change bool) bool {
	w := holders.Ends(words)
	if l.at < 0 || w == 0 || l.topic.among && holders.Value(words[len(words)-w:]) == "body" || utf8.RuneCountInString(words) > 16 || l.topic.base == "" {
		return false
	}
	f, top := &l.figures[i], &l.figures[l.at]
	if f.unit != nil && familyOf(f.unit.Word) == ofBodies && holders.Value(words[len(words)-w:]) == "body" {
		return false // 其中小学58所 counts them
	}
	if end := backRunes(words, len(words), 2); strings.HasSuffix(l.topic.subject, words[end:]) {
		return false // 其中公开专区8处 of 公开专区11处: a noun of its own
	}
	if !change && (utf8.RuneCountInString(words) > longestHolder || f.unitName() != top.unitName() || f.kind != top.kind) {
		return false
	}
	return l.isGrouped(i)
}

// isGrouped reports whether figure i stands in a list of the parts of what was told before: 其中, 按地域看.
func (l *labeller) isGrouped(i int) bool {
	from := l.frames[i].sentence.start
	if l.frames[l.at].sentence.start == from || strings.HasSuffix(l.s[:from], "；") {
		return true
	}
	lead := l.s[from:min(aheadRunes(l.s, from, 12), l.figures[i].start)]
	k := strings.Index(lead, "，")
	return k > 0 && groupIntros.Ends(lead[:k]) > 0 || amongWords.Begins(lead) > 0
}

// shareOf returns the words in front of figure f, where they say what share or how many times of something the topic is: 为预算的|101.2%.
func (l *labeller) shareOf(at span, f *figure) string {
	if f.kind != kindPercent && f.kind != kindRatio {
		return ""
	}
	words := strings.TrimLeft(l.s[at.start:trimFillers(l.s, at.start, at.end)], "，、")
	w := shareLeads.Begins(words)
	if w == 0 || w == len(words) && shareVerbs.Begins(words) == 0 || utf8.RuneCountInString(words) > longestPhrase || strings.Contains(words, "，") {
		return ""
	}
	return words
}

// inherited returns the name of figure i whose words say nothing of what it is of: that of the figure before, with these words behind.
func (l *labeller) inherited(i int, words, change string) name {
	n := name{from: -1, label: words + change, base: words, change: change != ""}
	if l.at < 0 {
		if change == "" && words == "" || change != "" {
			n.label, n.base = "", ""
		}
		return n
	}
	top, at := l.topic, l.at
	if k := l.measure; k >= 0 && l.frames[k].sentence == l.frames[i].sentence {
		top, at = l.names[k], k // 企业87家，利润6亿元，|下降2%
	}
	n.subject, n.from = top.subject, at
	n.base = top.base + words
	n.label = n.base + change
	return n
}

// related returns the name of figure i whose words are only what was done with the topic, or a measure of it: 受理, 标的额.
func (l *labeller) related(i int, words string) name {
	n := name{label: words, base: words, from: -1}
	if l.at < 0 || l.frames[l.at].sentence != l.frames[i].sentence && !strings.HasSuffix(l.s[:l.frames[i].sentence.start], "；") && !isWithin(l.s[l.frames[i].sentence.start:l.figures[i].start]) {
		k := -1
		if actions.Is(words) && l.figures[i].kind == kindCount && l.figures[i].unit != nil && familyOf(l.figures[i].unit.Word)&(ofCases|ofItems|ofEvents|ofPapers) == 0 {
			k = l.sameThing(i, 0) // 建1处中心。共新建|52处
		}
		if n.subject = words; k >= 0 {
			n.subject, n.from, n.base = l.names[k].subject, k, words+l.names[k].subject
			n.label = n.base
		}
		return l.own(i, n)
	}
	top, at := l.topic, l.at
	if top.among && l.firstAt >= 0 && l.frames[at].sentence != l.frames[i].sentence {
		top, at = l.first, l.firstAt // 中小学84所，其中小学58所；|在校学生5万人
	}
	if w := rateNoun.Ends(words); w > 0 && l.firstAt >= 0 {
		top, at = l.rated(i, words[:len(words)-w])
	}
	if counts := l.figures[i].kind == kindCount; relationNouns.Is(top.subject) || actions.Is(top.subject) || counts && l.figures[at].kind != kindCount {
		if n.subject = words; !actions.Is(words) { // 立案12件，办结8件: what the cases are is not said
			l.measure = i
		}
		return n
	}
	if measureNouns.Is(top.subject) { // 总人口3万人，面积86平方公里: the one is no measure of the other
		n.subject, l.measure = words, i
		return n
	}
	n.subject, n.from = top.subject, at
	switch {
	case measureNouns.Is(words), relationNouns.Is(words) && !actions.Is(words):
		n.base, l.measure = owner(top.subject)+words, i
	default:
		n.base = words + top.subject
	}
	n.label = n.base
	return n
}

// sameThing returns the last figure in front of figure i, not in front of byte from, with a noun of its own and the same measure word, or -1.
func (l *labeller) sameThing(i, from int) int {
	unit := l.figures[i].unitName()
	for k := i - 1; unit != "" && k >= max(0, i-8) && l.figures[k].start >= from; k-- {
		if n := &l.names[k]; n.subject != "" && n.from < 0 && !n.change && l.figures[k].unitName() == unit && !relationNouns.Is(n.subject) {
			return k
		}
	}
	return -1
}

// counterpart returns the figure in front of figure i in its sentence whose name ends with the noun that words are the counterpart of: 预算收入5元，支出4元;
// or -1. What is a part of another (其中税收收入) has none.
func (l *labeller) counterpart(i int, words string) int {
	if words == "" || l.firstAt < 0 {
		return -1
	}
	for k := i - 1; k >= l.firstAt && k > i-10; k-- {
		n := &l.names[k]
		if w := counterparts.Ends(n.base); w > 0 && !n.change && !n.among && counterparts.Value(n.base[len(n.base)-w:]) == words {
			return k
		}
	}
	return -1
}

// measures reports whether a measure alone in front of figure i can be one of the topic: it counts bodies, 企业87家，利润6亿元.
func (l *labeller) measures(i int) bool {
	if l.at < 0 || l.figures[l.at].kind != kindCount || l.figures[i].unitName() == l.figures[l.at].unitName() {
		return false
	}
	u := l.figures[l.at].unit
	return u != nil && familyOf(u.Word)&ofBodies != 0 && l.frames[l.at].sentence == l.frames[i].sentence
}

// owner returns what a measure is of: 粮食|播种面积.
func owner(subject string) string {
	if w := measureNouns.Ends(subject); w > 0 && len(subject)-w >= 2*hanBytes {
		return subject[:len(subject)-w]
	}
	return subject
}

// sumsUp reports whether the words in front of figure i only say that it is the total of the two in front: 受理费7048元，保全费2436元，合计9484元.
func (l *labeller) sumsUp(i int, at span) bool {
	if i < 2 || !totalWords.In(l.s[at.start:at.end]) || l.frames[i].sentence != l.frames[i-2].sentence {
		return false
	}
	a, b := &l.names[i-2], &l.names[i-1]
	return a.base != "" && b.base != "" && a.base != b.base && !a.change && !b.change && l.figures[i-2].unitName() == l.figures[i].unitName() && l.figures[i-1].unitName() == l.figures[i].unitName()
}

// due returns what has to be done within the time of figure i, where a verb says it behind 内, or "".
func (l *labeller) due(i int) string {
	s := l.s[l.figures[i].end:l.frames[i].after.end]
	w := behindCues.Begins(s)
	if w == 0 || w == len(s) {
		return ""
	}
	s = s[w:]
	for w := labelLeads.Begins(s); w > 0 && w < len(s) && objectLeads.Begins(s) == 0; w = labelLeads.Begins(s) {
		s = s[w:]
	}
	if objectLeads.Begins(s) > 0 { // 向人民政府|申请行政复议
		p := phraseBefore(s, 0, len(s))
		s = s[max(p.start, behindModal(s, p.start, p.end, true)):p.end]
	}
	if utf8.RuneCountInString(s) < 2 || utf8.RuneCountInString(s) > longestPhrase || !isPaired(s) {
		return ""
	}
	return s
}

// spent returns what the money of figure i was spent on, where a verb right behind it says so, or "".
func (l *labeller) spent(i int) string {
	s := l.s[l.figures[i].end:l.frames[i].after.end]
	w := actions.Begins(s)
	if w == 0 || utf8.RuneCountInString(s) > longestPhrase || !isPaired(s) {
		return ""
	}
	return s[w:]
}

// rated returns what a rate is of: the figure of the sentence that says the same verb (整改121个，整改率95%), else the first.
func (l *labeller) rated(i int, verb string) (name, int) {
	for k := i - 1; verb != "" && k >= l.firstAt; k-- {
		if n := &l.names[k]; n.subject != "" && !n.change && strings.Contains(n.base, verb) {
			return *n, k
		}
	}
	return l.first, l.firstAt
}

// behind returns the noun behind figure i and where it ends; loose takes one also where the measure word asks for none.
func (l *labeller) behind(i int, loose bool) (noun string, end int) {
	f, fr := &l.figures[i], &l.frames[i]
	s, limit := l.s, fr.after.end
	at := f.end
	w := boundsAfter.Begins(s[at:limit])
	at += w
	of := possessives.Begins(s[at:limit]) > 0
	at += possessives.Begins(s[at:limit])
	if g := grants.Begins(s[at:limit]); g > 0 && (f.kind == kindMoney || grants.Value(s[at:at+g]) != "money") {
		of, loose = true, true
		at += g
	} else if (of || w > 0) && f.kind != kindCount && measureNouns.Ends(s[at:nounEnd(s, at, limit)]) > 0 {
		of, loose = true, true
	}
	switch {
	case i+1 < len(l.figures) && at == l.figures[i+1].start && w > 0:
		return l.behind(i+1, loose) // 二千元以上|一万元以下罚款
	case f.kind == kindDuration || f.kind == kindMoney || f.kind == kindPercent || f.kind == kindRatio:
		if !loose || !of && measureNouns.Begins(s[at:limit]) == 0 {
			return "", 0
		}
	case f.unit == nil && f.kind != kindRatio, !loose && !classifiers.Is(f.unit.Word):
		return "", 0
	}
	end = nounEnd(s, at, limit)
	if w > 0 {
		if k, n := possessives.Index(s[at:limit]); k > 0 && at+k+n < limit { // 150家以上专业水平高、服务能力强的供应商
			at += k + n
			end = nounEnd(s, at, limit)
		}
	}
	if k := strings.Index(s[at:end], "“"); k > 0 {
		end = at + k
	}
	noun = s[at:end]
	if utf8.RuneCountInString(noun) < 2 || !isPaired(noun) || changes.Begins(noun) > 0 {
		return "", 0
	}
	return noun, end
}
