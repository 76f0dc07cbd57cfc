package reference

import (
	"strings"

	"guiwen/normalize/lex"
)

// kindEnd returns the end of the kind of meeting that begins at byte at, after what may stand in front of it
// (县政府常务会议). Without one it reports false: 第四次全国农业普查 is no meeting.
func kindEnd(s string, at int) (int, bool) {
	const reach = 26
	at = skipBlanks(s, at)
	start := at
	for n := range reach {
		r, w := runeAt(s, at)
		if !lex.IsHan(r) && !strings.ContainsRune("（）()“”、", r) || r == 0 || r == '、' && n == 0 || meetingBreaks.Begins(s[at:]) > 0 {
			return 0, false
		}
		at += w
		if n := meetingEnds.Ends(s[start:at]); n > 0 && (meetingEnds.Value(s[at-n:at]) == "full" || meetingExtensions.Begins(s[at:]) == 0) {
			return at, true
		}
	}
	return 0, false
}

// kindOfMeeting returns the kind that the text between the ordinal and the end ends with.
func kindOfMeeting(s string) string {
	if n := meetingKinds.Ends(s); n > 0 {
		return s[len(s)-n:]
	}
	return s
}
