// SPDX-License-Identifier: Apache-2.0
package org.rostrum.call.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rostrum.call.CallNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who tell of calls outside of pages. Thread-safe. */
final class Notices implements CallNotice {

    private static final Logger logger = LoggerFactory.getLogger(Notices.class);

    private final List<CallNotice> all = new CopyOnWriteArrayList<>();

    void add(CallNotice notice) {
        all.add(notice);
    }

    void remove(CallNotice notice) {
        all.remove(notice);
    }

    @Override
    public boolean ringing(Ring ring) {
        boolean reached = false;
        for (CallNotice notice : all) {
            try {
                reached |= notice.ringing(ring);
            } catch (RuntimeException e) {
                logger.error("a call could not be told of", e);
            }
        }
        return reached;
    }

    @Override
    public void over(Ring ring, Outcome outcome) {
        for (CallNotice notice : all) {
            try {
                notice.over(ring, outcome);
            } catch (RuntimeException e) {
                logger.error("the end of a call could not be told of", e);
            }
        }
    }
}
