// SPDX-License-Identifier: Apache-2.0
// ./rostrum bench badnet [--profiles a,b] [--seconds N] [--runs N] [--seed N] [--trace] [--without-nack] [--out FOLDER]: meetings on bad networks, as a table.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { broken, profile, PROFILES } from './lib/badnet/profiles.mjs'
import { Stand } from './lib/badnet/stand.mjs'
import { table } from './lib/badnet/table.mjs'
import { ROOT } from './lib/server.mjs'

let options
let wanted
try {
  options = parseArgs({ options: { profiles: { type: 'string' }, seconds: { type: 'string', default: '30' }, after: { type: 'string', default: '20' },
    runs: { type: 'string', default: '1' }, seed: { type: 'string', default: '1' }, trace: { type: 'boolean' }, 'without-nack': { type: 'boolean', default: false }, out: { type: 'string', default: join(ROOT, 'build', 'bench') } } }).values
  wanted = (options.profiles?.split(',') ?? PROFILES.map((each) => each.name)).map(profile)
  for (const name of ['seconds', 'after', 'runs', 'seed']) if (!/^\d+$/.test(options[name])) throw new Error(`--${name} takes a whole number`)
} catch (error) {
  console.error(error.message)
  process.exit(2)
}

const stand = await Stand.create({ log: console.log })
const rows = []
let interrupted = false
process.once('SIGINT', () => (interrupted = true))
try {
  for (const each of wanted) {
    for (let run = 1; run <= Number(options.runs) && !interrupted; run++) {
      console.log(`… ${each.name} ${run}: ${each.title}`)
      const row = { profile: each, run }
      try {
        row.figures = await stand.run(each, { seconds: Number(options.seconds), after: Number(options.after), seed: Number(options.seed) + run - 1, withoutNack: options['without-nack'], trace: options.trace ?? false })
        const { story, ...short } = row.figures
        row.broken = broken(each.bars, row.figures)
        console.log(`  ${row.figures.void ? `void: ${row.figures.void}` : row.broken.join('; ') || 'all bars kept'}; ${JSON.stringify(short)}`)
        if (options.trace) console.log(story.join('\n'))
      } catch (error) {
        row.failed = error.message.split('\n')[0]
        console.log(`  failed: ${error.stack}`)
      }
      rows.push(row)
    }
  }
} finally {
  await stand.close()
}
const text = table(rows)
mkdirSync(options.out, { recursive: true })
writeFileSync(join(options.out, 'badnet.md'), text)
console.log(`\n${text}`)
process.exit(rows.some((row) => row.failed || row.figures.void || row.broken.length) ? 1 : 0)
