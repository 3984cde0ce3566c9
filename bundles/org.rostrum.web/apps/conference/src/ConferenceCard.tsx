// SPDX-License-Identifier: Apache-2.0
import type { Card, Me } from '@rostrum/api';
import { Badge, CopyField, NameMark } from '@rostrum/kit';
import { IconDoor, IconHash, IconLink, IconLock, IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ConferencePage.module.css';
import { JoinPanel } from './JoinPanel';

/** Main information of the conference (80/UCP-2) and the ways into it. */
export function ConferenceCard({ card, me }: { card: Card; me: Me | null }) {
  const { t } = useTranslation();
  const open = card.access === 'public';
  return (
    <article className={classes.card}>
      <div className={classes.head}>
        <div className={classes.badges}>
          {card.state === 'running'
            ? <Badge tone="success" pulse>{t('conference.running')}</Badge>
            : <Badge>{t('conference.idle')}</Badge>}
        </div>
        <h1 className={classes.topic}>{card.topic}</h1>
        <p className={classes.owner}>
          <NameMark name={card.owner_name} size={28} />
          {t('conference.owner', { name: card.owner_name })}
        </p>
      </div>
      <div className={classes.join}>
        <JoinPanel card={card} me={me} />
      </div>
      <div className={classes.more}>
        {card.description && <p className={classes.description}>{card.description}</p>}
        <dl className={classes.facts}>
          <Fact icon={<IconDoor size={18} stroke={1.6} />} name={t('conference.kind')}>{t('conference.room')}</Fact>
          <Fact icon={open ? <IconWorld size={18} stroke={1.6} /> : <IconLock size={18} stroke={1.6} />} name={t('conference.access')}>
            {open ? t('conference.public') : t('conference.private')}
          </Fact>
          <Fact icon={<IconHash size={18} stroke={1.6} />} name={t('conference.id')}>
            <CopyField value={`\\c\\${card.id}`} label={t('conference.id')} mono />
          </Fact>
          <Fact icon={<IconLink size={18} stroke={1.6} />} name={t('conference.link')}>
            <CopyField value={card.url} label={t('conference.link')} />
          </Fact>
        </dl>
      </div>
    </article>
  );
}

function Fact({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt><span aria-hidden>{icon}</span>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
