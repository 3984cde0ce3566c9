// SPDX-License-Identifier: Apache-2.0
import type { MantineColorsTuple } from '@mantine/core';

/** The one place of raw colours, sizes and times. Components use Mantine's variables or `--rs-*` (theme.ts), never values. */

const accent: MantineColorsTuple = [
  '#eaf6f5', '#d2ebe9', '#a5d6d3', '#73beb9', '#45a49f', '#1f8a85', '#0d746f', '#0a605c', '#084c49', '#053533',
];
const grey: MantineColorsTuple = [
  '#f6f8f8', '#edf0f0', '#e1e5e5', '#cdd3d3', '#a9b2b3', '#7d8889', '#5a6566', '#414a4b', '#2a3132', '#161a1b',
];
const dark: MantineColorsTuple = [
  '#e9eded', '#c3caca', '#98a3a4', '#6f7a7b', '#3d4647', '#2d3435', '#202627', '#181d1e', '#101415', '#0a0d0e',
];
const live: MantineColorsTuple = [
  '#fef1f0', '#fddedb', '#fab9b3', '#f58e85', '#ec6358', '#dc3d31', '#c42b20', '#a22219', '#7f1c15', '#5a140f',
];
const warning: MantineColorsTuple = [
  '#fef7e8', '#fcebc6', '#f8d68b', '#f2bd4d', '#e2a11f', '#c0830e', '#955f07', '#7a4d08', '#613e09', '#452c06',
];
const success: MantineColorsTuple = [
  '#ebf8ef', '#d3efdc', '#a8dfba', '#76ca92', '#49b06d', '#2b934f', '#1c7a3e', '#156232', '#104d27', '#0b361b',
];

export const colors = { accent, gray: grey, dark, live, warning, success, red: live, green: success, yellow: warning, teal: accent };

/** What lies over moving pictures, whatever the scheme. */
const onPicture = {
  shade: 'rgb(10 13 14 / 68%)', 'shade-strong': 'rgb(10 13 14 / 86%)', 'on-shade': '#ffffff', 'on-shade-quiet': 'rgb(255 255 255 / 45%)',
  'on-shade-live': live[2], 'on-shade-warning': warning[3],
} as const;

/** Roles of colour by scheme: name of the variable without `--rs-` → value. */
export const roles = {
  light: {
    page: grey[0], surface: '#ffffff', sunken: grey[1], line: grey[2], 'line-strong': grey[4], text: grey[9], quiet: grey[6],
    accent: accent[6], 'accent-text': accent[7], 'accent-tint': accent[0], 'live-text': live[6], 'live-tint': live[0],
    'warning-text': warning[7], 'warning-tint': warning[0], 'success-text': success[7], 'success-tint': success[0],
    shadow: '0 1px 2px rgb(22 26 27 / 6%), 0 8px 24px rgb(22 26 27 / 6%)',
    'shadow-high': '0 2px 6px rgb(22 26 27 / 8%), 0 24px 64px rgb(22 26 27 / 16%)',
    'glow-a': 'rgb(31 138 133 / 14%)', 'glow-b': 'rgb(31 138 133 / 7%)',
    stage: grey[1], tile: '#dde3e3', 'tile-content': '#14191a', control: '#ffffff', 'control-hover': grey[3],
    live: live[6], 'live-strong': live[7], 'warning-line': warning[4], ring: accent[5], ...onPicture,
  },
  dark: {
    page: dark[8], surface: dark[7], sunken: dark[9], line: dark[5], 'line-strong': dark[3], text: dark[0], quiet: '#a3adae',
    accent: accent[5], 'accent-text': accent[3], 'accent-tint': '#0f2b2a', 'live-text': live[3], 'live-tint': '#341614',
    'warning-text': warning[3], 'warning-tint': '#2e2208', 'success-text': success[3], 'success-tint': '#0d2917',
    shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 28%)',
    'shadow-high': '0 2px 6px rgb(0 0 0 / 48%), 0 24px 64px rgb(0 0 0 / 56%)',
    'glow-a': 'rgb(31 138 133 / 20%)', 'glow-b': 'rgb(31 138 133 / 8%)',
    stage: dark[9], tile: '#1b2122', 'tile-content': '#000000', control: dark[6], 'control-hover': dark[5],
    live: live[6], 'live-strong': live[7], 'warning-line': warning[4], ring: accent[3], ...onPicture,
  },
} as const;

/** Pixels. */
export const fontSizes = { xs: 12, sm: 14, md: 16, lg: 20, xl: 28 } as const;
export const spacing = { xs: 8, sm: 12, md: 16, lg: 24, xl: 32 } as const;
export const radius = { sm: 6, md: 8, lg: 12, xl: 16 } as const;
/** Milliseconds. */
export const motion = { quick: 120, calm: 200 } as const;

export const fontFamily = "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
export const fontFamilyMonospace = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
