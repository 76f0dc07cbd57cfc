package lex

import "testing"

func TestSentence(t *testing.T) {
	for _, c := range []struct {
		text   string
		want   string
		closed bool
	}{
		{"压实责任。各县要落实", "压实责任", true},
		{"落实《关于供热的通知。》要求！", "落实《关于供热的通知。》要求", true},
		{"强化组织领导. 市委常委会", "强化组织领导", true},
		{"完成投资1.5亿元。", "完成投资1.5亿元", true},
		{"见www.yunzhou.cn上的公告？", "见www.yunzhou.cn上的公告", true},
		{"（一）压实责任；", "", false},
		{"压）实责任。", "压）实责任", true},
		{"", "", false},
	} {
		n, _, ok := Sentence(c.text, 40)
		if c.text[:n] != c.want || ok != c.closed {
			t.Errorf("%s: %s, %v", c.text, c.text[:n], ok)
		}
	}
	if _, _, ok := Sentence("压实责任。", 4); ok {
		t.Error("a sentence ends behind the limit")
	}
}
