package doc

import "iter"

// The properties (sprm, single property modifier) that the reader looks at, by the numbers they have from Word 97 on
// ([MS-DOC] 2.6).
const (
	// Paragraphs.
	sprmPStyle           = 0x4600
	sprmPJc80            = 0x2403
	sprmPJc              = 0x2461
	sprmPPageBreakBefore = 0x2407
	sprmPLevel           = 0x260a
	sprmPList            = 0x460b
	sprmPInTable         = 0x2416
	sprmPTtp             = 0x2417
	sprmPDepth           = 0x6649
	sprmPDepthMore       = 0x664a
	sprmPInnerCell       = 0x244b
	sprmPInnerTtp        = 0x244c
	sprmPOutline         = 0x2640
	sprmPDropCap         = 0x442c
	sprmPFirstLine80     = 0x8411
	sprmPFirstLine       = 0x8460
	sprmPFirstLineChars  = 0x4457
	sprmPHuge            = 0x6645
	sprmPHuge97          = 0x6646
	sprmPTableProps      = 0x646b
	sprmPOldList         = 0xc63e // a number as Word 6 and 95 have it
	sprmPOldLevel        = 0x25ff // no number of Word 97's: of Word 6 and 95 alone

	// Characters.
	sprmCDeleted       = 0x0800
	sprmCInserted      = 0x0801
	sprmCFieldVanish   = 0x0802
	sprmCPicture       = 0x6a03
	sprmCAuthor        = 0x4804
	sprmCTime          = 0x6805
	sprmCData          = 0x0806
	sprmCSymbol        = 0x6a09
	sprmCOle           = 0x080a
	sprmCObjectPlace   = 0x680e
	sprmCStyle         = 0x4a30
	sprmCPlain         = 0x2a33
	sprmCBold          = 0x0835
	sprmCStrike        = 0x0837
	sprmCVanish        = 0x083c
	sprmCDoubleStrike  = 0x2a53
	sprmCSize          = 0x4a43
	sprmCPosition      = 0x4845
	sprmCIss           = 0x2a48
	sprmCFont          = 0x4a4f
	sprmCFontEast      = 0x4a50
	sprmCSpecial       = 0x0855
	sprmCObject        = 0x0856
	sprmCAuthorDeleted = 0x4863
	sprmCTimeDeleted   = 0x6864

	// Rows of tables.
	sprmTDefine        = 0xd608
	sprmTHeader        = 0x3404
	sprmTMerge         = 0x5624
	sprmTSplit         = 0x5625
	sprmTVerticalMerge = 0xd62b

	// Sections.
	sprmSBreak       = 0x3009
	sprmSTitlePage   = 0x300a
	sprmSWidth       = 0xb01f
	sprmSHeight      = 0xb020
	sprmSLeft        = 0xb021
	sprmSRight       = 0xb022
	sprmSTop         = 0x9023
	sprmSBottom      = 0x9024
	sprmSFootRestart = 0x303c
	sprmSEndRestart  = 0x303e
	sprmSFootStart   = 0x503f
	sprmSFootFormat  = 0x5040
	sprmSEndStart    = 0x5041
	sprmSEndFormat   = 0x5042
	sprmSOldOutline  = 0xd2ff // nor this: how Word 6 and 95 number headings
	sprmSOldMargins  = 0x30ff // no number of Word 97's: which headers a section of Word 6 and 95 has
)

// Properties whose operands have lengths of their own kind.
const (
	sprmPChangeTabs = 0xc615
	sprmTDefineOld  = 0xd606
	longTabs        = 255 // the length of a list of tabs that tells its own
)

// operandLengths are the lengths of operands by the upper three bits of a number; 0 stands for one that the operand states.
const (
	operandLengths = "\x01\x01\x02\x04\x02\x02\x00\x03"
	lengthShift    = 13
)

