// Package statistics finds the figures (统计数据) buried in the prose and tables of an official document, says what each
// counts, and puts the arithmetic among them to the test (勾稽校验).
//
// # Terminology
//
//   - number: digits in a text, Arabic or Han, with their multiplier (万, 亿). Every number is judged once.
//   - figure (数据): a number that measures something: number, unit, bound. It ends in [Result.Statistics].
//   - remark: a number that measures nothing (未计入数字): a date, an ordinal, a code, a set phrase. It ends in
//     [Result.NotStatistics] with a reason that never changes its spelling.
//   - fact: a figure with what it counts, for whom (口径), when (报告期), and what it is a part of (其中).
//   - name (名称): the noun phrase that a figure is of, its own, that of the figure before, or a member of a list.
//   - cue: a word that says of the figures behind it that they are planned (目标), asked for (要求) or have come true.
//   - stance (文体): what a text does: it reports, directs, plans or lays down rules.
//   - frame: the sentence and clause of a figure, and the words that are its own.
//   - indicator (指标): an entry of the [Catalogue]. A figure that fits none has none.
//
// # What is promised
//
// Every run of Arabic digits of a document is in exactly one of: a statistic's figure, a remark, a reference, the number
// of a heading or list item. Values are computed exactly and scaled to the base unit. Nothing is guessed: a unit that
// the text leaves out stays unknown and is remarked on. A check that fails is reported as failed only where the text
// or the catalogue says that it must hold.
//
// # The way of a text
//
// scan reads the numbers from left to right; frames finds the surroundings of each figure; deal gives figures that stand
// apart from their nouns (分别, 各) to them; labeller names each by its noun phrase; standing tells what has come true from
// what is planned or asked for, and when; matcher finds the indicator by the words round the figure; relate finds
// wholes and parts; check tests. All offsets are bytes of a block's text until publish counts code points. The stage
// is pure, takes linear time, and never panics.
package statistics
