// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import type { Card, Me } from '@rostrum/api';
import { NameMark, reasonText, signInAddress } from '@rostrum/kit';
import { IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { roomAddress, secureAddress } from './conferenceAddress';
import classes from './ConferencePage.module.css';
import { GuestJoin } from './GuestJoin';
import { joinOffer } from './joinOffer';

/** The one next step of this visitor. */
export function JoinPanel({ card, me }: { card: Card; me: Me | null }) {
  const { t } = useTranslation();
  const icon = <IconVideo size={20} stroke={1.8} />;
  switch (joinOffer(card, me, window.isSecureContext)) {
    case 'disabled':
      return <Words title={t('conference.join.title')} text={reasonText(t, 'method_disabled')} />;
    case 'insecure':
      return (
        <>
          <Words title={t('conference.insecure.title')} text={t('conference.insecure.text')} />
          <Button component="a" href={secureAddress(location, card.url)} size="lg" fullWidth>{t('conference.insecure.action')}</Button>
        </>
      );
    case 'account':
      return (
        <>
          <h2 className={classes.joinTitle}>{t('conference.join.title')}</h2>
          <p className={classes.who}>
            <NameMark name={me!.display_name} size={40} />
            <span><strong>{me!.display_name}</strong><br /><span className={classes.quiet}>{me!.uid}</span></span>
          </p>
          <Button component="a" href={roomAddress(card.id)} size="lg" fullWidth leftSection={icon}>{t('conference.join.action')}</Button>
        </>
      );
    case 'guest':
      return <GuestJoin id={card.id} icon={icon} />;
    case 'sign-in':
      return (
        <>
          <Words title={t('conference.join.title')} text={t('conference.join.accountNeeded')} />
          <Button component="a" href={signInAddress()} size="lg" fullWidth>{t('conference.join.signIn')}</Button>
        </>
      );
  }
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h2 className={classes.joinTitle}>{title}</h2>
      <p className={classes.joinText}>{text}</p>
    </>
  );
}
