package reporttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The material of invented documents. Places are invented too.

// place is an invented body of government and whom it answers to.
type place struct {
	name, short, above, office string
	below                      []string
}

var places = []place{
	{"云州市", "市", "省", "云州市人民政府办公室", []string{"桐湾县", "澄源区", "清坪县"}},
	{"宁泽市", "市", "省", "宁泽市人民政府办公室", []string{"鹭汀区", "石柳县", "松荫县"}},
	{"桐湾县", "县", "市", "桐湾县人民政府办公室", []string{"枫埠镇", "柳汀乡", "云盘街道"}},
	{"澄源区", "区", "市", "澄源区人民政府办公室", []string{"东泓街道", "鹤桥镇", "芦塘镇"}},
	{"石柳县", "县", "市", "石柳县人民政府办公室", []string{"梨坪镇", "茶港乡", "岩溪镇"}},
}

var verbs = []string{"健全", "完善", "强化", "推进", "规范", "深化", "优化", "落实", "夯实", "提升", "压实", "严格", "创新", "抓好", "拓宽"}

var things = []string{
	"行政执法监督体系", "重大决策程序", "矛盾纠纷多元化解机制", "政务服务", "规范性文件管理", "普法宣传教育", "依法行政能力", "营商环境", "行政复议工作",
	"法律顾问制度", "基层治理体系", "权责清单管理", "信用监管", "政务公开", "执法队伍建设", "合法性审查", "公共法律服务", "领导干部学法制度", "安全生产责任", "“放管服”改革",
	"《行政处罚法》实施工作", "应急处置预案", "“双随机、一公开”监管",
}

var seconds = []string{"责任链条更加清晰", "群众满意度持续提高", "工作质效明显改善", "形成齐抓共管格局", "打通最后一公里", "筑牢制度防线", "推动关口前移"}

var tops = [][]string{
	{"主要做法和成效", "存在的主要问题", "下一步工作安排"},
	{"年度工作开展情况", "当前面临的困难和问题", "明年工作打算"},
	{"推进法治政府建设的主要举措和工作成效", "推进法治政府建设存在的不足及原因", "党政主要负责人履行推进法治建设第一责任人职责情况", "来年推进法治政府建设的主要安排"},
	{"统筹谋划，法治建设组织保障更加有力", "依法履职，政府职能转变取得新的实质性成效，各项重点改革任务按照时间节点全面完成", "补齐短板，薄弱环节得到加强", "再接再厉，谋划好下一阶段任务"},
}

// sentences; %n is a number, %p a percentage, %m money, %b a body, %d a document, %t a thing.
var sentences = []string{
	"%b先后%n次召开会议专题研究%t，协调解决难点问题%n个。",
	"制定出台%d，明确牵头单位、配合单位和完成时限，细化任务%n项。",
	"全年共办理各类案件%n件，同比增长%p，按期办结率达到%p。",
	"投入资金%m，新建和改造服务站点%n处，惠及群众1.5万余人。",
	"按照%d要求，%b对照清单逐条自查，共发现问题%n个，已整改%n个，其余问题正在推进。",
	"组织开展专题培训%n期，参训人员%n人次，并将培训情况纳入年度考核。",
	"充分发挥%b作用，建立“日常调度+定期通报”机制，做到件件有回音、事事有着落。",
	"坚持问题导向，从群众反映强烈的事项入手，推动%t取得实效。",
	"截至12月底，累计公开信息%n条，受理依申请公开%n件，均在法定期限内答复。",
	"在全省考核中位列第%n名，较上年提升3个位次，有关做法被推广。",
	"组织力量对2018年以来印发的文件进行清理，其中废止%n件、修改%n件、继续有效%n件。",
	"通过“线上+线下”相结合的方式开展宣传活动%n场次，发放资料1.2万份。",
	"%b主要负责同志带头讲法治课，班子成员结合分管领域开展调研，形成调研报告%n篇。",
	"依托一体化平台，推行“一网通办”，%n个事项实现全程网办，平均办理时限压缩%p。",
	"重点做好以下工作：（1）加强统筹协调；（2）严格督促检查；（3）注重总结推广。",
	"一是明确责任主体，细化分工方案；二是强化过程管控，实行按月调度；三是严格考核奖惩，兑现奖惩措施。",
	"有关规定（见%d第三条、第十二条）得到较好执行，未发生因决策失误引发的群体性事件。",
}

var openings = []string{
	"%y年，在%a的正确领导下，我%s坚持以法治思维推动工作，全面贯彻%d，各项任务扎实推进。",
	"%y年以来，我%s深入落实上级决策部署，结合实际印发%d，有力保障了经济社会平稳健康发展。",
	"今年以来，我%s紧紧围绕中心工作，按照%d部署，统筹抓好%t和%t。",
}

// composer writes a document; its random numbers depend on the seed alone.
type composer struct {
	*rand.Rand
	place place
	year  int
	used  map[string]bool
}

func pick[T any](c *composer, list []T) T { return list[c.IntN(len(list))] }

func (c *composer) body() string {
	return pick(c, []string{c.place.short + "政府", c.place.short + "司法局", c.place.short + "委、" + c.place.short + "政府", "各有关部门", c.place.short + "市场监管局", pick(c, c.place.below)})
}

func (c *composer) document() string {
	short := c.place.name
	return pick(c, []string{
		fmt.Sprintf("《法治政府建设实施纲要（%d—%d年）》", c.year/5*5+1, c.year/5*5+5),
		"《" + short + pick(c, things[:3]) + "实施方案》",
		fmt.Sprintf("《关于进一步加强%s的若干意见》（%s政发〔%d〕%d号）", pick(c, things[3:7]), string([]rune(short)[0]), c.year-1, 1+c.IntN(60)),
		"《重大行政决策程序暂行条例》",
		"《" + short + "人民政府工作规则》",
	})
}

// fill writes numbers and names into a sentence.
func (c *composer) fill(pattern string) string {
	var b strings.Builder
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '%' || i+1 == len(pattern) {
			b.WriteByte(pattern[i])
			continue
		}
		i++
		switch pattern[i] {
		case 'n':
			fmt.Fprint(&b, 2+c.IntN(400))
		case 'p':
			fmt.Fprintf(&b, "%d.%d%%", 1+c.IntN(98), 1+c.IntN(9))
		case 'm':
			fmt.Fprintf(&b, "%d.%d亿元", 1+c.IntN(9), 1+c.IntN(9))
		case 'b':
			b.WriteString(c.body())
		case 'd':
			b.WriteString(c.document())
		case 't':
			b.WriteString(pick(c, things))
		case 'y':
			fmt.Fprint(&b, c.year)
		case 'a':
			b.WriteString(c.place.above + "委、" + c.place.above + "政府")
		case 's':
			b.WriteString(c.place.short)
		}
	}
	return b.String()
}

// prose is a paragraph of n sentences.
func (c *composer) prose(n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(c.fill(pick(c, sentences)))
	}
	return b.String()
}

// theme is the wording of a heading, which no heading of the document repeats; a long one has a second clause.
func (c *composer) theme(long bool) string {
	for {
		s := pick(c, verbs) + pick(c, things)
		if long {
			s += "，" + pick(c, seconds)
		}
		if !c.used[s] {
			c.used[s] = true
			return s
		}
	}
}
