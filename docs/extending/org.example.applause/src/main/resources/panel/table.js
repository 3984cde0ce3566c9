// SPDX-License-Identifier: Apache-2.0
// Modules of a page import one another by relative addresses.

/** Rows of {id, count}. Text is set as text: what people typed never becomes markup. */
export function table(rows) {
  const element = document.createElement('table')
  for (const { id, count } of rows) {
    const row = element.insertRow()
    row.insertCell().textContent = id
    row.insertCell().textContent = count
  }
  return element
}
