// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.turn.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** First and last port of relays. */
record PortRange(int first, int last) {

    static final PortRange STANDARD = new PortRange(53_001, 56_000);

    private static final Logger logger = LoggerFactory.getLogger(PortRange.class);
    private static final Pattern TEXT = Pattern.compile("\\s*([0-9]{1,5})\\s*-\\s*([0-9]{1,5})\\s*");

    /** What is no range is told, and the standard one is taken. */
    static PortRange of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            int last = Integer.parseInt(matcher.group(2));
            if (first >= 1_024 && first <= last && last <= 65_535) {
                return new PortRange(first, last);
            }
        }
        logger.error("relayPorts = {}: a range such as 53001-56000 is expected, which is taken", text);
        return STANDARD;
    }

    int size() {
        return last - first + 1;
    }
}
