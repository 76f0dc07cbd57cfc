package outline

import (
	"strings"

	"guiwen/schema"
)

// meta fills in what the text left open from what the file says of itself: the meta tags of government sites
// (国办发〔2017〕47号) and document properties.
func (r *record) meta() {
	m := r.w.file
	p := &r.m.Publication
	set := func(to **string, name string, tags ...string) {
		for _, tag := range tags {
			if v := known(m.Field(tag)); v != "" && *to == nil {
				*to = &v
				r.evidence(name, "metadata")
				return
			}
		}
	}
	set(&p.Site, "publication.site", "SiteName")
	set(&p.Publisher, "publication.publisher", "ContentSource", "发布机构", "来源")
	for _, tag := range []string{"Url", "og:url"} {
		if schema.IsAddress(known(m.Field(tag))) {
			set(&p.URL, "publication.url", tag)
		}
	}
	set(&p.IndexNumber, "publication.indexNumber", "索引号", "IndexNumber")
	if p.DatePublished == nil {
		for _, tag := range []string{"PubDate", "firstpublishedtime", "publishdate", "发布日期", "createDate", "Maketime"} {
			if iso, n := date(known(m.Field(tag))); n > 0 {
				p.DatePublished = &iso
				r.evidence("publication.datePublished", "metadata")
				break
			}
		}
	}
	if len(p.Topics) == 0 {
		if v := known(m.Field("主题分类")); v != "" {
			p.Topics = strings.Fields(v)
			r.evidence("publication.topics", "metadata")
		}
	}
	if r.m.DocumentNumber == nil {
		for _, tag := range []string{"发文字号", "文号"} {
			if n := documentNumber(known(m.Field(tag))); n != nil {
				r.m.DocumentNumber = n
				r.evidence("documentNumber", "metadata")
				break
			}
		}
	}
	if r.m.DateWritten == nil {
		for _, tag := range []string{"成文日期", "发文日期"} {
			if iso, n := date(known(m.Field(tag))); n > 0 {
				r.m.DateWritten = &iso
				r.evidence("dateWritten", "metadata")
				break
			}
		}
	}
	if v := known(m.Field("发文机关")); v != "" && len(r.m.Issuers) == 0 {
		for _, name := range strings.Fields(v) {
			r.m.Issuers = append(r.m.Issuers, schema.Issuer{Name: name})
		}
		r.evidence("issuers", "metadata")
	}
}

// known returns v, or "" where it only says that there is none.
func known(v string) string {
	v = strings.TrimSpace(v)
	switch v {
	case "null", "NULL", "undefined", "无", "暂无", "-", "--":
		return ""
	}
	return v
}
