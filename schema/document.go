// Package schema is the canonical document of guiwen: its Go types, the published JSON Schema, its canonical
// bytes (RFC 8785), validation, and the way back to the raw text.
//
// # Terminology
//
//   - raw text (原始文本): what the reader saw; its SHA-256 is Normalization.RawSHA256.
//   - normalized text (规范文本): the Text of every block, each followed by a line feed, in order.
//   - block (块): a paragraph, heading, table … with its role in GB/T 9704-2012.
//   - edit (编辑): a piece of raw text and what stands for it in the normalized text.
//   - offsets: in this package always Unicode code points, half-open [start, end): of the raw text in [Place],
//     of a block's text in mentions and statistics.
//
// The package imports nothing of guiwen.
package schema

// Version is the value of [Document.Schema]. Within a version members are only added and closed lists only grow; what
// is renamed or removed raises the version, and [Migrate] lifts older documents.
const Version = "guiwen/document/2"

// Document is one official document (公文) in canonical form. What is not known is null (a nil pointer) or an
// empty array, never absent and never a guess.
type Document struct {
	Schema        string         `json:"schema"`
	Source        Source         `json:"source"`
	Metadata      Metadata       `json:"metadata"`
	Parts         []Part         `json:"parts"` // 部件, in order; a simple document has one
	Pages         []Page         `json:"pages"` // of a paged format
	Blocks        []Block        `json:"blocks"`
	Furniture     []Furniture    `json:"furniture"`
	References    []Reference    `json:"references"`
	Statistics    []Statistic    `json:"statistics"`
	NotStatistics []NotStatistic `json:"notStatistics"`
	Checks        []Check        `json:"checks"`
	Forms         []Form         `json:"forms"`       // official forms that were recognized
	Corrections   []Correction   `json:"corrections"` // what a person changed or confirmed
	Normalization Normalization  `json:"normalization"`
	Diagnostics   []Diagnostic   `json:"diagnostics"`
}

// Source describes the file a document was made from, and by what.
type Source struct {
	Name      string     `json:"name"` // file name without folder
	MediaType string     `json:"mediaType"`
	Bytes     int64      `json:"bytes"`
	SHA256    string     `json:"sha256"`
	Encoding  *string    `json:"encoding"`
	Pages     *int       `json:"pages"`
	Container *Container `json:"container"` // that the file was a member of
	Engine    *Engine    `json:"engine"`    // that read it, where that is not guiwen's own reader
	Reader    string     `json:"reader"`    // name of the format, as `guiwen inspect` tells it: "text", "docx", "pdf" …
	Producer  string     `json:"producer"`  // "guiwen 0.1.0"
	Profile   string     `json:"profile"`   // of normalization: "official"
}

// Container tells in what a file travelled: an archive, a mail, a web archive.
type Container struct {
	Path string  `json:"path"` // inside the container
	URL  *string `json:"url"`  // absolute, http or https, where a web archive states it
	Date *string `json:"date"` // ISO 8601, where a web archive states it
}

// Engine is a program other than guiwen that read a file.
type Engine struct {
	Name    string  `json:"name"`
	Version *string `json:"version"`
	Digest  *string `json:"digest"` // SHA-256 of a model that its output depends on
}

// Part is a piece of which the file consists (部件): a notice and the text that it carries, an attachment, a box. Its
// fields are those of [Metadata], read from the part alone.
type Part struct {
	ID             string          `json:"id"` // "p1", "p2" … in order
	Kind           PartKind        `json:"kind"`
	Relation       *Relation       `json:"relation"` // to another part
	Title          *string         `json:"title"`
	DocumentNumber *DocumentNumber `json:"documentNumber"`
	Issuers        []Issuer        `json:"issuers"`
	DocumentType   *string         `json:"documentType"`
	DateWritten    *string         `json:"dateWritten"`
	History        []Act           `json:"history"`
	Blocks         BlockRange      `json:"blocks"`
}

// PartKind is what a part is in the file.
type PartKind string

