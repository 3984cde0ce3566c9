// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { audioContext } from '@rostrum/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '../../app/context';

const NOTES = [523.25, 659.25, 783.99];
const NOTE_SECONDS = 0.22;

/** Plays three soft notes on the chosen loudspeaker. */
export function SpeakerTest() {
  const { t } = useTranslation();
  const { room } = useRoom();
  const [playing, setPlaying] = useState(false);
  const play = async (): Promise<void> => {
    setPlaying(true);
    await chime(room.local.state.get().speaker).catch(() => undefined);
    setPlaying(false);
  };
  return (
    <Button variant="subtle" size="compact-sm" loading={playing} leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => void play()}>
      {t(playing ? 'prejoin.speakerPlaying' : 'prejoin.speakerTest')}
    </Button>
  );
}

async function chime(speaker: string | null): Promise<void> {
  const context = audioContext();
  const output = context.createMediaStreamDestination();
  const element = new Audio() as HTMLAudioElement & { setSinkId?: (id: string) => Promise<void> };
  element.srcObject = output.stream;
  await element.setSinkId?.(speaker ?? '').catch(() => undefined);
  await element.play();
  NOTES.forEach((frequency, index) => note(context, output, frequency, context.currentTime + index * NOTE_SECONDS));
  await new Promise((resolve) => setTimeout(resolve, (NOTES.length + 2) * NOTE_SECONDS * 1000));
  element.pause();
}

function note(context: AudioContext, output: AudioNode, frequency: number, at: number): void {
  const oscillator = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.2, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS * 2);
  oscillator.connect(volume).connect(output);
  oscillator.start(at);
  oscillator.stop(at + NOTE_SECONDS * 2);
}
