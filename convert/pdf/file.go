package pdf

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"guiwen/normalize/source"
)

// file is the object layer of a document: what pdfcpu parsed, decrypted and holds in memory. Every accessor
// resolves references, takes any object for what it is asked to be, and gives a zero value where it is not.
type file struct {
	table     *model.XRefTable
	encrypted bool
	budget    *budget
	damage    damage
	failed    error // a limit that was exceeded where no error can be returned; sticky
}

// damage counts what could not be used; it decides between an empty document and a damaged one.
type damage struct {
	streams int // that cannot be decoded
	objects int // that are referred to and missing or not parsed
	content int // syntax errors in content streams
	fonts   int // that cannot be used
}

func (d damage) any() bool { return d.streams+d.objects+d.content+d.fonts > 0 }

// configuration is pdfcpu's without its configuration folder, its fonts, certificates and network: nothing of
// them is needed to read, and [model.NewDefaultConfiguration] would write to the disk.
func configuration(limits source.Limits, size int) *model.Configuration {
	r := model.DefaultResourceLimits()
	r.MaxStreamBytes = int64(size) + 1
	r.MaxDecodeBytes = min(maxStream, limits.Expanded)
	r.MaxObjectCount = 8<<20 + size
	r.MaxXRefEntries = 8 << 20
	r.MaxObjectStreamFirst = 4 << 20
	return &model.Configuration{
		Reader15:       true,
		ValidationMode: model.ValidationRelaxed,
		Eol:            types.EolLF,
		Cmd:            model.EXTRACTCONTENT,
		Offline:        true,
		Limits:         r,
	}
}

// open parses the objects of a PDF file. The errors of pdfcpu are wrapped as they come; a panic of it is an
// error, too.
func open(ctx context.Context, data []byte, b *budget) (f *file, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("parser failed: %v%s", r, panicPlace())
		}
	}()
	c, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), configuration(b.limits, len(data)))
	if err != nil {
		return nil, err
	}
	if c.XRefTable == nil || c.XRefTable.Root == nil {
		return nil, errors.New("the file has no catalog")
	}
	return &file{table: c.XRefTable, encrypted: c.XRefTable.Encrypt != nil, budget: b}, nil
}

// panicPlace names the first function of pdfcpu on the stack, for reports.
func panicPlace() string {
	for _, line := range bytes.Split(debug.Stack(), []byte("\n")) {
		if i := bytes.Index(line, []byte("pdfcpu/pkg/")); i == 0 || i > 0 && bytes.HasPrefix(line, []byte("github.com/")) {
			name, _, _ := bytes.Cut(line[i:], []byte("("))
			return " in " + string(name)
		}
	}
	return ""
}

// resolve follows references to the object they stand for; nil where there is none.
func (f *file) resolve(o types.Object) types.Object {
	for range 8 {
		ref, ok := o.(types.IndirectRef)
		if !ok {
			return o
		}
		next, err := f.table.Dereference(ref)
		if err != nil || next == nil {
			f.damage.objects++
			return nil
		}
		o = next
	}
	f.damage.objects++
	return nil
}

// dict returns a dictionary, also that of a stream.
func (f *file) dict(o types.Object) types.Dict {
	switch o := f.resolve(o).(type) {
	case types.Dict:
		return o
	case types.StreamDict:
		return o.Dict
	case *types.StreamDict:
		return o.Dict
	}
	return nil
}

func (f *file) array(o types.Object) types.Array {
	a, _ := f.resolve(o).(types.Array)
	return a
}

func (f *file) name(o types.Object) string {
	n, _ := f.resolve(o).(types.Name)
	return string(n)
}

// number returns an integer or a real, and whether it is one.
func (f *file) number(o types.Object) (float64, bool) {
	switch n := f.resolve(o).(type) {
	case types.Integer:
		return float64(n), true
	case types.Float:
		return float64(n), true
	}
	return 0, false
}

