// SPDX-License-Identifier: Apache-2.0
import { Alert, Button } from '@mantine/core';
import type { CaptureKind } from '@rostrum/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';
import { useStore } from '../../common/useStore';

/** What is wrong with the devices, and what to do; nothing while all is well. */
export function DeviceProblems() {
  return (
    <>
      <DeviceProblem kind="microphone" />
      <DeviceProblem kind="camera" />
    </>
  );
}

function DeviceProblem({ kind }: { kind: CaptureKind }) {
  const { t } = useTranslation();
  const { room } = useRoom();
  const problem = useStore(room.local.state, (state) => state[kind].problem);
  if (!problem) return null;
  return (
    <Alert color="warning" variant="light" icon={<IconAlertTriangle size={18} />} role="alert">
      {t(`device.problem.${kind}.${problem}`)}{' '}
      {problem !== 'insecure' && (
        <Button variant="subtle" color="warning" size="compact-sm" onClick={() => void room.setOn(kind, true)}>
          {t('device.retry')}
        </Button>
      )}
    </Alert>
  );
}
