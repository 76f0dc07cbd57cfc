package rtf

// picture is a picture that is being read.
type picture struct {
	data           []byte
	half           int // the first digit of a byte, and one; 0 where none is open
	extension      string
	width, height  int // twips, as it is shown
	scaleX, scaleY int // percent
}

// pictureKinds are the kinds of pictures, and how their files end.
var pictureKinds = map[string]string{
	"emfblip": "emf", "pngblip": "png", "jpegblip": "jpeg", "macpict": "pict", "wmetafile": "wmf", "dibitmap": "bmp", "wbitmap": "bmp",
}

// word takes a word of the picture's head.
func (p *picture) word(name string, n int) {
	if extension, ok := pictureKinds[name]; ok {
		p.extension = extension
	}
	switch name {
	case "picwgoal":
		p.width = n
	case "pichgoal":
		p.height = n
	case "picscalex":
		p.scaleX = n
	case "picscaley":
		p.scaleY = n
	}
}

// digit takes a hexadecimal digit of the picture's bytes.
func (p *picture) digit(c byte) {
	var n int
	switch {
	case '0' <= c && c <= '9':
		n = int(c - '0')
	case 'a' <= c && c <= 'f':
		n = int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		n = int(c-'A') + 10
	default:
		return
	}
	if p.half == 0 {
		p.half = n + 1
		return
	}
	p.data = append(p.data, byte((p.half-1)<<4|n))
	p.half = 0
}
