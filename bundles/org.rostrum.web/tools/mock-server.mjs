// SPDX-License-Identifier: Apache-2.0
// npm run mock [-- port]: pages without the Java server; sign in as anna / correct horse.
import { startMock } from './mock/server.mjs';

const mock = await startMock(Number(process.argv[2] ?? 27080));
console.log(`Mock server at ${mock.address} (anna / correct horse; set-up code RSTM-4711)`);
