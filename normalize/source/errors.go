package source

import (
	"errors"
	"fmt"
)

// Code is a stable word that names a failure. The list is closed; contract and documentation are derived
// from [Codes].
type Code string

// The codes of failures.
const (
	Empty       Code = "input.empty"
	Unreadable  Code = "input.unreadable"
	Unsupported Code = "input.unsupported"
	Encrypted   Code = "input.encrypted"
	Corrupt     Code = "input.corrupt"
	Changed     Code = "input.changed"
	NoText      Code = "input.no-text"
	LimitTime   Code = "limit.time"
	LimitMemory Code = "limit.memory"
	LimitSize   Code = "limit.size"
	LimitDepth  Code = "limit.depth"
	ReaderCrash Code = "reader.crash"
	OutputWrite Code = "output.write"
)

// CodeInfo explains a code to a user.
type CodeInfo struct {
	Code   Code
	Means  string // what is wrong
	Advice string // what the user can do

	MeansChinese, AdviceChinese string
}

// Codes is the closed list of failure codes with their advice, in the order of the documentation.
var Codes = []CodeInfo{
	{Empty, "the file has no bytes", "check how it was copied or exported",
		"文件没有内容", "检查复制或导出的过程"},
	{Unreadable, "the file cannot be opened or read", "check its permissions and that it is a regular file",
		"文件无法打开或读取", "检查权限，并确认是普通文件"},
	{Unsupported, "guiwen has no reader for this format", "convert it to PDF, DOCX, HTML or text first",
		"没有这种格式的读取器", "先转换为PDF、DOCX、HTML或文本"},
	{Encrypted, "the file asks for a password", "save a copy without password and convert that",
		"文件要求密码", "另存为无密码的副本后再转换"},
	{Corrupt, "the file is damaged", "fetch it again from where it came from, or open it in its own program and save a copy",
		"文件已损坏", "从来源重新获取，或用原程序打开后另存"},
	{Changed, "the file changed while it was being read", "run the same command again when nobody writes to it",
		"读取时文件有变动", "待无人写入时再次运行同一命令"},
	{NoText, "the pages are pictures without a text layer", "run text recognition (OCR) on it and convert the result",
		"各页是没有文字层的图像", "先作文字识别（OCR），再转换其结果"},
	{LimitTime, "the file took longer than the time limit", "raise --timeout, or split the file",
		"处理超过时限", "调高--timeout，或拆分文件"},
	{LimitMemory, "the file needs more memory than the limit", "raise --memory, or split the file",
		"所需内存超过上限", "调高--memory，或拆分文件"},
	{LimitSize, "the file, or what it unpacks to, is larger than the limit", "split the file",
		"文件本身或解开后超过大小上限", "拆分文件"},
	{LimitDepth, "the file nests deeper than any document does", "open it in its own program and save a copy",
		"文件嵌套之深超过任何公文", "用原程序打开后另存"},
	{ReaderCrash, "the reader failed on this file; this is a defect of guiwen", "please report it with the file",
		"读取器出错，是规文的缺陷", "请连同文件报告"},
	{OutputWrite, "the result cannot be written", "check free space and permissions of the output folder",
		"结果无法写入", "检查输出文件夹的剩余空间和权限"},
}

// Error is a coded failure. The reader fills Code, Detail and Place; whoever knows the file adds it by
// wrapping.
type Error struct {
	Code Code
	// Detail narrows the code by a stable word: "malformed_xml", "duplicate_entry". May be empty.
	Detail string
	// Place says where in the file: "word/document.xml, byte 4711", "page 3", "object 12". May be empty.
	Place string
	// Message says what is wrong in one English clause, without trailing period.
	Message string
	Err     error // cause, may be nil
}

// Errorf makes an *Error; a %w operand becomes its cause.
func Errorf(code Code, detail, place, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Detail: detail, Place: place, Message: err.Error(), Err: errors.Unwrap(err)}
}

func (e *Error) Error() string {
	s := string(e.Code) + ": " + e.Message
	if e.Place != "" {
		s += " (" + e.Place + ")"
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code that err carries, or "" if it carries none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}
