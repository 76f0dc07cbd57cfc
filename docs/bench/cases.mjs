// The cases that the packages publish with themselves: every string between quotes or backticks in their
// documentation and sources that holds a Han character. They are read where npm has put them and stay there.

import { readFileSync, readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

const longest = 300 // code units; longer ones are code between two quotes that do not belong together

const han = /\p{Script=Han}/u
const quoted = /(?<![\p{L}\p{N}\\])(["'`])((?:\\.|(?!\1)[^\\\n])+)\1/gu
const escapes = { n: '\n', t: '\t', r: '\r', 0: '\0' }

function unescape(s) {
  return s.replace(/\\u\{?([0-9a-fA-F]{4,6})\}?|\\(.)/gu, (_, code, sign) =>
    code ? String.fromCodePoint(parseInt(code, 16)) : (escapes[sign] ?? sign))
}

const pattern = /\0|\\|(?:\S-\S){3}/u // a regular expression is no text

// strings gives the cases in a text, in its order.
export function strings(text) {
  const found = []
  for (const [, , inside] of text.matchAll(quoted)) {
    const s = unescape(inside).trim()
    if (s.length <= longest && han.test(s) && !pattern.test(s)) found.push(s)
  }
  return found
}

function* files(path) {
  if (statSync(path).isFile()) {
    yield path
    return
  }
  for (const name of readdirSync(path).sort()) {
    if (name === 'node_modules' || name.startsWith('.')) continue
    yield* files(join(path, name))
  }
}

const readable = new Set(['.md', '.ts', '.js', '.mjs', '.rs', '.txt'])

// casesUnder returns the different cases of all readable files under a folder, or of one file, in code-unit order.
// Of a plain text every line with a Han character is a case. Bundles are left out: they repeat the sources,
// without their comments.
export function casesUnder(path) {
  const all = new Set()
  for (const name of files(path)) {
    if (!readable.has(extname(name)) || /\.(umd|min|es)\.js$/.test(name)) continue
    const text = readFileSync(name, 'utf8')
    const found = extname(name) === '.txt' ? text.split(/\r?\n/).filter((line) => han.test(line)) : strings(text)
    for (const s of found) all.add(s)
  }
  return [...all].sort()
}
