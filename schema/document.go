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

// Version is the value of [Document.Schema].
const Version = "guiwen/document/1"

// Document is one official document (公文) in canonical form. What is not known is null (a nil pointer) or an
// empty array, never absent and never a guess.
type Document struct {
	Schema        string         `json:"schema"`
	Source        Source         `json:"source"`
	Metadata      Metadata       `json:"metadata"`
	Blocks        []Block        `json:"blocks"`
	Furniture     []Furniture    `json:"furniture"`
	References    []Reference    `json:"references"`
	Statistics    []Statistic    `json:"statistics"`
	NotStatistics []NotStatistic `json:"notStatistics"`
	Checks        []Check        `json:"checks"`
	Normalization Normalization  `json:"normalization"`
	Diagnostics   []Diagnostic   `json:"diagnostics"`
}

// Source describes the file a document was made from, and by what.
type Source struct {
	Name      string  `json:"name"` // file name without folder
	MediaType string  `json:"mediaType"`
	Bytes     int64   `json:"bytes"`
	SHA256    string  `json:"sha256"`
	Encoding  *string `json:"encoding"`
	Pages     *int    `json:"pages"`
	Reader    string  `json:"reader"`   // "text", "html", "docx", "pdf"
	Producer  string  `json:"producer"` // "guiwen 0.1.0"
	Profile   string  `json:"profile"`  // of normalization: "official"
}

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
	Number  *int   `json:"number"`
	Title   string `json:"title"`
	Present bool   `json:"present"` // whether the attachment itself stands in the file
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
	Origin string   `json:"origin"` // "source", "normalized", "inferred", "metadata" (of the file), "file-name"
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
	ID     string  `json:"id"` // "b1", "b2" … in order
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
	At    Place  `json:"at"`
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
)

// Number is the number a heading or list item begins with.
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
	Label     *string `json:"label"`     // the indicator in the document's own words
	// Value is in base units: 2.25亿元 is 225000000, 92.8% is 92.8. It is computed exactly and printed shortest.
	Value     float64 `json:"value"`
	Unit      *string `json:"unit"`
	Kind      string  `json:"kind"`      // "count", "money", "percent", "ratio", "duration", "rank", "area", "other"
	Figure    string  `json:"figure"`    // as written: "2.25亿元"
	Bound     string  `json:"bound"`     // "exact", "about", "at-least", "at-most"
	Qualifier *string `json:"qualifier"` // 余, 多, 近, 以上 …
	Scope     *string `json:"scope"`     // 全市, 市本级 …
	Period    *string `json:"period"`    // "2019", "2019-01/2019-06"
	PartOf    *string `json:"partOf"`    // id of the figure it is a part of (其中)
	Block     string  `json:"block"`
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Quote     string  `json:"quote"` // the text at Start, End
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
}

// Diagnostic is a coded remark on the document.
type Diagnostic struct {
	Code     string  `json:"code"`
	Severity string  `json:"severity"` // "info", "warning"
	Block    *string `json:"block"`
	Message  string  `json:"message"`
}
