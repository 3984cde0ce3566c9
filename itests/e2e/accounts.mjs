// SPDX-License-Identifier: Apache-2.0
// ./rostrum bench accounts [--count N] [--runs N] [--databases h2,postgresql] [--out FOLDER]: many accounts, imported and searched, as a table.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { eventually } from './lib/eventually.mjs'
import { Api } from './lib/api.mjs'
import { Postgres } from './lib/postgres.mjs'
import { ROOT, Server } from './lib/server.mjs'

const FILE_ROWS = 20_000
const BAR_MS = 100
const FIRST = ['Anna', 'Boris', 'Chiara', 'Dmitri', 'Elena', 'Farid', 'Grace', 'Hiro', 'Ines', 'Jonas', 'Katya', 'Liam', 'Mei', 'Noor', 'Olga', 'Pavel']
const LAST = ['Lindqvist', 'Okafor', 'Rossi', 'Sokolov', 'Haddad', 'Nakamura', 'Moreau', 'Petrova', 'Weber', 'Costa', 'Novak', 'Jensen', 'Singh']
/** What an administrator asks for; each is measured alone. */
const SEARCHES = [
  ['first page', ''], ['part of many names', 'search=anna'], ['full name', 'search=anna%20rossi'], ['one login', 'search=user31337'],
  ['part of many addresses', 'search=northwind'], ['part of a third', 'search=77'], ['nobody', 'search=zzzz'], ['one letter', 'search=a'], ['active ones', 'state=active'],
  ['names of inactive ones', 'state=inactive&search=boris'], ['locked ones', 'state=locked'], ['a group', 'group=0001'], ['in no group', 'group=@no_group&search=mei'],
  ['by name, descending', 'search=olga&sort_field=display_name&sort_order=1'], ['by address', 'search=weber&sort_field=email'], ['by age', 'search=costa&sort_field=created_at&sort_order=1'],
  ['a page far behind', 'page=900'],
]

const { values: options } = parseArgs({ options: {
  count: { type: 'string', default: '50000' }, runs: { type: 'string', default: '20' }, databases: { type: 'string', default: 'h2,postgresql' },
  out: { type: 'string', default: join(ROOT, 'build', 'bench') } } })

const person = (index) => {
  const [first, last] = [FIRST[index % FIRST.length], LAST[(index * 7) % LAST.length]]
  return `user${index};${first} ${last};${first}.${last}${index}@northwind.example;${first};${last};Northwind;${index % 3 === 0 ? 'Developers' : ''}`
}

function file(from, to) {
  const rows = Array.from({ length: to - from }, (_, index) => person(from + index))
  return Buffer.from(['Login;Display name;E-mail;First name;Last name;Organization;Groups', ...rows].join('\n'))
}

async function imported(root, count) {
  const begin = Date.now()
  for (let from = 0; from < count; from += FILE_ROWS) {
    const answer = await root.post('/accounts/import', file(from, Math.min(from + FILE_ROWS, count)), { 'Content-Type': 'application/octet-stream' })
    if (answer.status !== 200) throw new Error(`import: ${JSON.stringify(answer.body)}`)
    let progress
    await eventually(async () => {
      progress = (await root.get('/accounts/import')).body.import
      return progress.phase === 'running' ? `${progress.done} of ${progress.rows}` : ''
    }, { within: 600_000 })
    if (progress.phase !== 'done' || progress.refused > 0) throw new Error(JSON.stringify(progress))
  }
  return Date.now() - begin
}

async function measured(root, query) {
  const times = []
  let cnt
  for (let run = 0; run < Number(options.runs) + 3; run++) {
    const begin = performance.now()
    const answer = await root.get(`/users?page_size=50${query && `&${query}`}`)
    // the first ones compile
    if (run >= 3) times.push(performance.now() - begin)
    if (answer.status !== 200) throw new Error(`${query}: ${JSON.stringify(answer.body)}`)
    cnt = answer.body.cnt
  }
  times.sort((a, b) => a - b)
  return { cnt, median: times[Math.floor(times.length / 2)], p95: times[Math.floor(times.length * 0.95)], max: times.at(-1) }
}

async function on(kind) {
  const postgres = kind === 'postgresql' ? await Postgres.create() : null
  const server = await Server.create()
  try {
    if (postgres) {
      mkdirSync(join(server.data, 'etc'), { recursive: true })
      writeFileSync(join(server.data, 'etc', 'org.rostrum.store.cfg'), `url = ${postgres.url}\nuser = rostrum\n`)
    }
    await server.start()
    await server.setUp([])
    const root = await new Api(server.url).signIn('root', 'Administrator-1', 'admin')
    await root.post('/groups', { display_name: 'Developers' })
    const ms = await imported(root, Number(options.count))
    const rows = []
    for (const [name, query] of SEARCHES) rows.push({ name, ...(await measured(root, query)) })
    return { kind, ms, rows }
  } finally {
    await server.dispose()
    postgres?.dispose()
  }
}

const lines = []
let over = false
for (const kind of options.databases.split(',')) {
  const { ms, rows } = await on(kind)
  lines.push(`${kind}: ${options.count} accounts without passwords imported in ${(ms / 1000).toFixed(1)} s, ${Math.round((Number(options.count) / ms) * 1000)} a second`, '')
  lines.push('| Search | Found | Median ms | 95 % ms | Most ms |', '| --- | --- | --- | --- | --- |')
  for (const row of rows) {
    over ||= row.p95 > BAR_MS
    lines.push(`| ${row.name} | ${row.cnt} | ${row.median.toFixed(1)} | ${row.p95.toFixed(1)} | ${row.max.toFixed(1)}${row.p95 > BAR_MS ? ' OVER' : ''} |`)
  }
  lines.push('')
}
const text = lines.join('\n')
console.log(text)
mkdirSync(options.out, { recursive: true })
writeFileSync(join(options.out, 'accounts.md'), text)
process.exit(over ? 1 : 0)
