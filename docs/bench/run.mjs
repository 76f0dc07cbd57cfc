// Measures the throughput of guiwen's normalizer and of the formatters of npm on the same texts in one run, and
// writes docs/speed-normalizers.md.
//
//   node run.mjs [FOLDER | FILE]...     each argument is a set of texts (*.txt) with a row of its own
//
// Without arguments the set is fixtures/reports. Rounds alternate between the programs, so that a busy machine is
// busy for all of them; the best round of each counts.

import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { basename, join, resolve } from 'node:path'

import { root, tools, withHarness } from './tools.mjs'

const seconds = 1
const rounds = 5
const targets = { 'autocorrect-node': 8, zhlint: 100 }

// textSet reads the texts under path; files that are not UTF-8 are left out for everyone.
function textSet(path) {
  const names = statSync(path).isDirectory()
    ? readdirSync(path).filter((name) => name.endsWith('.txt')).sort().map((name) => join(path, name))
    : [path]
  const files = []
  for (const name of names) {
    const bytes = readFileSync(name)
    try {
      files.push({ name, bytes: bytes.length, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) })
    } catch {
      console.error(`left out, not UTF-8: ${name}`)
    }
  }
  if (files.length === 0) throw new Error(`${path} holds no text in UTF-8`)
  return { label: basename(resolve(path)), files, bytes: files.reduce((sum, file) => sum + file.bytes, 0) }
}

// rate returns the MB/s with which format works through the texts, one call a text, in at least `seconds`.
function rate(format, set) {
  const pass = () => set.files.forEach((file) => format(file.text))
  pass() // warms up, and is not counted
  let passes = 0
  const start = performance.now()
  let now = start
  while (now - start < seconds * 1000) {
    pass()
    passes++
    now = performance.now()
  }
  return (set.bytes * passes) / ((now - start) * 1000)
}

function measure(set, harness) {
  const best = { ours: { rate: 0 } }
  for (let round = 0; round < rounds; round++) {
    for (const tool of tools) best[tool.name] = Math.max(best[tool.name] ?? 0, rate(tool.format, set))
    const ours = JSON.parse(harness(['speed', '-seconds', String(seconds), ...set.files.map((file) => file.name)]))
    if (ours.rate > best.ours.rate) best.ours = ours
  }
  return best
}

const number = (x) => (x < 10 ? x.toFixed(1) : String(Math.round(x)))

function report(rows) {
  const head = ['texts', 'files', 'bytes', 'edits recorded', 'guiwen MB/s', ...tools.flatMap((tool) => [`${tool.name} MB/s`, 'times faster'])]
  const cells = rows.map(({ set, best }) => [
    set.label, set.files.length, set.bytes, best.ours.edits, number(best.ours.rate),
    ...tools.flatMap((tool) => [number(best[tool.name]), `× ${number(best.ours.rate / best[tool.name])}`]),
  ])
  const line = (list) => `| ${list.join(' | ')} |`
  const reached = Object.entries(targets).map(([name, times]) => {
    const short = rows.filter(({ best }) => best.ours.rate < times * best[name]).map(({ set }) => set.label)
    return `${times} times ${name}: ${short.length === 0 ? 'reached on every set' : `missed on ${short.join(', ')}`}`
  })
  return `# Speed beside other formatters

Written by \`node run.mjs\` in docs/bench: the same texts, one run, each program in one thread, one call a text, best of ${rounds} rounds of at least
${seconds} s each. guiwen keeps its edit log; the others return the text alone. A MB is 1,000,000 bytes of UTF-8. Figures compare within
one run only.

Processor: ${cpus()[0].model}. guiwen: ${rows[0].best.ours.go}, GOMAXPROCS=1, collector of garbage included. Node ${process.version}:
${tools.map((tool) => `${tool.name} ${tool.version}`).join(', ')} (autocorrect is native code, written in Rust).

${[line(head), line(head.map(() => '---')), ...cells.map(line)].join('\n')}

Wanted: ${reached.join('; ')}. What they do differs: pangu only inserts blanks; docs/normalizers.md compares the results.
`
}

const paths = process.argv.length > 2 ? process.argv.slice(2) : [join(root, 'fixtures', 'reports')]
const rows = withHarness((harness) =>
  paths.map((path) => {
    const set = textSet(path)
    return { set, best: measure(set, harness) }
  }))
const text = report(rows)
writeFileSync(join(root, 'docs', 'speed-normalizers.md'), text)
process.stdout.write(text)
