// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox } from '@mantine/core';
import { Badge, ConfirmDialog, toast } from '@rostrum/kit';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../common/Card';
import { Loads } from '../common/Loads';
import { Time } from '../common/Time';
import { applicationsApi, type Token } from './applicationsApi';
import classes from './applications.module.css';

/** Tokens that users gave the application, or that it holds itself; chosen ones are revoked (60/OC-3). */
export function TokensCard({ application }: { application: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asking, setAsking] = useState(false);
  const tokens = useQuery({ queryKey: ['applications', application, 'tokens'], queryFn: () => applicationsApi.tokens(application) });
  const inForce = chosen.filter((id) => tokens.data?.some((token) => token.id === id));
  const revoke = async () => {
    try {
      for (const id of inForce) await applicationsApi.revoke(application, id);
      toast('success', t('applications.revoked', { count: inForce.length }));
      setChosen([]);
    } finally {
      await queries.invalidateQueries({ queryKey: ['applications'] });
    }
  };
  const choose = (id: string, on: boolean) => setChosen((before) => (on ? [...before, id] : before.filter((one) => one !== id)));
  return (
    <Card title={t('applications.tokens')} text={t('applications.tokensText')} flush
      action={inForce.length > 0 && <Button variant="outline" color="live" onClick={() => setAsking(true)}>{t('applications.revoke', { count: inForce.length })}</Button>}>
      <Loads query={tokens} failed={t('applications.tokensFailed')} height={80}>
        {(list) => list.length === 0
          ? <p className={classes.empty}>{t('applications.noTokens')}</p>
          : <ul className={classes.tokens}>{list.map((token) => <Row key={token.id} token={token} chosen={chosen.includes(token.id)} onChoose={choose} />)}</ul>}
      </Loads>
      <ConfirmDialog opened={asking} title={t('applications.revoke', { count: inForce.length })} text={t('applications.revokeText')} action={t('applications.revoke', { count: inForce.length })}
        onConfirm={revoke} onClose={() => setAsking(false)} />
    </Card>
  );
}

function Row({ token, chosen, onChoose }: { token: Token; chosen: boolean; onChoose: (id: string, on: boolean) => void }) {
  const { t } = useTranslation();
  const whose = token.user_id === null ? t('applications.ofItself') : (token.display_name ?? token.user_id);
  const kind = i18next.exists(`applications.tokenKind.${token.kind}`) ? t(`applications.tokenKind.${token.kind}`) : token.kind;
  return (
    <li>
      <Checkbox checked={chosen} onChange={(event) => onChoose(token.id, event.currentTarget.checked)} aria-label={t('applications.chooseToken', { name: whose })} />
      <div className={classes.words}>
        <strong translate={token.user_id === null ? undefined : 'no'}>{whose}</strong>
        <span className={classes.details}>
          <span>{t('applications.issued')} <Time at={token.created_at} /></span><span aria-hidden>·</span>
          <span>{token.last_used_at === null ? t('applications.neverUsed') : <>{t('applications.lastUsed')} <Time at={token.last_used_at} /></>}</span><span aria-hidden>·</span>
          <span>{t('applications.ends')} <Time at={token.expires_at} /></span>
        </span>
      </div>
      <Badge>{kind}</Badge>
    </li>
  );
}