// The kinds of parts.
const (
	Carrier        PartKind = "carrier"    // 载体: 令, 公告, 印发通知
	TextPart       PartKind = "text"       // the text itself
	AttachmentPart PartKind = "attachment" // 附件
	BoxPart        PartKind = "box"        // 专栏
)

// Relation tells what a part does with another.
type Relation struct {
	To   string       `json:"to"` // id of the other part
	Kind RelationKind `json:"kind"`
}

// RelationKind is what a part does with another.
type RelationKind string

// The relations of parts.
const (
	Promulgates RelationKind = "promulgates" // 公布: 令, 公告
	Issues      RelationKind = "issues"      // 印发
	Forwards    RelationKind = "forwards"    // 转发, 批转
	Replies     RelationKind = "replies"     // 批复, 复函
	Attaches    RelationKind = "attaches"    // 附于: an attachment says what it is attached to
)

// BlockRange names the first and the last block of a part.
type BlockRange struct {
	First string `json:"first"`
	Last  string `json:"last"`
}

// Act is an act in the history of a law or rule (沿革).
type Act struct {
	Act     ActKind `json:"act"`
	Date    *string `json:"date"` // ISO 8601
	Body    *string `json:"body"`
	Session *string `json:"session"` // 第三十次会议
	Number  *string `json:"number"`  // of the order or announcement
	Block   *string `json:"block"`   // that says so
}

// ActKind is what was done with a law or rule.
type ActKind string

// The kinds of acts.
const (
	Adopted     ActKind = "adopted"     // 通过
	Approved    ActKind = "approved"    // 批准
	Promulgated ActKind = "promulgated" // 公布
	Amended     ActKind = "amended"     // 修正, 修订
	Effective   ActKind = "effective"   // 施行
	Repealed    ActKind = "repealed"    // 废止
	Recorded    ActKind = "recorded"    // 备案
)

// Page is a page of a paged format.
type Page struct {
	Number     int      `json:"number"`   // 1-based
	Width      float64  `json:"width"`    // points, after rotation
	Height     float64  `json:"height"`   // points, after rotation
	Rotation   *int     `json:"rotation"` // degrees clockwise, as the file states it
	Text       PageText `json:"text"`
	Confidence *float64 `json:"confidence"` // of recognized text, 0–1
}

// PageText is where the text of a page comes from.
type PageText string

// The origins of the text of pages.
const (
	NativeText PageText = "native"     // printed by the file
	HiddenOCR  PageText = "hidden-ocr" // a text layer under a picture
	OCRText    PageText = "ocr"        // recognized in this run
	NoText     PageText = "none"
)

// Metadata holds the elements of an official document (GB/T 9704-2012 clause 7, GB/T 33480-2016).
type Metadata struct {
	Title          *string         `json:"title"`        // 标题
	DocumentType   *string         `json:"documentType"` // 文种, one of the 15 of 党政机关公文处理工作条例 第八条, or 法律 and the like
	Genre          *string         `json:"genre"`        // 体裁: "rule-of-law-report", "work-report", "statistical-bulletin", "law" …
	Direction      *string         `json:"direction"`    // 行文方向: 上行文, 平行文, 下行文
	IssuerMark     *string         `json:"issuerMark"`   // 发文机关标志
	Issuers        []Issuer        `json:"issuers"`      // 发文机关
	DocumentNumber *DocumentNumber `json:"documentNumber"`
	Signatories    []string        `json:"signatories"` // 签发人
	Addressees     []string        `json:"addressees"`  // 主送机关
	DateWritten    *string         `json:"dateWritten"` // 成文日期, ISO 8601
	ReportingYear  *int            `json:"reportingYear"`
	Attachments    []Attachment    `json:"attachments"`    // 附件说明
	Links          []Link          `json:"links"`          // to files that are not part of the document
	History        []Act           `json:"history"`        // 沿革 of a law or rule
	Classification *string         `json:"classification"` // 密级和保密期限
	Urgency        *string         `json:"urgency"`        // 紧急程度
	CopyNumber     *string         `json:"copyNumber"`     // 份号
	Copies         []string        `json:"copies"`         // 抄送机关
	Printing       *Printing       `json:"printing"`       // 印发机关和印发日期
	Notes          []string        `json:"notes"`          // 附注
	Contacts       []Contact       `json:"contacts"`
	Publication    Publication     `json:"publication"`
	// Evidence says for each field that is not copied verbatim where it comes from. Keys are JSON names of
	// Metadata, dotted for members of Publication ("publication.datePublished").
	Evidence map[string]Evidence `json:"evidence"`
}

