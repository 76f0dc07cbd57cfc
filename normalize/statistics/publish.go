package statistics

import (
	"sort"
	"strconv"
	"unicode/utf8"

	"guiwen/schema"
)

// coveredSpans returns the spans of references by block id, in bytes, sorted and without overlap.
func coveredSpans(doc *schema.Document) map[string][]span {
	points := make(map[string][]span)
	for _, r := range doc.References {
		for _, m := range r.Mentions {
			points[m.Block] = append(points[m.Block], span{m.Start, m.End})
		}
	}
	out := make(map[string][]span, len(points))
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if list := points[b.ID]; len(list) > 0 {
			out[b.ID] = bytesOf(b.Text, list)
		}
	}
	return out
}

// bytesOf turns spans of code points of s into spans of bytes, sorted and merged.
func bytesOf(s string, list []span) []span {
	sort.Slice(list, func(i, k int) bool { return list[i].start < list[k].start })
	var out []span
	at, count := 0, 0
	forward := func(point int) int {
		for count < point && at < len(s) {
			_, w := utf8.DecodeRuneInString(s[at:])
			at += w
			count++
		}
		return at
	}
	last := 0
	for _, p := range list {
		p.start = max(p.start, last)
		if p.end <= p.start {
			continue
		}
		last = p.end
		start := forward(p.start)
		end := forward(p.end)
		if end > start {
			out = append(out, span{start, end})
		}
	}
	return out
}

// protected returns the spans of a block between two bytes whose numbers are spoken for, relative to start: references,
// the block's own number, the numbers of its list items.
func (f *finder) protected(b *schema.Block, start, end int) []span {
	covered := f.covered[b.ID]
	if b.Number == nil && len(b.Items) == 0 {
		if start == 0 && end == len(b.Text) {
			return covered
		}
	}
	all := make([]span, 0, len(covered)+1+len(b.Items))
	if b.Number != nil && start == 0 && len(b.Number.Text) <= len(b.Text) && b.Text[:len(b.Number.Text)] == b.Number.Text {
		all = append(all, span{0, len(b.Number.Text)})
	}
	if len(b.Items) > 0 {
		var heads []span
		for _, it := range b.Items {
			heads = append(heads, span{it.Start, it.Start + utf8.RuneCountInString(it.Number.Text)})
		}
		all = append(all, bytesOf(b.Text, heads)...)
	}
	all = append(all, covered...)
	sort.Slice(all, func(i, k int) bool { return all[i].start < all[k].start })
	kept := all[:0]
	for _, p := range all {
		if p.end > start && p.start < end {
			kept = append(kept, span{max(p.start-start, 0), min(p.end, end) - start})
		}
	}
	return kept
}

// ruler turns byte offsets of one block at a time into code points.
type ruler []int32 // by byte: code points in front of it

// of measures a block's text.
func (r *ruler) of(s string) {
	if cap(*r) <= len(s) {
		*r = make(ruler, 2*len(s)+1)
	}
	*r = (*r)[:len(s)+1]
	n := int32(-1)
	for i := 0; i < len(s); i++ {
		if s[i]&0xC0 != 0x80 {
			n++
		}
		(*r)[i] = max(n, 0)
	}
	(*r)[len(s)] = n + 1
}

// publish turns facts and remarks into what the document shows. Both stand in the order of their blocks.
func (f *finder) publish() Result {
	out := Result{
		Statistics:    make([]schema.Statistic, 0, len(f.facts)),
		NotStatistics: make([]schema.NotStatistic, 0, len(f.remarks)),
	}
	var marks []string
	out.Checks, marks = f.publishedChecks()
	out.Forms, out.Diagnostics = f.publishForms(out.Checks, marks)
	var r ruler
	var texts texts
	ids := statisticIDs(len(f.facts))
	values := make([]float64, len(f.facts))
	facts, remarks := 0, 0
	for facts < len(f.facts) || remarks < len(f.remarks) {
		block := len(f.doc.Blocks)
		if facts < len(f.facts) {
			block = f.facts[facts].block
		}
		if remarks < len(f.remarks) {
			block = min(block, f.remarks[remarks].block)
		}
		b := &f.doc.Blocks[block]
		r.of(b.Text)
		for ; facts < len(f.facts) && f.facts[facts].block == block; facts++ {
			out.Statistics = append(out.Statistics, f.statistic(facts, b, r, ids, values, &texts))
			out.Diagnostics = append(out.Diagnostics, remarksOn(f.facts[facts].doubts, &out.Statistics[len(out.Statistics)-1])...)
			if t := &f.facts[facts]; t.unit == nil && t.kind != kindRatio {
				out.Diagnostics = append(out.Diagnostics, unitMissing(facts, b, b.Text[t.start:t.end]))
			}
		}
		for ; remarks < len(f.remarks) && f.remarks[remarks].block == block; remarks++ {
			n := f.remarks[remarks]
			out.NotStatistics = append(out.NotStatistics, schema.NotStatistic{Block: b.ID, Start: int(r[n.start]), End: int(r[n.end]),
				Text: b.Text[n.start:n.end], Reason: n.reason})
		}
	}
	return out
}

