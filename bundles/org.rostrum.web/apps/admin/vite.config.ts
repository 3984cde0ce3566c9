// SPDX-License-Identifier: Apache-2.0
import { application } from '../../vite.app.ts';

export default application('admin', import.meta.dirname);
