// SPDX-License-Identifier: Apache-2.0

/** Polls until `complaint()` returns '' (or resolves to it); fails with the last complaint. */
export async function eventually(complaint, { within = 20_000, every = 200 } = {}) {
  const end = Date.now() + within
  for (;;) {
    let last
    try {
      last = await complaint()
    } catch (error) {
      last = `threw ${error.message}`
    }
    if (last === '') return
    if (Date.now() > end) throw new Error(`after ${within} ms: ${last}`)
    await new Promise((resolve) => setTimeout(resolve, every))
  }
}