// publishedChecks returns the checks with their ids, and the marks that those of forms had instead.
func (f *finder) publishedChecks() (list []schema.Check, marks []string) {
	list, marks = append([]schema.Check{}, f.checks...), make([]string, len(f.checks))
	for i := range list {
		list[i].ID, marks[i] = "c"+strconv.Itoa(i+1), list[i].ID
	}
	return list, marks
}

// unitMissing remarks that the text gives no unit for statistic i (投资7000万建设).
func unitMissing(i int, b *schema.Block, words string) schema.Diagnostic {
	id := b.ID
	return schema.Diagnostic{Code: "statistics.unit-missing", Severity: "info", Block: &id,
		Message: "the figure " + words + " (" + statisticID(i) + ") has no unit in the text"}
}

func statisticID(i int) string { return "s" + strconv.Itoa(i+1) }

// factOf returns the index of the fact with the id.
func factOf(id string) int {
	n, _ := strconv.Atoi(id[min(1, len(id)):])
	return n - 1
}

// statisticIDs returns the ids of the first n statistics, which share one piece of memory.
func statisticIDs(n int) []string {
	ends := make([]int, n)
	all := make([]byte, 0, n*len("s10000"))
	for i := range ends {
		all = strconv.AppendInt(append(all, 's'), int64(i+1), 10)
		ends[i] = len(all)
	}
	shared, start := string(all), 0
	ids := make([]string, n)
	for i, end := range ends {
		ids[i], start = shared[start:end], end
	}
	return ids
}

// texts gives out pointers to texts that a figure may lack, many from one piece of memory.
type texts []string

// optional returns a pointer to s of its own, or nil for "".
func (t *texts) optional(s string) *string {
	if s == "" {
		return nil
	}
	if len(*t) == cap(*t) {
		*t = make([]string, 0, min(max(16, 2*cap(*t)), 512))
	}
	*t = append(*t, s)
	return &(*t)[len(*t)-1]
}

// statistic publishes fact i; its value is kept in values.
func (f *finder) statistic(i int, b *schema.Block, r ruler, ids []string, values []float64, texts *texts) schema.Statistic {
	t := &f.facts[i]
	values[i] = t.published()
	s := schema.Statistic{
		ID: ids[i], Label: texts.optional(t.label), Subject: texts.optional(t.subject), Status: t.status, Value: &values[i], Unit: texts.optional(t.unitName()), Kind: t.kind,
		Figure: b.Text[t.start:t.digitsEnd()], Bound: t.bound, Qualifier: texts.optional(t.qualifier), Scope: texts.optional(t.scope.word), Period: texts.optional(t.period),
		Block: b.ID, Start: int(r[t.quote.start]), End: int(r[t.quote.end]), Quote: b.Text[t.quote.start:t.quote.end],
	}
	if t.doubts&unsure != 0 {
		s.Value = nil
	}
	if t.indicator >= 0 {
		s.Indicator = texts.optional(f.c.indicators[t.indicator].ID)
	}
	if t.cell != nil {
		s.Dimensions = t.cell.dimensions()
		if t.cell.code != "" {
			sure := schema.Exact
			s.Indicator, s.Confidence = &t.cell.code, &sure
		}
	}
	if t.from >= 0 && t.subject != "" {
		s.InheritedFrom = texts.optional(ids[t.from])
	}
	if t.partOf >= 0 {
		s.PartOf = texts.optional(ids[t.partOf])
	}
	return s
}
