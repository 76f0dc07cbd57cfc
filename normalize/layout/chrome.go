package layout

import (
	"strings"
	"sync"
	"unicode/utf8"

	"guiwen/normalize/source"
)

// What web sites set round a document (网站附属文字). The lists hold words of navigation and tools, never words of
// documents; they count only as whole lines near the head or the tail of a text.

// chromeWords are lines, or all the words of a line.
var chromeWords = map[string]bool{
	"打印": true, "打印本页": true, "打印此页": true, "打印页面": true, "打印文本": true, "关闭": true, "关闭窗口": true, "关闭本页": true,
	"关闭页面": true, "关闭此页": true, "下载": true, "全屏": true, "收藏": true, "收藏本页": true, "分享": true, "分享到": true, "一键分享": true,
	"字体": true, "字号": true, "字体大小": true, "加大": true, "还原": true, "减小": true, "默认": true, "放大": true, "缩小": true,
	"首页": true, "网站首页": true, "返回首页": true, "返回顶部": true, "返回": true, "返回列表": true, "回到顶部": true,
	"当前位置": true, "您的位置": true, "您当前的位置": true, "您现在的位置": true, "您所在的位置": true, "所在位置": true,
	"微信": true, "微博": true, "新浪微博": true, "腾讯微博": true, "QQ空间": true, "QQ": true, "朋友圈": true, "语音播报": true, "语音朗读": true,
	"无障碍": true, "无障碍浏览": true, "适老化": true, "长者模式": true, "关怀版": true, "繁体": true, "简体": true, "繁體": true, "English": true,
	"我要纠错": true, "纠错": true, "我要打印": true, "保存": true, "复制链接": true, "上一页": true, "下一页": true, "上一篇": true, "下一篇": true,
	"上一条": true, "下一条": true, "登录": true, "注册": true, "设为首页": true, "加入收藏": true, "网站地图": true, "联系我们": true,
	"关于我们": true, "隐私声明": true, "版权声明": true, "打印正文": true, "视力保护色": true, "保护视力色": true, "阅读": true,
	"浏览次数": true, "阅读次数": true, "点击次数": true, "点击数": true, "点击量": true, "访问量": true, "访问次数": true, "阅读量": true,
	"浏览量": true, "点击": true, "浏览": true, "次": true, "相关附件": true, "相关链接": true, "相关报道": true, "相关新闻": true, "相关稿件": true,
	"相关文章": true, "相关阅读": true, "相关信息": true, "相关解读": true, "相关推荐": true, "附件下载": true, "扫一扫": true, "手机扫一扫": true,
}

// weakWords count only beside other chrome.
var weakWords = map[string]bool{"大": true, "中": true, "小": true, "A": true, "A+": true, "A-": true, "T": true, "T|T": true}

// tailWords open what follows a document; see tailCut.
var tailWords = []string{
	"相关附件", "相关链接", "相关报道", "相关新闻", "相关稿件", "相关文章", "相关阅读", "相关信息", "相关解读", "相关推荐", "责任编辑", "责编", "打印本页", "关闭窗口",
	"扫一扫", "手机扫一扫", "上一篇", "下一篇", "上一条", "下一条", "版权所有", "您访问的链接", "返回顶部", "主办单位", "网站标识码", "分享到",
}

// chromePrompts begin whole sentences that a site speaks to its reader.
var chromePrompts = []string{
	"扫一扫", "用手机扫", "微信扫", "手机扫", "扫码", "扫描二维码", "长按二维码", "您访问的链接", "您即将离开", "您正在访问", "您的浏览器", "为了更好的浏览体验",
	"为了获得更好", "建议使用IE", "建议您使用", "建议升级您的浏览器", "请升级浏览器", "版权所有", "Copyright", "copyright", "©", "本网站由", "网站标识码", "网站支持IPv6",
	"本站已支持IPv6", "未经授权", "转载请注明", "如需转载", "抱歉，您使用的浏览器", "当前浏览器", "温馨提示：您", "点击这里", "点击此处", "查看更多", "加载更多",
}