// Issuer is a body that issued a document (发文机关).
type Issuer struct {
	Name     string  `json:"name"`
	Level    *string `json:"level"`    // 国家, 省, 市, 县, 区, 乡 …
	Division *string `json:"division"` // GB/T 2260 code, "421300"
}

// DocumentNumber is a 发文字号 (GB/T 9704-2012, 7.2.5). Text is its canonical form.
type DocumentNumber struct {
	Text       string  `json:"text"`
	AgencyCode *string `json:"agencyCode"` // 机关代字
	Year       *int    `json:"year"`
	Sequence   *int    `json:"sequence"` // 发文顺序号
}

// Attachment is an entry of the attachment note (附件说明).
type Attachment struct {
	Number    *int    `json:"number"`
	Title     string  `json:"title"`
	Present   bool    `json:"present"`   // whether the attachment itself stands in the file
	Href      *string `json:"href"`      // absolute, http or https
	Name      *string `json:"name"`      // of the file that href leads to
	MediaType *string `json:"mediaType"` // that its name tells
}

// Link is a file that a page leads to.
type Link struct {
	Text      string  `json:"text"`
	Href      *string `json:"href"` // absolute, http or https
	Name      *string `json:"name"` // of the file
	MediaType *string `json:"mediaType"`
}

// Printing is the printing line (印发机关、印发日期).
type Printing struct {
	Office *string `json:"office"`
	Date   *string `json:"date"` // ISO 8601
}

// Contact is a person or number to ask.
type Contact struct {
	Role   *string  `json:"role"`
	Name   *string  `json:"name"`
	Phones []string `json:"phones"`
}

// Publication is what a site that published the document says of it.
type Publication struct {
	IndexNumber   *string  `json:"indexNumber"` // 索引号
	Publisher     *string  `json:"publisher"`
	DatePublished *string  `json:"datePublished"` // ISO 8601
	Validity      *string  `json:"validity"`      // 有效性
	Topics        []string `json:"topics"`        // 主题分类
	Site          *string  `json:"site"`
	URL           *string  `json:"url"`
}

// Evidence tells how a field was found.
type Evidence struct {
	Origin string   `json:"origin"` // "source", "normalized", "inferred", "metadata" (of the file), "file-name", "corrected"
	Blocks []string `json:"blocks"` // ids
}

// Role is what a block is in the document.
type Role string

// The roles, after GB/T 9704-2012 clause 7.
const (
	Letterhead       Role = "letterhead"      // 发文机关标志
	DocumentNumberOf Role = "document-number" // 发文字号
	Signatory        Role = "signatory"       // 签发人
	Title            Role = "title"           // 标题
	Subtitle         Role = "subtitle"        // 副标题
	Addressee        Role = "addressee"       // 主送机关
	Heading          Role = "heading"         // 层次标题
	Paragraph        Role = "paragraph"       // 段落
	ListItem         Role = "list-item"       // 列项
	Table            Role = "table"           // 表
	Closing          Role = "closing"         // 结束语
	AttachmentList   Role = "attachment-list" // 附件说明
	Signature        Role = "signature"       // 发文机关署名
	Date             Role = "date"            // 成文日期
	ContactLine      Role = "contact"         // 联系人
	Note             Role = "note"            // 附注
	Caption          Role = "caption"         // 图表标题
	Image            Role = "image"           // 图
	MetadataLine     Role = "metadata-line"   // 网站著录项、版记
	Box              Role = "box"             // 专栏, its head
	Contents         Role = "contents"        // 目录, a line of it
)

