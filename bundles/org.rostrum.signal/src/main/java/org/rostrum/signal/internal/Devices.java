// SPDX-License-Identifier: Apache-2.0
package org.rostrum.signal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.SerialExecutor;
import org.rostrum.edge.AccountDeviceListener;
import org.rostrum.edge.AccountDevices;
import org.rostrum.edge.SignalConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Greeted connections by account. Listeners are told in order, off all locks. Thread-safe. */
final class Devices implements AccountDevices {

    private static final Logger logger = LoggerFactory.getLogger(Devices.class);

    /** News that may wait; more means that a listener hangs. */
    private static final int WAITING = 100_000;

    private final Map<AccountKey, Set<Connection>> byAccount = new ConcurrentHashMap<>();
    private final Set<AccountDeviceListener> listeners = new CopyOnWriteArraySet<>();
    private final Executor teller;

    Devices(Executor pool) {
        this.teller = new SerialExecutor(pool, WAITING);
    }

    @Override
    public List<SignalConnection> of(AccountKey account) {
        Set<Connection> devices = byAccount.get(account);
        return devices == null ? List.of() : new ArrayList<>(devices);
    }

    @Override
    public void tell(AccountKey account, String type, JsonNode body) {
        of(account).forEach(device -> device.send(type, body));
    }

    void add(Connection connection) {
        connection.account().ifPresent(account -> byAccount.compute(account, (key, devices) -> {
            Set<Connection> all = devices == null ? ConcurrentHashMap.newKeySet() : devices;
            if (all.isEmpty()) {
                later(() -> guarded(listener -> listener.online(account)));
            }
            all.add(connection);
            return all;
        }));
    }

    void remove(Connection connection) {
        connection.account().ifPresent(account -> byAccount.computeIfPresent(account, (key, devices) -> {
            if (devices.remove(connection) && devices.isEmpty()) {
                later(() -> guarded(listener -> listener.offline(account)));
            }
            return devices.isEmpty() ? null : devices;
        }));
    }

    /** A listener that comes later learns who is there. */
    void listen(AccountDeviceListener listener) {
        listeners.add(listener);
        later(() -> byAccount.keySet().forEach(account -> guarded(listener, l -> l.online(account))));
    }

    void forget(AccountDeviceListener listener) {
        listeners.remove(listener);
    }

    private void later(Runnable news) {
        try {
            teller.execute(news);
        } catch (RejectedExecutionException e) {
            logger.warn("listeners of devices missed something: {}", e.getMessage());
        }
    }

    private void guarded(Consumer<AccountDeviceListener> call) {
        listeners.forEach(listener -> guarded(listener, call));
    }

    private static void guarded(AccountDeviceListener listener, Consumer<AccountDeviceListener> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException e) {
            logger.error("a listener of devices failed", e);
        }
    }
}
