// SPDX-License-Identifier: Apache-2.0
import type { Ask, Participant, Requests } from '../signal/messages';

type Change = Requests['self.update'];
type Switch = 'microphone' | 'camera' | 'content';

const SWITCHES: readonly Switch[] = ['microphone', 'camera', 'content'];

/** Tells the server what the own switches are; what could not be told in a gap is told after it. */
export class SelfState {
  private untold: Change = {};

  constructor(private readonly ask: Ask) {}

  tell(change: Change): void {
    this.untold = { ...this.untold, ...change };
    this.flush();
  }

  /**
   * After a gap: tells what was changed here meanwhile. Returns the switches that the server has closed although they are open
   * here, because a moderator did so meanwhile; the caller closes them.
   */
  resumed(own: Participant, here: Readonly<Record<Switch, boolean>>): Switch[] {
    const closedThere = SWITCHES.filter((each) => here[each] && !own[each] && this.untold[each] === undefined);
    for (const each of SWITCHES) if (!here[each] && own[each]) this.untold[each] = false;
    this.flush();
    return closedThere;
  }

  private flush(): void {
    const change = this.untold;
    if (Object.keys(change).length === 0) return;
    this.untold = {};
    this.ask('self.update', change).catch(() => {
      this.untold = { ...change, ...this.untold };
    });
  }
}
