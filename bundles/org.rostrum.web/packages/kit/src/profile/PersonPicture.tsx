// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { NameMark } from '../state/NameMark';
import classes from './Profile.module.css';

/** Where the page itself gets a picture: the server names it by its web address, which need not be the one that this page was opened by. */
export function pictureOf(avatar: string | null | undefined): string | null {
  if (!avatar) return null;
  const { pathname, search } = new URL(avatar, location.origin);
  return pathname + search;
}

/** Somebody's picture, or the mark of the name where there is none. Decoration beside the written name. */
export function PersonPicture({ name, avatar, size = 32 }: { name: string; avatar: string | null | undefined; size?: number }) {
  const [broken, setBroken] = useState<string | null>(null);
  const source = pictureOf(avatar);
  if (source === null || source === broken) return <NameMark name={name} size={size} />;
  return <img className={classes.picture} src={source} width={size} height={size} alt="" onError={() => setBroken(source)} />;
}