// chromeLabels begin a line of a site's own: the label, then nothing or a mark that is no Han character.
var chromeLabels = []string{
	"责任编辑", "责编", "编辑", "网络编辑", "审核", "校对", "初审", "复审", "终审", "上一篇", "下一篇", "上一条", "下一条", "主办单位", "承办单位", "技术支持", "运维电话", "网站地图",
	"浏览次数", "阅读次数", "点击次数", "点击数", "点击量", "访问量", "访问次数", "阅读量", "浏览量", "浏览", "阅读", "当前位置", "您的位置", "您当前的位置",
	"您现在的位置", "您所在的位置", "所在位置", "位置", "分享到", "分享", "相关附件", "相关链接", "相关报道", "相关新闻", "相关稿件", "相关文章", "相关阅读", "相关信息",
	"相关解读", "相关推荐", "字体", "字号", "备案号", "备案序号", "地址", "邮编",
}

// siteOnly are the labels that an official document may use too: they are chrome only beside other chrome.
var siteOnly = map[string]bool{"编辑": true, "审核": true, "校对": true, "地址": true, "邮编": true, "位置": true, "主办单位": true, "承办单位": true, "技术支持": true, "阅读": true, "浏览": true}

// The strength of the evidence that a line is chrome.
const (
	notChrome = iota
	weakChrome
	sureChrome
)

const (
	headLines = 40 // from the head of a text in which words of chrome count
	tailLines = 60 // from its tail
)

// markChrome marks what a web site set round the text.
func (d *document) markChrome() {
	n := len(d.lines)
	strength := make([]int, n)
	for i := range d.lines {
		l := &d.lines[i]
		if l.role != "" || l.cols > 200 || !d.mayBeChrome(l) {
			continue
		}
		s := d.text(l)
		if prompt(s) || i >= n-tailLines && registered(s) {
			strength[i] = sureChrome
		} else if i < headLines || i >= n-tailLines {
			strength[i] = chromeStrength(s)
		}
	}
	d.markBreadcrumbs(strength)
	for i := range strength { // weak ones live of their neighbours, from either side
		if strength[i] == weakChrome && i > 0 && strength[i-1] == sureChrome {
			strength[i] = sureChrome
		}
	}
	for i := n - 2; i >= 0; i-- {
		if strength[i] == weakChrome && strength[i+1] == sureChrome {
			strength[i] = sureChrome
		}
	}
	for i := range strength {
		if strength[i] == sureChrome {
			d.lines[i].role = roleChrome
		}
	}
	if cut := d.tailCut(); cut >= 0 {
		for i := cut; i < n; i++ {
			if d.lines[i].role == "" {
				d.lines[i].role = roleChrome
			}
		}
	}
}

// mayBeChrome reports whether l is of a kind that sites write their own words in.
func (d *document) mayBeChrome(l *line) bool {
	switch d.kind(l) {
	case source.Line, source.Paragraph, source.ListItem, source.Heading:
		return true
	}
	return false
}

// index sorts words by their first character, each list in the order of words.
func index(words []string) map[rune][]string {
	m := make(map[rune][]string, len(words))
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		m[r] = append(m[r], w)
	}
	return m
}

var (
	promptIndex = sync.OnceValue(func() map[rune][]string { return index(chromePrompts) })
	labelIndex  = sync.OnceValue(func() map[rune][]string { return index(chromeLabels) })
)

