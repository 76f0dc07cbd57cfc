package outline

import (
	"testing"

	"guiwen/normalize/source"
)

// TestImages holds that pictures stand where the source has them and are in nobody's way: between the lines of a title,
// between signature and date.
func TestImages(t *testing.T) {
	seen := parted(
		source.Image, "", source.Paragraph, "云州市人民政府关于印发", source.Image, "分隔线", source.Paragraph, "《云州市会议费管理办法》的通知",
		source.Image, "", source.Paragraph, "现将办法印发给你们，请认真贯彻执行，不得有误。", source.Image, "", source.Paragraph, "图1案件走势",
		source.Paragraph, "云州市人民政府", source.Image, "", source.Paragraph, "2024年1月5日", source.Image, "印章",
	)
	seen.Parts[0].Picture = &source.Picture{Name: "a.png", Alt: "徽", Width: 10, FullPage: true}
	doc, got := rolesOf(seen)
	want := "image \ntitle 云州市人民政府关于印发《云州市会议费管理办法》的通知\nimage 分隔线\nimage \nparagraph 现将办法印发给你们，请认真贯彻执行，不得有误。\nimage \n" +
		"caption 图1案件走势\nsignature 云州市人民政府\nimage \ndate 2024年1月5日\nimage 印章"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if p := doc.Blocks[0].Picture; p == nil || *p.Name != "a.png" || *p.Alt != "徽" || *p.Width != 10 || p.Height != nil || p.SHA256 != nil || !p.FullPage {
		t.Errorf("picture %+v", p)
	}
	if doc.Blocks[2].Picture == nil {
		t.Error("a picture of which nothing is known has no picture")
	}
}
