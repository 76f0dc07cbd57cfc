package html

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guiwen/normalize/source"
)

// sharedPages reads the real pages of the shared corpus, by name. The corpus is no part of the repository: it is looked for at
// GUIWEN_SHARED, then in a folder named shared beside the repository, and the test is skipped without it.
func sharedPages(t *testing.T) map[string]string {
	t.Helper()
	root := os.Getenv("GUIWEN_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	files, err := filepath.Glob(filepath.Join(root, "samples", "html", "*.html"))
	if err != nil || len(files) == 0 {
		t.Skip("no shared corpus: set GUIWEN_SHARED to run this test")
	}
	pages := map[string]string{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		pages[filepath.Base(file)] = string(data)
	}
	return pages
}

// bodyOf returns the text of the parts that are neither chrome nor field, a line each.
func bodyOf(doc *source.Document) string {
	var b strings.Builder
	for _, p := range doc.Parts {
		if !isFurniture(p.Kind) {
			b.WriteString(doc.Text[p.Start:p.End])
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func TestSharedPages(t *testing.T) {
	for name, page := range sharedPages(t) {
		doc := read(t, page)
		body := bodyOf(doc)
		if han := countHan(body); han < 200 {
			t.Errorf("%s: %d ideographs in the body", name, han)
		}
		for _, chrome := range []string{"扫一扫", "当前位置", "所在位置", "返回顶部", "版权所有", "网站地图", "访问量"} {
			if strings.Contains(body, chrome) {
				t.Errorf("%s: %s in the body", name, chrome)
			}
		}
		if doc.Meta.Field("发布日期") == "" && doc.Meta.Field("索引号") == "" {
			t.Errorf("%s: neither 发布日期 nor 索引号: %v", name, doc.Meta.Fields)
		}
		if strings.Contains(page, "发文字号：") && doc.Meta.Field("发文字号") == "" {
			t.Errorf("%s: 发文字号 not read", name)
		}
		title := doc.Meta.Field("ArticleTitle") + doc.Meta.Field("标题")
		if !strings.Contains(squeeze(body), squeeze(title)) {
			t.Errorf("%s: the body lacks its title %s", name, title)
		}
	}
}

// Without the names that content management systems give the body, the same body must be guessed.
func TestSharedPagesWithoutNames(t *testing.T) {
	names := strings.NewReplacer("UCAP-CONTENT", "x1", "<ucapcontent", "<div", "</ucapcontent", "</div", "article-content", "x2", "zoomcon", "x3")
	for name, page := range sharedPages(t) {
		if diff := cmp.Diff(bodyOf(read(t, page)), bodyOf(read(t, names.Replace(page)))); diff != "" {
			t.Errorf("%s: the guessed body differs from the named one (-named +guessed):\n%s", name, diff)
		}
	}
}
