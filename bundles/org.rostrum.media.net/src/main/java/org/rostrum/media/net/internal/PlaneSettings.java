// SPDX-License-Identifier: Apache-2.0
package org.rostrum.media.net.internal;

import java.util.Arrays;
import java.util.List;

/**
 * The settings, read.
 *
 * @param nativeSockets whether epoll may be used where it is there
 */
record PlaneSettings(
        int port, int workers, String publicAddress, List<String> addresses, boolean announceLoopback,
        int receiveBufferBytes, int sendBufferBytes, boolean nativeSockets) {

    static PlaneSettings of(MediaNetConfig config) {
        List<String> addresses = Arrays.stream(config.addresses()).map(String::strip).filter(text -> !text.isEmpty()).toList();
        return new PlaneSettings(config.port(), Math.max(1, config.workers()), config.publicAddress().strip(), addresses,
                config.announceLoopback(), config.receiveBufferBytes(), config.sendBufferBytes(), true);
    }
}
