// SPDX-License-Identifier: Apache-2.0
import { Api } from './api.mjs'
import { Server } from './server.mjs'
import { Signal } from './signal.mjs'

export const ACCOUNTS = [
  { login: 'ann', display_name: 'Ann Archer', email: 'ann@meet.test', password: 'Ann-password-1' },
  { login: 'bob', display_name: 'Bob Baker', email: 'bob@meet.test', password: 'Bob-password-1' },
  { login: 'cal', display_name: 'Cal Cooper', email: 'cal@meet.test', password: 'Cal-password-1' },
]

/** A running server with the accounts of the tests. */
export async function world() {
  const server = await Server.create()
  try {
    await server.start()
    await server.setUp(ACCOUNTS)
    return { server }
  } catch (error) {
    await server.dispose()
    throw error
  }
}

/** With the password that the tests give an account. */
export async function user(server, login) {
  return new Api(server.url).signIn(login, `${login[0].toUpperCase()}${login.slice(1)}-password-1`)
}

export async function guest(server, name) {
  const api = new Api(server.url)
  const answer = await api.post('/guests', { display_name: name })
  if (answer.status !== 200) throw new Error(`guest: ${answer.status} ${JSON.stringify(answer.body)}`)
  return api
}

export async function conference(api, fields = {}) {
  const me = await api.get('/me')
  const answer = await api.post('/conferences', { topic: 'Weekly', owner: me.body.user.id, mode: 'PxP', access: 'public', ...fields })
  if (answer.status !== 200) throw new Error(`conference: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body.conference.id
}

/** A signed-in or guest client on the signalling socket, greeted. */
export async function signal(api, options) {
  const s = await new Signal(api, options).connect()
  await s.hello()
  return s
}
