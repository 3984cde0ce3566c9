// SPDX-License-Identifier: Apache-2.0
// A part of the load tool that runs beside us and talks by lines.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../server.mjs'

/** Starts `./rostrum bench …`; it ends with its input. */
export function program(...args) {
  const child = spawn(join(ROOT, 'rostrum'), ['bench', ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  let rest = ''
  let errors = ''
  let over = false
  const lines = []
  let waiting = []
  const look = () => {
    waiting = waiting.filter((w) => {
      const at = lines.findIndex(w.wanted)
      if (at >= 0) w.done(lines.splice(0, at + 1).at(-1))
      else if (over) w.failed(new Error(`bench ${args[0]} ended: ${errors.slice(-2000)}`))
      else return true
      return false
    })
  }
  child.stdout.on('data', (chunk) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop()
    lines.push(...parts)
    look()
  })
  child.stderr.on('data', (chunk) => (errors += chunk))
  child.stdin.on('error', () => {})
  const exited = new Promise((done) => child.on('close', () => {
    over = true
    look()
    done()
  }))
  return {
    write: (text) => child.stdin.write(text),
    /** The next line that is wanted; what comes before it is forgotten. */
    line: (wanted, within = 30_000) =>
      new Promise((done, failed) => {
        const timer = setTimeout(() => failed(new Error(`bench ${args[0]} says nothing: ${errors.slice(-2000)}`)), within)
        const settle = (how) => (value) => {
          clearTimeout(timer)
          how(value)
        }
        waiting.push({ wanted, done: settle(done), failed: settle(failed) })
        look()
      }),
    end: async () => {
      child.stdin.end()
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(timer)
    },
  }
}
