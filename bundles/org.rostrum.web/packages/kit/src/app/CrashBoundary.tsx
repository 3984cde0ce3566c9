// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import i18next from 'i18next';
import { Component, type ReactNode } from 'react';
import { StateMessage } from '../state/StateMessage';

/** Shows a designed page instead of a white one where a page of ours throws. */
export class CrashBoundary extends Component<{ children: ReactNode }, { crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    if (!this.state.crashed) return this.props.children;
    return (
      <StateMessage
        kind="error"
        title={i18next.t('kit.crashTitle')}
        text={i18next.t('kit.crashText')}
        action={<Button onClick={() => location.reload()}>{i18next.t('kit.reload')}</Button>}
      />
    );
  }
}
