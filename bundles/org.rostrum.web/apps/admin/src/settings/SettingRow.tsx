// SPDX-License-Identifier: Apache-2.0
import { Badge } from '@rostrum/kit';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Time } from '../common/Time';
import { SettingField } from './SettingField';
import { defaultText } from './defaultText';
import { faultOf, fieldOf, sameValue, valueOf } from './settingModel';
import type { Setting } from './settingsApi';
import type { SettingForm } from './useSettingForm';
import classes from './settings.module.css';

/** One setting: what it is, its field, its default, who changed it last. */
export function SettingRow({ setting, form }: { setting: Setting; form: SettingForm }) {
  const { t } = useTranslation();
  const id = useId();
  const value = form.field(setting);
  const fault = faultOf(setting, value);
  const error = fault ? t(`settings.fault.${fault}`, { minimum: setting.minimum, maximum: setting.maximum }) : form.refusal(setting.name);
  const standing = defaultText(t, setting);
  const secret = setting.type === 'secret';
  const restorable = secret ? setting.value !== null && value !== null : !sameValue(valueOf(setting, value), setting.default);
  const restore = () => form.set(setting.name, secret ? null : fieldOf(setting, setting.default));
  return (
    <div className={classes.row} data-setting={setting.name}>
      <div>
        <label className={classes.title} htmlFor={id}>{setting.title}</label>
        {setting.description && <p className={classes.description} id={`${id}-help`}>{setting.description}</p>}
        <div className={classes.meta}>
          {setting.scope === 'node' && <Badge>{t('settings.node')}</Badge>}
          {setting.restart && <Badge tone="warning">{t(`settings.restartMark.${setting.restart}`)}</Badge>}
          {setting.changed_at !== null && (
            <span>
              {setting.changed_by === null ? t('settings.changed') : <>{t('settings.changedBy')} <span translate="no">{setting.changed_by.replace(/^admin:/, '')}</span></>}
              {' '}<Time at={setting.changed_at} dateOnly />
            </span>
          )}
        </div>
      </div>
      {setting.elsewhere !== null ? <Elsewhere id={id} setting={setting} place={setting.elsewhere} /> : <div className={classes.field}>
        <SettingField id={id} setting={setting} value={value} error={error} onChange={(next) => form.set(setting.name, next)} />
        <div className={classes.under}>
          <span className={classes.default}>{standing && <>{t('settings.default')} <span translate="no">{standing}</span></>}</span>
          {restorable && (
            <button type="button" className={classes.restore} onClick={restore}
              aria-label={t(secret ? 'settings.removeNamed' : 'settings.restoreNamed', { title: setting.title })}>
              {t(secret ? 'settings.remove' : 'settings.restore')}
            </button>
          )}
        </div>
      </div>}
    </div>
  );
}

/** Pages of the panel for operations that change settings with a test of their own. */
const PAGES: Readonly<Record<string, string>> = { '/https': '/web/https' };

/** Its value, and the way to where it is changed. */
function Elsewhere({ id, setting, place }: { id: string; setting: Setting; place: string }) {
  const { t } = useTranslation();
  const page = PAGES[place];
  return (
    <div className={classes.field}>
      <output id={id} translate="no">{Array.isArray(setting.value) ? setting.value.join(', ') : String(setting.value ?? '')}</output>
      <div className={classes.under}>
        {page === undefined ? <span>{t('settings.byOperation')} <code translate="no">{place}</code></span>
          : <Link to={page}>{t('settings.byPage', { page: t('https.title') })}</Link>}
      </div>
    </div>
  );
}