// prompt reports whether s is a sentence of a site to its reader.
func prompt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	for _, p := range promptIndex()[r] {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// registered reports whether s holds the number under which a site is registered; it stands at the foot of a page.
func registered(s string) bool {
	return strings.Contains(s, "ICP备") || strings.Contains(s, "公网安备")
}

// chromeStrength judges a line by its words.
func chromeStrength(s string) int {
	first, _ := utf8.DecodeRuneInString(s)
	for _, p := range labelIndex()[first] {
		rest, ok := strings.CutPrefix(s, p)
		if !ok {
			continue
		}
		r, _ := utf8.DecodeRuneInString(rest)
		if rest != "" && (han(r) || r == '、' || r == '，') {
			continue
		}
		if siteOnly[p] {
			return weakChrome
		}
		return sureChrome
	}
	words, known, weak := 0, 0, 0
	each(s, func(w string) bool {
		words++
		if chromeWords[w] {
			known++
		} else if weakWords[w] {
			weak++
		}
		return known+weak == words
	})
	switch {
	case words == 0 || known+weak < words:
		if words == 0 && strings.Trim(s, "【】[]［］|｜ ") == "" {
			return weakChrome
		}
		return notChrome
	case known > 0:
		return sureChrome
	}
	return weakChrome
}

// each calls f with every word of s between blanks, brackets, bars and colons, as long as f returns true. A word too
// long for the lists is given as far as it was read.
func each(s string, f func(string) bool) {
	start := -1
	for i, r := range s {
		if divides(r) {
			if start >= 0 && !f(s[start:i]) {
				return
			}
			start = -1
		} else if start < 0 {
			start = i
		} else if i-start > longestChromeWord {
			f(s[start:i])
			return
		}
	}
	if start >= 0 {
		f(s[start:])
	}
}

// longestChromeWord is more than the bytes of the longest of chromeWords.
const longestChromeWord = 40

// divides reports whether r stands between the words of navigation.
func divides(r rune) bool {
	switch r {
	case '【', '】', '[', ']', '［', '］', '(', ')', '（', '）', '|', '｜', ':', '：', '>', '＞', '»', '›', '/', '／':
		return true
	}
	return blank(r)
}

// markBreadcrumbs marks the path to a page (当前位置：首页 > 政务信息), on one line or a word a line.
func (d *document) markBreadcrumbs(strength []int) {
	for i := 0; i < len(d.lines) && i < headLines; i++ {
		l := &d.lines[i]
		if !d.mayBeChrome(l) || l.role != "" {
			continue
		}
		s := d.text(l)
		if arrow(s) == len(s) {
			strength[i] = sureChrome
			for _, k := range [2]int{i - 1, i + 1} {
				if k >= 0 && k < len(d.lines) && d.lines[k].cols <= 30 && !d.lines[k].label {
					strength[k] = sureChrome
				}
			}
			continue
		}
		home := strings.HasPrefix(s, "首页") || strings.HasPrefix(s, "当前位置") || strings.HasPrefix(s, "您") || strings.HasPrefix(s, "网站首页") || strings.HasPrefix(s, "位置")
		if home && strings.ContainsAny(s, ">＞»›→") && l.cols <= 160 {
			strength[i] = sureChrome
		}
	}
}

// arrow returns the length of the arrows that s begins with.
func arrow(s string) int {
	n := 0
	for n < len(s) {
		r, m := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune(">＞»›→", r) {
			break
		}
		n += m
	}
	return n
}

// tailCut returns the line at which a document is over and its site goes on, or -1: a line that opens a tail,
// behind which nothing stands that could be the document's: no number of a heading, no long paragraph, no
// attachment.
func (d *document) tailCut() int {
	cut := -1
	cols := 0
	for i := len(d.lines) - 1; i >= 0 && i >= len(d.lines)-tailLines; i-- {
		l := &d.lines[i]
		if l.role == roleChrome && opensTail(d.text(l)) {
			cut = i
		}
		if l.role != "" {
			continue
		}
		cols += l.cols
		if l.label || l.cols > 200 || cols > 900 || !d.mayBeChrome(l) || strings.HasPrefix(d.text(l), "附件") || dateLine(d.text(l)) {
			break
		}
	}
	return cut
}

// opensTail reports whether s is a line that stands only behind a document.
func opensTail(s string) bool {
	s = strings.TrimLeft(s, "【[［ ")
	for _, w := range tailWords {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// dateLine reports whether s is a date that a document may end with: 2020年1月17日, 二〇二〇年一月十七日.
func dateLine(s string) bool {
	return strings.HasSuffix(s, "日") && strings.Contains(s, "年") && strings.Contains(s, "月") && len(s) <= 48
}
