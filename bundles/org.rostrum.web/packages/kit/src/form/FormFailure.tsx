// SPDX-License-Identifier: Apache-2.0
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

/** What stopped a form as a whole; nothing where `text` is null. */
export function FormFailure({ text }: { text: string | null }) {
  if (text === null) return null;
  return (
    <Alert color="live" variant="light" icon={<IconAlertTriangle size={18} />} role="alert">
      {text}
    </Alert>
  );
}
