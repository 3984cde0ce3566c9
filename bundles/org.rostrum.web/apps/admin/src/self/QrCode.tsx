// SPDX-License-Identifier: Apache-2.0
import { encode } from 'uqr';
import classes from './Self.module.css';

/** Modules of quiet zone that readers need around a code (ISO/IEC 18004). */
const QUIET = 4;

/** A QR code drawn in the browser: the text never leaves it. Dark on light in both themes, since readers need it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: QUIET, ecc: 'M' });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className={classes.qr} role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
