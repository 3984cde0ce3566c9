// SPDX-License-Identifier: Apache-2.0
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconWorld } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, LANGUAGES } from '../i18n/language';

/** Chooses among the languages that the administrator enabled and that are translated (80/UGP-5 row 7, UGP-6). */
export function LanguageSwitch({ enabled }: { enabled: readonly string[] }) {
  const { t } = useTranslation();
  const current = i18next.language in LANGUAGES ? i18next.language : 'en';
  const offered = [...new Set([current, ...enabled])].filter((language) => language in LANGUAGES);
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-md" leftSection={<IconWorld size={18} stroke={1.6} />} aria-label={t('kit.language')} translate="no">
          {current.toUpperCase()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            translate="no"
            rightSection={language === current && <IconCheck size={16} />}
            onClick={() => chooseLanguage(language)}
          >
            {LANGUAGES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