// Block is one block of the document in reading order.
type Block struct {
	ID     string  `json:"id"`   // "b1", "b2" … in order
	Part   string  `json:"part"` // id of the part it stands in
	Role   Role    `json:"role"`
	Level  int     `json:"level,omitempty"`  // of a heading, 1–9
	Parent string  `json:"parent,omitempty"` // id of the heading it stands under
	RunIn  bool    `json:"runIn,omitempty"`  // a heading that runs into the paragraph after it
	Number *Number `json:"number,omitempty"`
	// Text has no line feed, but for a table: its cells, a tab after each, a line feed after each row.
	Text    string   `json:"text"`
	Caption *string  `json:"caption,omitempty"` // of a table
	Rows    [][]Cell `json:"rows,omitempty"`    // of a table
	// Items are the members of an enumeration inside the paragraph (一是…二是…), in order.
	Items []Item `json:"items,omitempty"`
	// Marks are what the source shows of characters besides their form, in the order of the text.
	Marks   []Mark   `json:"marks,omitempty"`
	Picture *Picture `json:"picture,omitempty"` // of an image
	At      Place    `json:"at"`
}

// Mark is a property of characters that the source shows and that changes what they mean.
type Mark struct {
	Kind   MarkKind `json:"kind"`
	Start  int      `json:"start"`  // code points of the block's text; Start may equal End where the text is only kept
	End    int      `json:"end"`    //
	Target *string  `json:"target"` // id of the block of a note
	Text   *string  `json:"text"`   // of a comment, or the struck text that is not in the block's text
}

// MarkKind is what a mark says of its characters.
type MarkKind string

// The kinds of marks.
const (
	Raised   MarkKind = "raised"   // 上标
	Lowered  MarkKind = "lowered"  // 下标
	Struck   MarkKind = "struck"   // 删除线
	Inserted MarkKind = "inserted" // 修订: 插入
	Deleted  MarkKind = "deleted"  // 修订: 删除
	Comment  MarkKind = "comment"  // 批注
	NoteRef  MarkKind = "note-ref" // 注释引用
)

// Picture is the picture of an image block.
type Picture struct {
	Name      *string  `json:"name"`
	MediaType *string  `json:"mediaType"`
	SHA256    *string  `json:"sha256"`
	Alt       *string  `json:"alt"`
	Width     *float64 `json:"width"`  // points
	Height    *float64 `json:"height"` // points
	FullPage  bool     `json:"fullPage"`
}

// Scheme is a way of numbering (层次序号).
type Scheme string

// The schemes.
const (
	CJK         Scheme = "cjk"          // 一、
	CJKParen    Scheme = "cjk-paren"    // （一）
	Arabic      Scheme = "arabic"       // 1.
	ArabicParen Scheme = "arabic-paren" // （1）
	Circled     Scheme = "circled"      // ①
	Ordinal     Scheme = "ordinal"      // 一是, 第一，, 其一，
	Chapter     Scheme = "chapter"      // 第一章, 第一节, 第一编
	Article     Scheme = "article"      // 第一条
	Appendix    Scheme = "appendix"     // 附件1
	Sign        Scheme = "sign"         // *, i, a: the sign of a note, without a value
)

// Number is the number that a heading or list item begins with, or that a note is referred to by: that one does not stand
// in the text of the note.
type Number struct {
	Text   string `json:"text"` // canonical: "（一）"
	Scheme Scheme `json:"scheme"`
	Value  int    `json:"value"`
}

