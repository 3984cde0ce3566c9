// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

/** A port that is open beside the one whose place it may take. */
interface PortSwap {

    int number();

    /** It takes the place; the old one accepts nobody any more, its connections live on. */
    void commit();

    /** It is closed, as if it had not been. */
    void abort();
}
