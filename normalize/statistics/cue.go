package statistics

// cue is what a word says of the figures behind it: that they are planned, asked for or have come true; or nothing, where it hides a shorter
// one (即将 hides 将).
type cue uint8

// The cues.
const (
	noCue     cue = iota
	hidesCue      // none
	targetCue     // 力争, 到2025年
	ruleCue       // 应当, 不得
	resultCue     // 同比, 截至
	planCue       // 将, 要, 计划: a target unless the text reports
	allowCue      // 可以, 给予: a rule in a text that directs
	trendCue      // 同比: come true, unless the section plans
	limitCue      // 不超过, 不低于: a rule in a text that directs, a target in a plan, nothing in a report
)

var (
	cueValues = map[string]cue{"none": hidesCue, "target": targetCue, "rule": ruleCue, "result": resultCue, "plan": planCue, "trend": trendCue, "allow": allowCue, "limit": limitCue}
)

// mark is a cue at a place of the text, in bytes.
type mark struct {
	cue        cue
	start, end int32
}
