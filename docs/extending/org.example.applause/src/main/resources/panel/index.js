// SPDX-License-Identifier: Apache-2.0
// The page: an ES module as it is. It draws into its element with what the host gives it and cleans up when it goes.
import { table } from './table.js'

export function mount(element, host) {
  const page = document.createElement('section')
  element.append(page)

  async function show() {
    const applause = await host.api.get('/applause')
    const title = document.createElement('p')
    title.textContent = `${applause.total} 👏 (${applause.version})`
    page.replaceChildren(title, table(applause.sessions))
  }

  const tell = (error) => host.notify('error', host.errorText(error))
  show().catch(tell)
  const timer = setInterval(() => show().catch(() => {}), 5000)
  return () => {
    clearInterval(timer)
    page.remove()
  }
}