// integer returns a number as an int within ±2^31, else the default.
func (f *file) integer(o types.Object, otherwise int) int {
	n, ok := f.number(o)
	if !ok || !(n > -1<<31 && n < 1<<31) {
		return otherwise
	}
	return int(n)
}

// numbers returns an array of numbers; nil where an element is none.
func (f *file) numbers(o types.Object) []float64 {
	a := f.array(o)
	out := make([]float64, 0, len(a))
	for _, x := range a {
		n, ok := f.number(x)
		if !ok {
			return nil
		}
		out = append(out, n)
	}
	return out
}

// bytes returns the bytes of a string.
func (f *file) bytes(o types.Object) []byte {
	switch s := f.resolve(o).(type) {
	case types.StringLiteral:
		return appendUnescaped(nil, []byte(s))
	case types.HexLiteral:
		b, err := s.Bytes()
		if err == nil {
			return b
		}
	}
	return nil
}

// stream returns a stream, not decoded.
func (f *file) stream(o types.Object) *types.StreamDict {
	switch s := f.resolve(o).(type) {
	case types.StreamDict:
		return &s
	case *types.StreamDict:
		return s
	}
	return nil
}

// decode returns the decoded bytes of a stream. A stream that cannot be decoded is an error with a code where
// a limit is exceeded or the stream asks for the absurd, and an error without code where it is damaged; what a
// damaged one gives before the damage is returned with the error.
func (f *file) decode(sd *types.StreamDict) (data []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			data, err = nil, fmt.Errorf("a stream cannot be decoded: %v", r)
		}
	}()
	if err := f.sane(sd); err != nil {
		return nil, err
	}
	if err := f.budget.ctx.Err(); err != nil {
		return nil, err
	}
	s := *sd
	if err := s.DecodeWithLimit(min(maxStream, f.budget.limits.Expanded)); err != nil {
		if errors.Is(err, filter.ErrDecodeLimitExceeded) {
			return nil, source.Errorf(source.LimitSize, "expanded_bytes", "", "a stream unpacks to more than %d bytes", min(maxStream, f.budget.limits.Expanded))
		}
		out, whole := salvage(&s)
		if !whole {
			return out, err
		}
		s.Content = out
	}
	if len(s.FilterPipeline) > 0 {
		if err := f.budget.expand(len(s.Content)); err != nil {
			return nil, err
		}
	}
	return s.Content, nil
}

// sane refuses streams whose declarations only an attack makes.
func (f *file) sane(sd *types.StreamDict) error {
	if len(sd.FilterPipeline) > maxFilters {
		return source.Errorf(source.Corrupt, "malformed_pdf", "", "a stream names %d filters", len(sd.FilterPipeline))
	}
	for _, p := range sd.FilterPipeline {
		for _, key := range []string{"Columns", "Colors", "BitsPerComponent"} {
			if n, ok := p.DecodeParms[key].(types.Integer); ok && (n < 0 || n > maxColumns) {
				return source.Errorf(source.Corrupt, "malformed_pdf", "", "a stream declares %s %d", key, int(n))
			}
		}
	}
	return nil
}

// forgive counts an error of a stream that a page can do without as damage; errors with a code and those of
// the context stay.
func (f *file) forgive(err error) error {
	if source.CodeOf(err) != "" || f.budget.ctx.Err() != nil {
		return err
	}
	f.damage.streams++
	return nil
}

// salvage undoes the Flate filter of a damaged stream without looking at its checksum, which is often wrong where
// all else is right. It reports whether the data are whole.
func salvage(sd *types.StreamDict) (data []byte, whole bool) {
	if len(sd.FilterPipeline) != 1 || sd.FilterPipeline[0].Name != filter.Flate || len(sd.FilterPipeline[0].DecodeParms) > 0 || len(sd.Raw) < 3 {
		return nil, false
	}
	data, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(sd.Raw[2:])), maxStream))
	return data, err == nil && len(data) < maxStream
}
