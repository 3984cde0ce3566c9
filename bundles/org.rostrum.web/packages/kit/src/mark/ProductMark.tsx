// SPDX-License-Identifier: Apache-2.0

/**
 * The sign of the product: a speaker behind the curved front of a rostrum, framed like a tile. Decoration beside a name, so
 * hidden from screen readers.
 */
export function ProductMark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-accent-6)" />
      <circle cx="16" cy="10.5" r="4" fill="var(--mantine-color-white)" />
      <path d="M6 17.2c3 1.5 6.4 2.3 10 2.3s7-.8 10-2.3l-1.3 3.3c-2.6 1.1-5.6 1.7-8.7 1.7s-6.1-.6-8.7-1.7L6 17.2Z" fill="var(--mantine-color-white)" />
      <path d="M9.4 23.2c2.1.6 4.3.9 6.6.9s4.5-.3 6.6-.9l-.9 3.1c-.1.4-.5.7-.9.7h-9.6c-.4 0-.8-.3-.9-.7l-.9-3.1Z" fill="var(--mantine-color-accent-2)" />
    </svg>
  );
}
