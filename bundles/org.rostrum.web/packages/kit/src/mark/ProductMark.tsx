// SPDX-License-Identifier: Apache-2.0
/** The sign of the product; decoration beside a name, so hidden from screen readers. */
export function ProductMark({ size = 32 }: { size?: number }) {
  return <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden />;
}
