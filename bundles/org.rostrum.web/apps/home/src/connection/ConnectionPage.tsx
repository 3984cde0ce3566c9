// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Loader, Stack, Text, ThemeIcon } from '@mantine/core';
import { ErrorState, Panel, useTitle } from '@rostrum/kit';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useConnectionTest } from './useConnectionTest';
import { verdictOf, WAYS, type Outcome, type Verdict, type Way } from './verdict';

const COLOURS: Readonly<Record<Verdict, string>> = { good: 'green', slow: 'yellow', tcpOnly: 'yellow', relayOnly: 'yellow', noMedia: 'red', noSignal: 'red' };

/** Which ways to this server work from here, in words that one can pass on. */
export default function ConnectionPage() {
  const { t } = useTranslation();
  const { outcomes, done, error, again } = useConnectionTest();
  useTitle(t('connection.title'));
  if (error) return <ErrorState title={t('connection.failed')} error={error} onRetry={again} />;
  const verdict = verdictOf(outcomes);
  return (
    <Panel narrow>
      <Stack gap="md" data-testid="connection" data-verdict={done ? verdict : 'testing'}>
        <h1>{t('connection.title')}</h1>
        <div role="status">
          {done ? (
            <Alert color={COLOURS[verdict]} title={t(`connection.verdict.${verdict}`)}>{t(`connection.advice.${verdict}`)}</Alert>
          ) : (
            <Text>{t('connection.testing')}</Text>
          )}
        </div>
        {WAYS.map((way) => <WayRow key={way} way={way} outcome={outcomes[way]} />)}
        <Group>
          <Button variant="default" onClick={again} disabled={!done}>{t('connection.again')}</Button>
        </Group>
      </Stack>
    </Panel>
  );
}

function WayRow({ way, outcome }: { way: Way; outcome: Outcome | undefined }) {
  const { t } = useTranslation();
  const state = !outcome ? 'testing' : outcome.ok ? 'works' : 'blocked';
  return (
    <Group wrap="nowrap" data-testid={`way-${way}`} data-state={state}>
      {!outcome ? (
        <Loader size={22} aria-hidden />
      ) : (
        <ThemeIcon size={22} radius="xl" color={outcome.ok ? 'green' : 'gray'} aria-hidden>
          {outcome.ok ? <IconCheck size={14} /> : <IconX size={14} />}
        </ThemeIcon>
      )}
      <div>
        <Text fw={600}>{t(`connection.way.${way}`)}</Text>
        <Text size="sm">
          {outcome?.ok && outcome.roundTrip !== null
            ? t('connection.state.worksIn', { time: outcome.roundTrip })
            : t(`connection.state.${state}`)}
        </Text>
      </div>
    </Group>
  );
}
