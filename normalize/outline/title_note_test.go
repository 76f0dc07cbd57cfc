package outline

import "testing"

func TestWithoutNote(t *testing.T) {
	for in, want := range map[string]string{
		"工作报告[1]": "工作报告", "工作报告〔12〕": "工作报告", "工作报告¹²": "工作报告", "工作报告*": "工作报告", "工作报告^([1])": "工作报告", "工作报告^(注)": "工作报告",
		"工作报告": "工作报告", "[1]": "[1]", "¹": "¹", "^(1)": "^(1)", "关于2023年f(x)的报告": "关于2023年f(x)的报告",
	} {
		if got := withoutNote(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
