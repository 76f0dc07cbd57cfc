package rtf

import (
	"bytes"
	"fmt"
	"strings"

	"guiwen/convert/wordml"
)

// properties are the document properties.
type properties struct {
	out  bytes.Buffer
	time [5]int // year, month, day, hour, minute
}

func (p *properties) word(name string, n int) {
	for i, unit := range []string{"yr", "mo", "dy", "hr", "min"} {
		if name == unit {
			p.time[i] = n
		}
	}
}

func (p *properties) add(name, value string) {
	if value = strings.TrimSpace(value); value != "" {
		p.out.WriteString("<" + name + ">" + wordml.Escape(value) + "</" + name + ">")
	}
}

func (p *properties) addTime(name string) {
	if t := p.time; t[0] > 0 && t[1] > 0 && t[2] > 0 {
		p.add(name, fmt.Sprintf("%04d-%02d-%02dT%02d:%02d:00Z", t[0], t[1], t[2], t[3], t[4]))
	}
}

func (p *properties) write(out *bytes.Buffer) { out.Write(p.out.Bytes()) }