// properties gives the properties in a list, numbered as in Word 97, with their operands. What the list does not hold
// whole ends it.
func properties(list []byte, old bool) iter.Seq2[uint16, []byte] {
	if old {
		return oldProperties(list)
	}
	return func(yield func(uint16, []byte) bool) {
		for len(list) > 2 {
			op := uint16(list[0]) | uint16(list[1])<<8
			list = list[2:]
			n, head := int(operandLengths[op>>lengthShift]), 0
			if n == 0 {
				n, head = variable(op, list)
			}
			if n < 0 || len(list) < head+n {
				return
			}
			if !yield(op, list[head:head+n]) {
				return
			}
			list = list[head+n:]
		}
	}
}

// variable returns the length of an operand that states it, and the bytes it states it in; -1 where it does not.
func variable(op uint16, list []byte) (n, head int) {
	if op == sprmTDefine || op == sprmTDefineOld {
		if len(list) < 2 {
			return -1, 0
		}
		return u16(list) - 1, 2
	}
	if n = int(list[0]); op == sprmPChangeTabs && n == longTabs {
		return tabs(list), 1
	}
	return n, 1
}

// tabs returns the length of a list of tabs that is longer than a byte can tell ([MS-DOC] 2.9.178).
func tabs(list []byte) int {
	if len(list) < 2 {
		return -1
	}
	deleted := 4 * int(list[1])
	if len(list) < 3+deleted {
		return -1
	}
	return 2 + deleted + 3*int(list[2+deleted])
}

// Lengths of operands that Word 6 and 95 do not state as a number.
const (
	counted     = -1 // in the byte in front
	countedLong = -2 // in two bytes in front, and one less
	unknownOp   = -3
)

// oldProperty is a property of Word 6 and 95: the length of its operand, and its number in Word 97 where the reader looks
// at it.
type oldProperty struct {
	length int
	op     uint16
}

// oldProperties gives the properties in a list of Word 6 and 95.
func oldProperties(list []byte) iter.Seq2[uint16, []byte] {
	return func(yield func(uint16, []byte) bool) {
		for len(list) > 0 {
			op := list[0]
			list = list[1:]
			p := oldOps[op]
			n, head := p.length, 0
			switch {
			case n == counted && len(list) > 0:
				n, head = int(list[0]), 1
				if op == oldChangeTabs && n == longTabs {
					n = tabs(list)
				}
			case n == countedLong && len(list) > 1:
				n, head = u16(list)-1, 2
			case p == oldProperty{}:
				n = unknownOp
			}
			if n < 0 || len(list) < head+n {
				return
			}
			if p.op != 0 && !yield(p.op, list[head:head+n]) {
				return
			}
			list = list[head+n:]
		}
	}
}

// oldChangeTabs is the one list of Word 6 and 95 that may be longer than its length says.
const oldChangeTabs = 23

