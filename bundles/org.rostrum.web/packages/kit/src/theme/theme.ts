// SPDX-License-Identifier: Apache-2.0
import { createTheme, type CSSVariablesResolver, rem } from '@mantine/core';
import { colors, fontFamily, fontFamilyMonospace, fontSizes, motion, radius, roles, spacing } from './tokens';

const inRem = <K extends string>(values: Record<K, number>) =>
  Object.fromEntries(Object.entries<number>(values).map(([name, px]) => [name, rem(px)])) as Record<K, string>;

export const theme = createTheme({
  colors,
  primaryColor: 'accent',
  primaryShade: 6,
  fontFamily,
  fontFamilyMonospace,
  fontSizes: inRem(fontSizes),
  spacing: inRem(spacing),
  radius: inRem(radius),
  defaultRadius: 'md',
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.55', lg: '1.4', xl: '1.25' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: rem(fontSizes.xl), lineHeight: '1.2' },
      h2: { fontSize: rem(fontSizes.lg), lineHeight: '1.3' },
      h3: { fontSize: rem(fontSizes.md), lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { radius: 4 } },
    // Label above, help below (ux.md section 4).
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: motion.calm, transition: 'fade-up' } } },
  },
});

const variables = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`--rs-${name}`, value]));

const mantine = (role: Record<keyof typeof roles.light, string>) => ({
  '--mantine-color-body': role.surface,
  '--mantine-color-text': role.text,
  '--mantine-color-dimmed': role.quiet,
  '--mantine-color-placeholder': role.quiet,
  '--mantine-color-anchor': role['accent-text'],
  '--mantine-color-default': role.surface,
  '--mantine-color-default-border': role.line,
  '--mantine-color-error': role['live-text'],
});

/** Lays the roles over Mantine's own variables. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--rs-quick': `${motion.quick}ms`, '--rs-calm': `${motion.calm}ms` },
  light: { ...variables(roles.light), ...mantine(roles.light) },
  dark: { ...variables(roles.dark), ...mantine(roles.dark) },
});
