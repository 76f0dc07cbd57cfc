// The text formatters of npm that guiwen is compared with, each as a function from text to text, and guiwen's own
// normalizer, which is reached through a small Go program (harness/).

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import autocorrect from 'autocorrect-node'
import pangu from 'pangu'
import { run as zhlint } from 'zhlint'

export const here = dirname(fileURLToPath(import.meta.url))
export const root = join(here, '..', '..')

const silent = { log() {}, warn() {}, error() {} }

// folder is where the package lies; version is what its package.json says.
function packageOf(name) {
  const folder = join(here, 'node_modules', name)
  return { name, folder, version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version }
}

export const tools = [
  { ...packageOf('autocorrect-node'), format: (s) => autocorrect.format(s) },
  { ...packageOf('pangu'), format: (s) => pangu.spacingText(s) },
  { ...packageOf('zhlint'), format: (s) => zhlint(s, { rules: { preset: 'default' }, logger: silent }).result },
]

// withHarness builds the Go program, lets use(call) call it, and removes it. call(args, input) returns its output.
export function withHarness(use) {
  const folder = mkdtempSync(join(tmpdir(), 'guiwen-bench-'))
  const program = join(folder, 'harness')
  try {
    execFileSync('go', ['build', '-o', program, './docs/bench/harness'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    return use((args, input = '') => execFileSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
