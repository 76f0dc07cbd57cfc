package reference_test

import (
	"fmt"

	"guiwen/normalize/reference"
)

// A paragraph as it comes: what it cites, where, and which mentions are one referent.
func ExampleFindText() {
	text := "根据《云州市供热管理办法》（云政发[2019]5 号，以下简称《办法》）第七条第二款和市政府第50次常务会议精神，落实《办法》要求。"
	seen := map[any]int{}
	for _, f := range reference.FindText(text) {
		if seen[f.Referent] == 0 {
			seen[f.Referent] = len(seen) + 1
		}
		fmt.Printf("%d %s %s %s\n", seen[f.Referent], f.Referent.Kind, f.Form, text[f.Start:f.End])
		if f.Form == "number" {
			fmt.Println("  ", *f.Referent.DocumentNumber, *f.Referent.Year)
		}
	}
	// Output:
	// 1 document title 《云州市供热管理办法》
	// 1 document number 云政发[2019]5 号
	//    云政发〔2019〕5号 2019
	// 2 law-article article 第七条第二款
	// 3 meeting meeting 市政府第50次常务会议
	// 1 document alias 《办法》
}

// The name that a referent has in every document that cites it.
func ExampleURI() {
	for _, f := range reference.FindText("国办发〔2018〕115号，民法典第十条，GB/T 9704-2012") {
		fmt.Println(reference.URI(f.Referent, f.Of))
	}
	// Output:
	// /akn/cn/doc/国办发-2018-115
	// /akn/cn/act/民法典
	// /akn/cn/act/民法典/~art_10
	// /akn/cn/standard/GB-T-9704-2012
}
