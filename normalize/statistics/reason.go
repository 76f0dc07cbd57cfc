package statistics

// The reasons why a number is no statistic (未计入数字). They are stable words: reports and workbooks name them.
const (
	reasonDate         = "date"            // 日期: 2019年6月20日, 2017—2020年, 1—11月
	reasonTime         = "time"            // 时刻: 9时30分, 8:30
	reasonPeriod       = "period"          // 时段: 近5年来, 未来三年
	reasonOrdinal      = "ordinal"         // 序数: 第二批
	reasonMeeting      = "meeting-ordinal" // 会议次数: 第50次常务会议
	reasonSetPhrase    = "set-phrase"      // 固定提法: 三项制度, “五不”, 第一责任人
	reasonCategory     = "category-count"  // 分类数: 五大领域, 三个阶段
	reasonLabel        = "label"           // 序号: 1. （2）
	reasonTitle        = "title"           // 题名中的数字
	reasonTitleRange   = "range-in-title"  // 题名中的年限: （2015—2020年）
	reasonDocNumber    = "document-number" // 发文字号
	reasonArticle      = "article"         // 条款号: 第32条
	reasonPhone        = "phone"           // 电话
	reasonCode         = "code"            // 代号: 12345热线, G60, PM2.5
	reasonPlan         = "plan-name"       // 规划名: “七五”普法, 三年行动
	reasonDurationName = "duration-name"   // 以时长为名: 24小时自助, 15分钟生活圈
	reasonVersion      = "version"         // 版本: 2.0版
	reasonThreshold    = "threshold"       // 界限: 500万元以上项目, 60岁以上老人
	reasonAnniversary  = "anniversary"     // 周年
	reasonHeading      = "heading"         // 标题中的数字
	reasonLetterhead   = "letterhead"      // 版头、版记
	reasonMetadata     = "metadata"        // 网站著录项
	reasonProvision    = "provision"       // 法规规定的界限, 不是所计之数: 年满18周岁
	reasonScore        = "score"           // 评分与权重: （3分）, 日常监测（60%）
	reasonIndefinite   = "indefinite"      // 概数: 数十, 七八
	reasonUnclear      = "unclear"         // 无单位、无从判断
	reasonTooLong      = "too-many-digits" // 超过 15 位
)