// Item is a member of an enumeration inside a block's text; offsets are code points of that text.
type Item struct {
	Number Number `json:"number"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Cell is a cell of a table; cells hidden under a span are not listed.
type Cell struct {
	Text    string `json:"text"`
	ColSpan int    `json:"colSpan"`
	RowSpan int    `json:"rowSpan"`
	Header  bool   `json:"header"`
}

// Place locates something in the source: code points of the raw text and, for paged formats, page and box.
type Place struct {
	Start *int      `json:"start,omitempty"`
	End   *int      `json:"end,omitempty"`
	Page  *int      `json:"page,omitempty"` // 1-based
	Box   []float64 `json:"box,omitempty"`  // x0, y0, x1, y1 in points, origin top left
}

// Furniture is text that is on the page but not in the document's text: page numbers, running heads, site
// chrome. It was deleted by an edit and so is kept.
type Furniture struct {
	Role string `json:"role"` // "page-number", "header", "footer", "chrome", "watermark", "line-art"
	Text string `json:"text"` // raw, verbatim
	At   Place  `json:"at"`
}

// Reference is one thing that the document refers to.
type Reference struct {
	ID             string      `json:"id"`
	Kind           string      `json:"kind"`           // "document", "law-article", "meeting", "standard", "case", "body"
	Title          *string     `json:"title"`          // of a body: its name
	DocumentNumber *string     `json:"documentNumber"` // canonical
	Year           *int        `json:"year"`           // that its number gives: of issue, of a standard, of a case
	Alias          *string     `json:"alias"`          // 简称, without marks
	Nested         []string    `json:"nested"`         // titles inside the title: 〈…〉
	Issuers        []string    `json:"issuers"`
	Of             *string     `json:"of"`      // law-article: id of the reference it belongs to
	Article        *LawArticle `json:"article"` // law-article
	Through        *LawArticle `json:"through"` // law-article: the last of a range (第三条至第五条)
	Meeting        *Meeting    `json:"meeting"`
	Mentions       []Mention   `json:"mentions"`
}

// LawArticle is a place in a law: 第三十二条之一第二款第（三）项第1目. Numbers are null where not given.
type LawArticle struct {
	Article   *int `json:"article"`
	Suffix    *int `json:"suffix"` // 之一
	Paragraph *int `json:"paragraph"`
	Item      *int `json:"item"`
	Subitem   *int `json:"subitem"`
}

// Meeting is a numbered meeting: 市政府第50次常务会议.
type Meeting struct {
	Body    *string `json:"body"`
	Ordinal *int    `json:"ordinal"` // null where the phrase names several meetings
	// Ordinals are those of a phrase that names several meetings at once (十九届二中、三中、四中全会), else empty.
	Ordinals []int   `json:"ordinals"`
	Term     *int    `json:"term"` // 届
	Kind     *string `json:"kind"` // 常务会议, 全体会议, 全国代表大会 …
	Date     *string `json:"date"` // ISO 8601
}

// Mention is a place where a reference is made; its span covers the reference itself.
type Mention struct {
	Block string `json:"block"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Form  string `json:"form"` // "title", "number", "alias", "article", "meeting"
}

// Statistic is a figure (统计数据) with its quote.
type Statistic struct {
	ID        string  `json:"id"`
	Indicator *string `json:"indicator"` // id of the indicator catalogue
	// Confidence is how sure the indicator is.
	Confidence *Confidence `json:"confidence"`
	Label      *string     `json:"label"` // subject and what of it is told: 地区生产总值同比增长
	// Subject is the noun phrase that the figure is of, a run of the text. It is inherited where the clause has none.
	Subject       *string `json:"subject"`
	InheritedFrom *string `json:"inheritedFrom"` // id of the figure that the subject is taken from
	Status        Status  `json:"status"`
	// Value is in base units: 2.25亿元 is 225000000, 92.8% is 92.8. It is computed exactly and printed shortest. It is
	// null where the digits on the page are not sure.
	Value      *float64    `json:"value"`
	Dimensions *Dimensions `json:"dimensions"` // of a figure of a table
	Unit       *string     `json:"unit"`
	Kind       string      `json:"kind"`      // "count", "money", "percent", "ratio", "duration", "rank", "area", "other"
	Figure     string      `json:"figure"`    // as written: "2.25亿元"
	Bound      string      `json:"bound"`     // "exact", "about", "at-least", "at-most"
	Qualifier  *string     `json:"qualifier"` // 余, 多, 近, 以上 …
	Scope      *string     `json:"scope"`     // 全市, 市本级 …
	Period     *string     `json:"period"`    // "2019", "2019-01/2019-06"
	PartOf     *string     `json:"partOf"`    // id of the figure it is a part of (其中)
	Block      string      `json:"block"`
	Start      int         `json:"start"`
	End        int         `json:"end"`
	Quote      string      `json:"quote"` // the text at Start, End
}

