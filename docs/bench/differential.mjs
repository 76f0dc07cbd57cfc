// Runs the cases that the packages publish through the packages and through guiwen, classes every disagreement, and
// writes docs/normalizers.md. What no class explains is printed, for a person to judge.
//
//   node differential.mjs                 the cases in the packages, and the lines of fixtures/reports; exits with 1
//                                         where no class explains a disagreement
//   node differential.mjs PATH...         the cases under these paths (checkouts of their repositories, texts),
//                                         each run through every package; nothing is written
//
// Nothing here knows what a package ought to answer: its answer is asked for in the same run.

import { writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

import { differences } from './align.mjs'
import { casesUnder } from './cases.mjs'
import { classes, classOf } from './classes.mjs'
import { root, tools, withHarness } from './tools.mjs'

const profiles = ['official', 'web']

// disagreements compares the answers to one case.
function disagreements(tool, profile, original, ours, theirs) {
  const found = []
  const oursLines = ours.split('\n')
  const theirsLines = theirs.split('\n')
  if (oursLines.length !== theirsLines.length) {
    return [{ tool: tool.name, profile, original, text: ours, answer: theirs, kind: 'lines', ours: '', theirs: '', before: '', class: null }]
  }
  oursLines.forEach((line, i) => {
    for (const d of differences(line, theirsLines[i])) {
      const all = { ...d, tool: tool.name, profile, original, text: line, answer: theirsLines[i] }
      all.class = classOf(all)
      found.push(all)
    }
  })
  return found
}

// compare runs the cases through one tool and one profile.
function compare(tool, cases, profile, harness) {
  const lines = harness(['cases', '-profile', profile], cases.map((s) => JSON.stringify(s) + '\n').join(''))
  const ours = lines.trimEnd().split('\n').map((line) => JSON.parse(line))
  const result = { tool: tool.name, cases: cases.length, agreed: 0, found: [] }
  cases.forEach((original, i) => {
    const theirs = tool.format(original)
    if (theirs === ours[i]) result.agreed++
    else result.found.push(...disagreements(tool, profile, original, ours[i], theirs))
  })
  return result
}

const line = (cells) => `| ${cells.join(' | ')} |`

function table(head, rows) {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

// counts is the table of how often each class is met: a column for each comparison.
function counts(results) {
  const count = (result, c) => result.found.filter((d) => d.class === c).length
  const rows = [...classes, null]
    .map((c) => [c ? c.title : '**not classed**', ...results.map((r) => count(r, c))])
    .filter((row, i) => i === classes.length || row.slice(1).some((n) => n > 0))
  return table(['differences', ...results.map((r) => r.tool)], rows)
}

// agreement says how many cases had one answer.
const agreement = (results) => results.map((r) => `${r.agreed} of ${r.cases} with ${r.tool}`).join(', ')

const code = (s) => '`' + (s.includes('`') ? `\` ${s} \`` : s) + '`'

// grounds is the table of all classes with an example each. An example on which its class is not met is an error: then
// either guiwen or the other program has changed, and the class may be gone.
function grounds(harness) {
  const rows = classes.map((c) => {
    const met = tools
      .flatMap((tool) => compare(tool, [c.example], c.profile ?? 'official', harness).found)
      .find((d) => d.class === c)
    if (!met) throw new Error(`class ${c.id} is not met on its example ${JSON.stringify(c.example)}`)
    return [c.title, c.why, code(c.example), code(met.text), `${met.tool}: ${code(met.answer)}`]
  })
  return table(['difference', 'the ground of guiwen', 'text', 'guiwen', 'for example'], rows)
}

function unclassed(results) {
  const seen = new Set()
  const out = []
  for (const d of results.flatMap((r) => r.found).filter((d) => d.class === null)) {
    const key = JSON.stringify([d.tool, d.profile, d.original])
    if (seen.has(key)) continue
    seen.add(key)
    out.push(`${d.tool}, ${d.profile}: ${JSON.stringify(d.original)}\n  ours   ${JSON.stringify(d.text)}\n  theirs ${JSON.stringify(d.answer)}\n  first  ${JSON.stringify(d.ours)} / ${JSON.stringify(d.theirs)} after ${JSON.stringify(d.before)}`)
  }
  return out.join('\n')
}

function published(harness) {
  return profiles.map((profile) => ({ profile, results: tools.map((tool) => compare(tool, casesUnder(tool.folder), profile, harness)) }))
}

function report(byProfile, fixtures, classTable) {
  const sections = byProfile.map(({ profile, results }) =>
    `### Profile ${profile}\n\nThe same answer: ${agreement(results)}.\n\n${counts(results)}`)
  return `# Beside other formatters: what differs, and why

Written by \`node differential.mjs\` in docs/bench. ${tools.map((t) => `${t.name} ${t.version}`).join(', ')} format text for the web; guiwen follows
GB/T 15834-2011, GB/T 15835-2011 and GB/T 9704-2012. So they disagree, and every single disagreement must have a ground. Each program
is asked for its answer in the same run; a difference is one sign, or the blanks between two signs.

## Grounds

${classTable}

## Cases that the packages publish with themselves

${sections.join('\n\n')}

## Lines of fixtures/reports

The same answer: ${agreement(fixtures)}.

${counts(fixtures)}
`
}

const paths = process.argv.slice(2)
withHarness((harness) => {
  if (paths.length > 0) {
    for (const path of paths) {
      const cases = casesUnder(path)
      const results = tools.map((tool) => compare(tool, cases, 'official', harness))
      console.log(`# ${basename(resolve(path))}: the same answer ${agreement(results)}\n`)
      console.log(counts(results), '\n')
      console.log(unclassed(results))
    }
    return
  }
  const byProfile = published(harness)
  const lines = casesUnder(join(root, 'fixtures', 'reports'))
  const fixtures = tools.map((tool) => compare(tool, lines, 'official', harness))
  writeFileSync(join(root, 'docs', 'normalizers.md'), report(byProfile, fixtures, grounds(harness)))
  const rest = unclassed([...byProfile.flatMap((p) => p.results), ...fixtures])
  console.log(rest || 'every disagreement is classed')
  if (rest) process.exitCode = 1
})
