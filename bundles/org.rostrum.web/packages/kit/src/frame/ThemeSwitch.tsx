// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const SCHEMES = [
  { value: 'auto', icon: IconDeviceDesktop, label: 'kit.themeAuto' },
  { value: 'light', icon: IconSun, label: 'kit.themeLight' },
  { value: 'dark', icon: IconMoon, label: 'kit.themeDark' },
] as const;

/** Goes round: as the system, light, dark; remembered in the browser. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const index = Math.max(0, SCHEMES.findIndex(({ value }) => value === colorScheme));
  const { icon: Icon, label } = SCHEMES[index]!;
  const name = t('kit.theme', { scheme: t(label) });
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={name}
      title={name}
      onClick={() => setColorScheme(SCHEMES[(index + 1) % SCHEMES.length]!.value)}
    >
      <Icon size={20} stroke={1.6} />
    </ActionIcon>
  );
}
