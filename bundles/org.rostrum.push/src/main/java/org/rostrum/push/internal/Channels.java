// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.base.id.AccountKey;
import org.rostrum.push.PushChannel;
import org.rostrum.push.PushNotice;
import org.rostrum.push.PushService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All channels that are there; one that fails does not stop the others. Thread-safe. */
@Component(service = PushService.class)
public final class Channels implements PushService {

    private static final Logger logger = LoggerFactory.getLogger(Channels.class);

    private final List<PushChannel> channels = new CopyOnWriteArrayList<>();

    @Activate
    public Channels() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(PushChannel channel) {
        channels.add(channel);
    }

    void removeChannel(PushChannel channel) {
        channels.remove(channel);
    }

    @Override
    public boolean reaches(AccountKey account) {
        for (PushChannel channel : channels) {
            try {
                if (channel.reaches(account)) {
                    return true;
                }
            } catch (RuntimeException e) {
                logger.warn("a push channel failed", e);
            }
        }
        return false;
    }

    @Override
    public void notify(AccountKey account, PushNotice notice) {
        for (PushChannel channel : channels) {
            try {
                channel.deliver(account, notice);
            } catch (RuntimeException e) {
                logger.warn("a push channel failed", e);
            }
        }
    }
}
