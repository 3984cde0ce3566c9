// SPDX-License-Identifier: Apache-2.0
import { createRoot } from 'react-dom/client';
import { ProductMark } from '@rostrum/kit';

createRoot(document.getElementById('root')!).render(<ProductMark />);
