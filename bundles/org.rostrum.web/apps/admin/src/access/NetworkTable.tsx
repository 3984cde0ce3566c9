// SPDX-License-Identifier: Apache-2.0
import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { Badge, FormFailure } from '@rostrum/kit';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Network } from '../api/contract';
import classes from './Access.module.css';
import { bitsOf, checkNetwork, covers, maskOf, shortAddress } from './network';

interface Props {
  networks: readonly Network[];
  yourAddress: string;
  disabled: boolean;
  error: string | null;
  onChange: (networks: readonly Network[]) => void;
}

const textOf = ({ address, prefix }: Network) => `${shortAddress(address)}/${prefix}`;

/** The list of networks: add, change, remove (20/SEC-9). */
export function NetworkTable({ networks, yourAddress, disabled, error, onChange }: Props) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<number | null>(null);
  const save = (at: number, network: Network) => {
    onChange(at === networks.length ? [...networks, network] : networks.map((old, index) => (index === at ? network : old)));
    setEditing(null);
  };
  return (
    <div className={classes.networks} data-wide>
      <FormFailure text={error} />
      <ul className={classes.list} aria-label={t('access.networks')}>
        {networks.map((network, index) => (index === editing ? (
          <li key={textOf(network)}><Edit network={network} onSave={(changed) => save(index, changed)} onCancel={() => setEditing(null)} /></li>
        ) : (
          <li key={textOf(network)} className={classes.row}>
            <span className={classes.network} translate="no">{textOf(network)}</span>
            {bitsOf(network.address)?.length === 32 && <span className={classes.mask} translate="no">{maskOf(network.prefix)}</span>}
            {covers(network, yourAddress) && <Badge tone="success">{t('access.includesYou')}</Badge>}
            <span className={classes.tools}>
              <ActionIcon variant="subtle" color="gray" disabled={disabled} aria-label={t('access.change', { network: textOf(network) })} onClick={() => setEditing(index)}><IconPencil size={18} /></ActionIcon>
              <ActionIcon variant="subtle" color="gray" disabled={disabled} aria-label={t('access.remove', { network: textOf(network) })} onClick={() => onChange(networks.filter((_, other) => other !== index))}><IconTrash size={18} /></ActionIcon>
            </span>
          </li>
        )))}
      </ul>
      {editing === networks.length
        ? <Edit network={{ address: '', prefix: 32 }} onSave={(network) => save(networks.length, network)} onCancel={() => setEditing(null)} />
        : <Button variant="default" disabled={disabled} leftSection={<IconPlus size={18} />} onClick={() => setEditing(networks.length)}>{t('access.add')}</Button>}
    </div>
  );
}

function Edit({ network, onSave, onCancel }: { network: Network; onSave: (network: Network) => void; onCancel: () => void }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(shortAddress(network.address));
  const [prefix, setPrefix] = useState(network.prefix);
  const [wrong, setWrong] = useState<ReturnType<typeof checkNetwork>>(null);
  const six = bitsOf(address.trim())?.length === 128;
  const lengths = Array.from({ length: six ? 129 : 33 }, (_, index) => (six ? 128 : 32) - index);
  const chosen = Math.min(prefix, six ? 128 : 32);
  const save = () => {
    const found = checkNetwork(address, chosen);
    if (found) setWrong(found);
    else onSave({ address: address.trim(), prefix: chosen });
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    save();
  };
  return (
    <div className={classes.edit} role="group" aria-label={t('access.network')}>
      <TextInput
        label={t('access.address')}
        value={address}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setWrong(null);
        }}
        onKeyDown={byKey}
        error={wrong && t(`access.wrong.${wrong}`)}
        errorProps={{ role: 'alert' }}
        autoFocus
        autoComplete="off"
        spellCheck={false}
      />
      <NativeSelect
        label={t('access.mask')}
        value={String(chosen)}
        onChange={(event) => setPrefix(Number(event.currentTarget.value))}
        data={lengths.map((length) => ({ value: String(length), label: six ? String(length) : `${length} - ${maskOf(length)}` }))}
        translate="no"
      />
      <div className={classes.editTools}>
        <Button size="sm" onClick={save}>{t('access.done')}</Button>
        <Button size="sm" variant="default" onClick={onCancel}>{t('kit.cancel')}</Button>
      </div>
    </div>
  );
}
