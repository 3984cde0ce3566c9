// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.rostrum.listener.internal.Addresses.Role;

/**
 * The open ports, each given to the web container as a connector. A port that another takes the place of accepts nobody any more, but
 * the connections that it has live on until they end by themselves. Thread-safe.
 */
final class Ports implements AutoCloseable {

    /** Port and what the web container has of it. */
    private record Open(BoundPort port, PortConnectorFactory factory, ServiceRegistration<?> registration) {}

    private final BundleContext context;
    private final Addresses addresses;
    private final AddressFile file;
    private final Executor executor;
    private final Map<Role, Open> open = new EnumMap<>(Role.class);
    private final List<Open> retired = new ArrayList<>();
    private boolean settled;

    Ports(BundleContext context, Addresses addresses, AddressFile file, Executor executor) {
        this.context = context;
        this.addresses = addresses;
        this.file = file;
        this.executor = executor;
    }

    /** A port beside the one that has the role now. */
    private final class Swap implements PortSwap {
        private final Role role;
        private final Open fresh;

        private Swap(Role role, Open fresh) {
            this.role = role;
            this.fresh = fresh;
        }

        @Override
        public int number() {
            return fresh.port.number();
        }

        @Override
        public void commit() {
            synchronized (Ports.this) {
                Open old = open.put(role, fresh);
                addresses.set(role, number());
                if (old != null) {
                    retire(old);
                }
            }
            tell();
        }

        @Override
        public void abort() {
            end(fresh);
        }
    }

    /** Opens a port beside the one that has the role now. */
    PortSwap beside(Role role, BoundPort port, ConnectorParts parts) {
        return new Swap(role, register(role, port, parts));
    }

    /** Opens, closes or changes the port of a role to what {@code chosen} is. */
    void set(Role role, Optional<BoundPort> chosen, ConnectorParts parts) {
        if (chosen.isPresent()) {
            beside(role, chosen.get(), parts).commit();
        } else {
            close(role);
        }
    }

    /** Nobody has the role any more; connections live on. Its number is free when this returns. */
    void close(Role role) {
        synchronized (this) {
            Open old = open.remove(role);
            addresses.unset(role);
            if (old != null) {
                retire(old);
            }
        }
        tell();
    }

    Addresses addresses() {
        return addresses;
    }

    private Open register(Role role, BoundPort port, ConnectorParts parts) {
        PortConnectorFactory factory = new PortConnectorFactory(port, parts, role.streamsOnly(), this::tell);
        return new Open(port, factory, context.registerService(ConnectorFactory.class, factory, null));
    }

    private void retire(Open old) {
        retired.add(old);
        old.port.close();
        old.factory.retire(() -> executor.execute(() -> {
            synchronized (this) {
                retired.remove(old);
            }
            end(old);
        }));
    }

    private static void end(Open gone) {
        try {
            gone.registration.unregister();
        } catch (IllegalStateException e) {
            // the bundle has stopped, and its services with it
        }
        gone.port.close();
    }

    /** All roles have been given; from now on scripts may be told that there is no port. */
    synchronized void settle() {
        settled = true;
        if (isEmpty()) {
            file.write(List.of());
        } else {
            tell();
        }
    }

    /** Whether there is no port with pages: nobody gets in. */
    synchronized boolean isEmpty() {
        return open.keySet().stream().allMatch(Role::streamsOnly);
    }

    /** Tells scripts, once all ports are taken up by the web container. A port may be up before it has its role. */
    synchronized void tell() {
        boolean reachable = settled || !addresses.webAddresses().isEmpty();
        if (!open.isEmpty() && reachable && open.values().stream().allMatch(o -> o.factory.isUp())) {
            file.write(addresses.webAddresses());
        }
    }

    @Override
    public void close() {
        List<Open> all;
        synchronized (this) {
            all = new ArrayList<>(open.values());
            all.addAll(retired);
            open.clear();
            retired.clear();
        }
        all.forEach(Ports::end);
        // An empty file stays: a script that looks now still sees why the server ended
        if (!all.isEmpty()) {
            file.delete();
        }
    }
}
