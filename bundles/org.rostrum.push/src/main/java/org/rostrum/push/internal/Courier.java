// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.util.concurrent.CompletionStage;

/** Takes one message to its push service, once. */
interface Courier {

    /** Never fails: what goes wrong is a verdict. May block on the calling thread while the name of the host is looked up. */
    CompletionStage<Verdict> send(Message message);
}