// oldOps are the properties of Word 6 and 95 by their numbers. One that has the zero value is unknown: what follows it cannot
// be found.
var oldOps = [256]oldProperty{
	2: {2, sprmPStyle}, 3: {counted, 0}, 4: {1, 0}, 5: {1, sprmPJc80}, 6: {1, 0}, 7: {1, 0}, 8: {1, 0}, 9: {1, sprmPPageBreakBefore},
	10: {1, 0}, 11: {1, 0}, 12: {counted, sprmPOldList}, 13: {1, sprmPOldLevel}, 14: {1, 0}, 15: {counted, 0}, 16: {2, 0}, 17: {2, 0},
	18: {2, 0}, 19: {2, sprmPFirstLine80}, 20: {4, 0}, 21: {2, 0}, 22: {2, 0}, oldChangeTabs: {counted, 0}, 24: {1, sprmPInTable}, 25: {1, sprmPTtp},
	26: {2, 0}, 27: {2, 0}, 28: {2, 0}, 29: {1, 0}, 30: {2, 0}, 31: {2, 0}, 32: {2, 0}, 33: {2, 0}, 34: {2, 0}, 35: {2, 0}, 36: {2, 0}, 37: {1, 0},
	38: {2, 0}, 39: {2, 0}, 40: {2, 0}, 41: {2, 0}, 42: {2, 0}, 43: {2, 0}, 44: {1, 0}, 45: {2, 0}, 46: {2, sprmPDropCap}, 47: {2, 0}, 48: {2, 0}, 49: {2, 0},
	50: {1, 0}, 51: {1, 0}, 52: {counted, 0}, 53: {1, 0}, 54: {1, 0}, 55: {1, 0}, 56: {1, 0}, 57: {1, 0}, 58: {1, 0}, 59: {1, 0},

	65: {1, sprmCDeleted}, 66: {1, sprmCInserted}, 67: {1, sprmCFieldVanish}, 68: {counted, sprmCPicture}, 69: {2, sprmCAuthor}, 70: {4, sprmCTime},
	71: {1, sprmCData}, 72: {2, 0}, 73: {3, 0}, 74: {counted, sprmCSymbol}, 75: {1, sprmCOle}, 80: {2, sprmCStyle}, 81: {counted, 0}, 82: {counted, 0},
	83: {0, sprmCPlain}, 85: {1, sprmCBold}, 86: {1, 0}, 87: {1, sprmCStrike}, 88: {1, 0}, 89: {1, 0}, 90: {1, 0}, 91: {1, 0}, 92: {1, sprmCVanish},
	93: {2, sprmCFont}, 94: {1, 0}, 95: {3, 0}, 96: {2, 0}, 97: {2, 0}, 98: {1, 0}, 99: {2, sprmCSize}, 100: {1, 0}, 101: {2, sprmCPosition},
	102: {1, 0}, 103: {counted, 0}, 104: {1, sprmCIss}, 105: {counted, 0}, 106: {counted, 0}, 107: {2, 0}, 108: {counted, 0}, 109: {2, 0}, 110: {2, 0},
	111: {2, sprmCFontEast}, 112: {2, 0}, 113: {2, 0}, 114: {2, 0}, 115: {1, sprmCDoubleStrike}, 116: {1, 0}, 117: {1, sprmCSpecial}, 118: {1, sprmCObject},

	119: {1, 0}, 120: {counted, 0}, 121: {2, 0}, 122: {2, 0}, 123: {2, 0}, 124: {2, 0},

	131: {1, 0}, 132: {1, 0}, 133: {counted, sprmSOldOutline}, 136: {3, 0}, 137: {3, 0}, 138: {1, 0}, 139: {1, 0}, 140: {2, 0}, 141: {2, 0},
	142: {1, sprmSBreak}, 143: {1, sprmSTitlePage}, 144: {2, 0}, 145: {2, 0}, 146: {1, 0}, 147: {1, 0}, 148: {2, 0}, 149: {2, 0}, 150: {1, 0}, 151: {1, 0},
	152: {1, 0}, 153: {1, sprmSOldMargins}, 154: {2, 0}, 155: {2, 0}, 156: {2, 0}, 157: {2, 0}, 158: {1, 0}, 159: {1, 0}, 160: {2, 0}, 161: {2, 0}, 162: {1, 0}, 163: {1, 0},
	164: {2, sprmSWidth}, 165: {2, sprmSHeight}, 166: {2, sprmSLeft}, 167: {2, sprmSRight}, 168: {2, sprmSTop}, 169: {2, sprmSBottom}, 170: {2, 0}, 171: {2, 0},

	182: {2, 0}, 183: {2, 0}, 184: {2, 0}, 185: {1, 0}, 186: {1, sprmTHeader}, 187: {12, 0}, 188: {countedLong, 0}, 189: {2, 0},
	190: {countedLong, sprmTDefine}, 191: {counted, 0}, 192: {4, 0}, 193: {5, 0}, 194: {4, 0}, 195: {2, 0}, 196: {4, 0}, 197: {2, sprmTMerge},
	198: {2, sprmTSplit}, 199: {5, 0}, 200: {4, 0},
}
