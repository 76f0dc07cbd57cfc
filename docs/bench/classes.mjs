// The classes of disagreement between guiwen and a formatter of web text, the first that fits counts. `holds` sees
// a difference of align.mjs with the original text, both answers and the tool's name added, and is true only where
// ours is what `why` asks for: what ours does otherwise stays unclassed. `example` is a text on which the class is
// met with at least one of the tools (under `profile`, if it names one), which differential.mjs checks.

const han = /^\p{Script=Han}$|^〇$/u
const latin = /^[\p{Script=Latin}\p{N}\p{Script=Greek}]$/u
const ascii = /^[!-~]$/
const wide = /^[，。、；：？！（）《》〈〉“”‘’「」『』【】〔〕—…～·％]$/u
const opening = /^[(（\[［〔【﹝]$/u
const closing = /^[)）\]］〕】﹞]$/u
const bracket = (s) => opening.test(s) || closing.test(s)
const quote = /^["“”「」『』'‘’]$/u
const dash = /^[—\-–－―─~～〜]$/u
const besideLatin = (d) => [[d.before, d.after], [d.after, d.before]].some(([x, y]) => han.test(x) && ascii.test(y) && !bracket(y) && !quote.test(y))
const chineseNear = (d) => /\p{Script=Han}/u.test(d.text)
const cjk = (s) => han.test(s) || wide.test(s)
const blank = (d) => d.kind === 'blank'
const sign = (d) => d.kind === 'sign'

export const classes = [
  {
    id: 'indent', title: 'blanks at the beginning or end of a line',
    why: 'the indent of a paragraph is layout, not text (SPC-5)',
    example: '　　特此报告。',
    holds: (d) => blank(d) && d.ours === '' && (d.before === '' || d.after === ''),
  },
  {
    id: 'address-end', title: 'the blank that ends an address of the web',
    why: 'Han characters may belong to an address: where it ends, only the blank tells, so none is deleted and none set (SPC-7)',
    example: '见 https://example.org/公告.html附件',
    profile: 'web',
    holds: (d) => blank(d) && /:\/\/|www\./.test(d.word) && (han.test(d.after) || han.test(d.before)),
  },
  {
    id: 'space-han-latin', title: 'a blank between Han and Latin letters, digits or their signs',
    why: 'GB/T 15834, 15835 and 9704 print none; it is the renderer’s gap, not text (SPC-1). Profile web sets it',
    example: '全市受理案件 120 件',
    holds: (d) => blank(d) && d.ours === '' && d.profile === 'official' && besideLatin(d),
  },
  {
    id: 'space-code', title: 'a blank between Han and signs, code or a path',
    why: 'not set: a sign may belong to a formula, a path or code (PRT-1)',
    example: '运行`guiwen`查看',
    profile: 'web',
    holds: (d) => blank(d) && besideLatin(d) && [d.before, d.after].some((s) => /^[`/#@$%+*|=<>{}\\_]$/.test(s)),
  },
  {
    id: 'space-mark', title: 'a blank beside Chinese punctuation, brackets or quotes',
    why: 'a Chinese mark has its own gap (GB/T 15834, 5.1; SPC-2)',
    example: '主任 （兼）',
    holds: (d) => blank(d) && d.ours === '' && [d.before, d.after].some((s) => wide.test(s) || bracket(s) || quote.test(s)),
  },
  {
    id: 'space-han-han', title: 'a blank between two Han characters',
    why: 'kept and flagged: it may part names or what a table had parted (SPC-3)',
    example: '修订草案 现予公布',
    holds: (d) => blank(d) && d.ours === ' ' && han.test(d.before) && han.test(d.after),
  },
  {
    id: 'space-aligned', title: 'blanks that spread two or three Han characters to a width',
    why: '附　则, 张　三: alignment, deleted (SPC-3, TTL-1)',
    example: '签发人：张　三',
    holds: (d) => blank(d) && d.ours === '' && han.test(d.before) && han.test(d.after),
  },
  {
    id: 'space-latin', title: 'a blank inside Latin text, numbers or formulas',
    why: 'Latin text, numbers and code stay as they are (SPC-4, PRT-1)',
    example: '规模为3+2个',
    holds: (d) => blank(d) && ascii.test(d.before) && ascii.test(d.after),
  },
  {
    id: 'markdown', title: 'marks of Markdown',
    why: 'residue of a converter, deleted and recorded (MD-1)',
    example: '**加强领导。**各县区要落实责任',
    holds: (d) => sign(d) && d.ours === '' && /^[*#>]$/.test(d.theirs),
  },
  {
    id: 'label', title: 'the mark after the number of a heading or item',
    why: 'GB/T 9704, 7.3.3: 一、（一）1.（1） (LBL-1 to LBL-4)',
    example: '(一)加强领导',
    holds: (d) => sign(d) && /^\s*(?:[（(]?[一二三四五六七八九十百]{1,4}[)）]?|[（(]?\d{1,3}[)）]?)$/u.test(d.head),
  },
  {
    id: 'bracket-year', title: 'brackets round the year of a document number',
    why: '〔2020〕: GB/T 9704, 7.2.5 (DOC-1)',
    example: '云政发[2020]6号',
    holds: (d) => sign(d) && bracket(d.ours) && /[〔〕]/u.test(d.ours),
  },
  {
    id: 'bracket-width', title: 'width of brackets',
    why: 'Chinese text takes （）; a pair is never mixed (GB/T 15834, 4.9.2; WID-4, WID-5)',
    example: '法治建设(含基层)工作',
    holds: (d) => sign(d) && /^[（）]$/u.test(d.ours) && bracket(d.theirs) && chineseNear(d),
  },
  {
    id: 'quote-form', title: 'form of quotation marks',
    why: '“” outside, ‘’ inside, never 「」 or straight ones (GB/T 15834, 4.8; WID-9, WID-10)',
    example: '实行"一网通办"改革',
    holds: (d) => sign(d) && /^[“”‘’]$/u.test(d.ours) && quote.test(d.theirs) && chineseNear(d),
  },
  {
    id: 'quote-traditional', title: 'quotation marks of text in traditional characters',
    why: '「」 stay: the standard is one of simplified text (WID-10)',
    example: '縣政府說：「依法行政」。',
    holds: (d) => sign(d) && /^[「」『』]$/u.test(d.ours) && quote.test(d.theirs),
  },
  {
    id: 'title-mark', title: 'title marks',
    why: '《〈〉》 (GB/T 15834, 4.15; WID-11)',
    example: '印发<实施办法>的通知',
    holds: (d) => sign(d) && /^[〈《〉》]$/u.test(d.ours) && /^[<〈《＜>〉》＞]$/u.test(d.theirs),
  },
  {
    id: 'dash', title: 'dashes and ranges',
    why: '2016—2020年, 25～30, ——; the hyphen stays in codes (GB/T 15834, 4.10 and 4.13; DSH-1 to DSH-4)',
    example: '2016-2020年规划',
    holds: (d) => sign(d) && /^[—～-]?$/u.test(d.ours) && dash.test(d.theirs || d.ours),
  },
  {
    id: 'ellipsis', title: 'ellipsis',
    why: '…… (GB/T 15834, 4.11; DSH-5)',
    example: '工业、农业...等',
    holds: (d) => sign(d) && d.text.includes('……') && /^…?$/u.test(d.ours) && /^[.。…⋯]?$/u.test(d.theirs),
  },
  {
    id: 'middle-dot', title: 'middle dot',
    why: '· (GB/T 15834, 4.14; DSH-6)',
    example: '“3・15”宣传',
    holds: (d) => sign(d) && d.ours === '·' && /^[・‧•●]$/u.test(d.theirs),
  },
  {
    id: 'mark-left-half', title: 'a half-width mark beside Chinese that they leave',
    why: 'Chinese text takes full-width marks (GB/T 15834, 4.2 to 4.7; WID-1)',
    example: '一是加强领导;二是落实责任',
    holds: (d) => sign(d) && /^[，：；？！。]$/u.test(d.ours) && /^[,:;?!.]$/.test(d.theirs) && (cjk(d.before) || d.before === '%' || cjk(d.after)),
  },
  {
    id: 'stop-doubtful', title: 'a point after Han that they take for a full stop',
    why: 'it may be a label, a middle dot or an abbreviation: kept, between Han flagged (WID-7)',
    example: '甲.乙',
    holds: (d) => sign(d) && d.ours === '.' && d.theirs === '。' && han.test(d.before),
  },
  {
    id: 'mark-kept-half', title: 'a mark after Latin text, a decimal point or a full stop that ours keeps',
    why: 'a stop becomes 。 only between Han and Han or the end; marks of Latin text stay (WID-5, WID-7)',
    example: '采用Word 2.中的格式',
    holds: (d) => sign(d) && /^[,:;?!.]$/.test(d.ours) && /^[，：；？！。]$/u.test(d.theirs) && [d.before, d.after].some((s) => latin.test(s) || ascii.test(s)),
  },
  {
    id: 'full-width-form', title: 'full-width letters, digits and signs',
    why: 'ASCII, in any surroundings (GB/T 15835, 5.1.7.1; CHR-5, CHR-6)',
    example: '共１２件',
    holds: (d) => sign(d) && ascii.test(d.ours) && /^[！-～]$/u.test(d.theirs) && !wide.test(d.theirs),
  },
]

// classOf returns the class of a difference, or null.
export const classOf = (d) => classes.find((c) => c.holds(d)) ?? null
