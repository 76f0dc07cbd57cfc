// Where two formatted texts of one original differ, sign by sign. Blanks are no signs of their own: each sign knows
// the blanks before it. Signs that stand for one another (", “ and 「) are aligned with each other.

const folds = new Map()
for (const group of [',，、﹐', '.。．…⋯', ':：∶', ';；', '?？', '!！', '(（﹙[［〔【﹝', ')）﹚]］〕】﹞', '"“”「」『』\'‘’＂＇', '—-–－―─~～〜', '·・‧•●', '<〈《＜', '>〉》＞', '%％', '/／', '〇○']) {
  const signs = [...group]
  for (const sign of signs) folds.set(sign, signs[0])
}
const fold = (sign) => folds.get(sign) ?? (/[！-～]/u.test(sign) ? String.fromCodePoint(sign.codePointAt(0) - 0xfee0) : sign)

// signsOf splits text into signs with the blanks before each; the last one is empty and keeps those at the end.
function signsOf(text) {
  const list = []
  let blanks = ''
  for (const sign of text) {
    if (/\s/u.test(sign)) {
      blanks += sign
    } else {
      list.push({ sign, blanks, fold: fold(sign) })
      blanks = ''
    }
  }
  list.push({ sign: '', blanks, fold: '' })
  return list
}

// wordBefore returns the signs before signs[j] back to a blank.
function wordBefore(signs, j) {
  let start = j
  while (start > 0 && (start === j || signs[start].blanks === '')) start--
  return signs.slice(start, j).map((x) => x.sign).join('')
}

// differences returns where ours and theirs differ, in order: objects with
//   kind            'blank': the blanks between two signs; 'sign': one sign for another
//   ours, theirs    the blanks, or the sign; '' where there is none
//   before, after   the signs beside it, in ours
//   head            all of ours before it, where that is at most six signs
//   word            theirs before it, back to the last blank
// Time and memory grow with the product of the lengths, so it wants lines, not books.
export function differences(ours, theirs) {
  if (ours === theirs) return []
  const a = signsOf(ours)
  const b = signsOf(theirs)
  const width = b.length + 1
  const best = new Uint32Array((a.length + 1) * width) // best[i, j]: most signs of a[i:] and b[j:] that match
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] = a[i].fold === b[j].fold
        ? 1 + best[(i + 1) * width + j + 1]
        : Math.max(best[(i + 1) * width + j], best[i * width + j + 1])
    }
  }
  const found = []
  const near = (i, j) => ({
    before: i > 0 ? a[i - 1].sign : '',
    after: a[i]?.sign ?? '',
    head: i <= 6 ? a.slice(0, i).map((x) => x.sign).join('') : '', // all before it, where that is short
    word: wordBefore(b, j),
  })
  let i = 0
  let j = 0
  let missing = false // a sign without partner stands before: blanks there say nothing
  while (i < a.length && j < b.length) {
    if (a[i].fold === b[j].fold) {
      if (a[i].blanks !== b[j].blanks && !missing) found.push({ kind: 'blank', ours: a[i].blanks, theirs: b[j].blanks, ...near(i, j) })
      if (a[i].sign !== b[j].sign) found.push({ kind: 'sign', ours: a[i].sign, theirs: b[j].sign, ...near(i, j), after: a[i + 1].sign })
      missing = false
      i++
      j++
    } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) {
      found.push({ kind: 'sign', ours: a[i].sign, theirs: '', ...near(i, j), after: a[i + 1]?.sign ?? '' })
      missing = true
      i++
    } else {
      found.push({ kind: 'sign', ours: '', theirs: b[j].sign, ...near(i, j) })
      missing = true
      j++
    }
  }
  return found
}