// Status tells what kind of statement a figure makes.
type Status string

// The statuses of figures.
const (
	Result Status = "result" // what has happened
	Target Status = "target" // what is planned
	Rule   Status = "rule"   // what a norm asks for
	Index  Status = "index"  // an index number or score
)

// Confidence is how sure something is.
type Confidence string

// The degrees of confidence.
const (
	Exact  Confidence = "exact"
	Likely Confidence = "likely"
)

// Dimensions place a figure in its table.
type Dimensions struct {
	Form   *string  `json:"form"`   // id of the official form
	Row    []string `json:"row"`    // heads of the row, from the outside
	Column []string `json:"column"` // heads of the column, from the top
}

// Form is an official form that was recognized.
type Form struct {
	ID        string   `json:"id"` // "disclosure-2021"
	Block     string   `json:"block"`
	Cells     int      `json:"cells"`     // that the form has
	Matched   int      `json:"matched"`   // of them, that have been found
	Relations []string `json:"relations"` // ids of checks
}

// Correction is what a person changed or confirmed.
type Correction struct {
	ID     string  `json:"id"`
	By     *string `json:"by"`
	At     *string `json:"at"` // RFC 3339, as the person's program stated it
	Kind   string  `json:"kind"`
	Target string  `json:"target"`
	Before *string `json:"before"`
	After  *string `json:"after"`
}

// NotStatistic is a number that is deliberately not taken for a statistic, with the reason.
type NotStatistic struct {
	Block  string `json:"block"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Text   string `json:"text"`
	Reason string `json:"reason"` // a stable word: "date", "ordinal", "set-phrase", "code", "label", "plan-name" …
}

// Check is an arithmetic statement of the document put to the test (勾稽校验).
type Check struct {
	ID         string   `json:"id"`   // "c1", "c2" … in order
	Kind       string   `json:"kind"` // "sum", "ratio", "percent", "ordinal", "list-count"
	Formula    string   `json:"formula"`
	Statistics []string `json:"statistics"` // ids
	Stated     *float64 `json:"stated"`
	Computed   *float64 `json:"computed"`
	Tolerance  float64  `json:"tolerance"`
	Holds      *bool    `json:"holds"` // null where it cannot be decided
}

// Normalization is the compact edit log: see [Document.RawText].
type Normalization struct {
	Unit      string `json:"unit"` // "codepoint"
	RawLength int    `json:"rawLength"`
	RawSHA256 string `json:"rawSha256"`
	// Kinds are the distinct edits: rule, raw, normalized.
	Kinds [][3]string `json:"kinds"`
	// Ops are pairs: unchanged code points since the previous edit, index into Kinds.
	Ops []int `json:"ops"`
	// Undecoded are the places of the raw text where U+FFFD stands for bytes that could not be decoded, in order.
	Undecoded []Undecoded `json:"undecoded,omitempty"`
}

// Undecoded keeps bytes of the file that have no meaning in its encoding.
type Undecoded struct {
	At  int    `json:"at"`  // code point of the raw text
	Hex string `json:"hex"` // the bytes
}

// Diagnostic is a coded remark on the document.
type Diagnostic struct {
	Code     string  `json:"code"`
	Severity string  `json:"severity"` // "info", "warning"
	Block    *string `json:"block"`
	Message  string  `json:"message"`
}
