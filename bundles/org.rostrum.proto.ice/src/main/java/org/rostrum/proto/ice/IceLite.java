// SPDX-License-Identifier: Apache-2.0
package org.rostrum.proto.ice;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.rostrum.proto.ice.internal.Path;
import org.rostrum.proto.stun.StunAttribute;
import org.rostrum.proto.stun.StunClass;
import org.rostrum.proto.stun.StunError;
import org.rostrum.proto.stun.StunKeys;
import org.rostrum.proto.stun.StunMessage;
import org.rostrum.proto.stun.StunMethod;
import org.rostrum.proto.stun.StunWriter;

/**
 * The lite agent of one transport: answers checks, follows the peer's nominations, watches consent, lives through restarts.
 * Confined to one thread; time is the caller's monotonic nanoseconds. See the package for the order of calls.
 *
 * @see "RFC 8445 sections 2.5, 7.3, 9; RFC 7675"
 */
public final class IceLite {

    /** Without a valid check for this long the peer is gone, and an address is given up (RFC 7675 section 5.1). */
    public static final Duration CONSENT = Duration.ofSeconds(30);

    /** Addresses of one peer that are kept; the longest unused goes first. */
    static final int MAX_PATHS = 16;

    /**
     * A nomination of lower priority wins only when the higher path was not nominated for this long: an aggressive peer nominates
     * all paths within its first second (RFC 5245 section 8.1.1.2), a peer that moves to another network repeats itself.
     */
    private static final long NOMINATION_HOLD_NS = Duration.ofSeconds(1).toNanos();

    private static final int[] KNOWN = {
        StunAttribute.USERNAME, StunAttribute.MESSAGE_INTEGRITY, StunAttribute.PRIORITY, StunAttribute.USE_CANDIDATE,
        StunAttribute.MESSAGE_INTEGRITY_SHA256, StunAttribute.REALM, StunAttribute.NONCE
    };

    private final Map<PeerAddress, Path> paths = new LinkedHashMap<>();
    private final Queue<Transmit> transmits = new ArrayDeque<>();
    private final Queue<IceEvent> events = new ArrayDeque<>();
    private IceCredentials current;
    private @Nullable IceCredentials next;
    private IceState state = IceState.WAITING;
    private @Nullable Path selected;
    private boolean nominated;
    private long lastCheckNs;

    /** An agent that waits for its first check until {@code nowNs} + {@link #CONSENT}. */
    public IceLite(IceCredentials local, long nowNs) {
        this.current = local;
        this.lastCheckNs = nowNs;
    }

    /** What our description says: after {@link #restart} the new credentials. */
    public IceCredentials local() {
        return next != null ? next : current;
    }

    public IceState state() {
        return state;
    }

    /** Where to send; null before the first valid check. */
    public @Nullable PeerAddress selected() {
        return selected == null ? null : selected.address;
    }

    /**
     * Begins a restart: both generations are answered until the peer nominates under the new one (RFC 8445 section 9). A restart
     * within a restart replaces the pending generation.
     */
    public void restart(IceCredentials fresh) {
        if (next != null) {
            events.add(new IceEvent.Retired(next));
        }
        next = fresh;
    }

    /** A datagram whose first octet says STUN; anything else is ignored. */
    public void handlePacket(byte[] buffer, int offset, int length, PeerAddress from, long nowNs) {
        StunMessage message = StunMessage.parse(buffer, offset, length);
        if (message != null) {
            handleMessage(message, from, nowNs);
        }
    }

    /** As {@link #handlePacket} for an owner that had to read the message to find this agent. */
    public void handleMessage(StunMessage message, PeerAddress from, long nowNs) {
        // RFC 8445 section 7.1.1 demands the fingerprint; responses and indications need no answer from a lite agent
        if (state == IceState.FAILED || message.type() != StunClass.REQUEST || message.method() != StunMethod.BINDING
                || !message.hasFingerprint()) {
            return;
        }
        String username = message.username();
        if (username == null || !message.has(StunAttribute.MESSAGE_INTEGRITY)) {
            refuseStranger(message, from, StunError.BAD_REQUEST);
            return;
        }
        IceCredentials ours = credentials(username);
        if (ours == null || !message.verifyIntegrity(StunKeys.shortTerm(ours.password()))) {
            refuseStranger(message, from, StunError.UNAUTHENTICATED);
            return;
        }
        handleCheck(message, ours, from, nowNs);
    }

    /** The generation that a user name belongs to; null if it is not ours. */
    private @Nullable IceCredentials credentials(String username) {
        if (matches(current, username)) {
            return current;
        }
        return next != null && matches(next, username) ? next : null;
    }

    /** RFC 8445 section 7.3: the part before the colon is ours, the rest is the peer's business. */
    private static boolean matches(IceCredentials local, String username) {
        int length = local.ufrag().length();
        return username.length() > length && username.charAt(length) == ':' && username.startsWith(local.ufrag());
    }

    private void handleCheck(StunMessage message, IceCredentials ours, PeerAddress from, long nowNs) {
        int[] unknown = message.unknownRequired(KNOWN);
        if (unknown.length > 0) {
            StunWriter answer = StunWriter.answer(message, StunClass.ERROR).error(StunError.UNKNOWN_ATTRIBUTE);
            send(answer.unknownAttributes(unknown), ours, from, true);
        } else if (message.priority().isEmpty()) {
            send(StunWriter.answer(message, StunClass.ERROR).error(StunError.BAD_REQUEST), ours, from, true);
        } else if (message.has(StunAttribute.ICE_CONTROLLED)) {
            // RFC 8445 section 6.1.1: beside a lite agent the full one controls; it must switch
            send(StunWriter.answer(message, StunClass.ERROR).error(StunError.ROLE_CONFLICT), ours, from, true);
        } else {
            send(StunWriter.answer(message, StunClass.SUCCESS).xorMappedAddress(from.address()), ours, from, false);
            validCheck(message, ours, from, nowNs);
        }
    }

    /** RFC 8489 section 9.1.3: no integrity, since there is no common key; and never more octets than came in. */
    private void refuseStranger(StunMessage message, PeerAddress from, StunError error) {
        byte[] answer = StunWriter.answer(message, StunClass.ERROR).error(error).fingerprint().toBytes();
        if (answer.length <= message.length()) {
            transmits.add(new Transmit(answer, from, true));
        }
    }

    private void send(StunWriter answer, IceCredentials ours, PeerAddress to, boolean error) {
        byte[] bytes = answer.integrity(StunKeys.shortTerm(ours.password())).fingerprint().toBytes();
        transmits.add(new Transmit(bytes, to, error));
    }

    private void validCheck(StunMessage message, IceCredentials ours, PeerAddress from, long nowNs) {
        lastCheckNs = nowNs;
        if (state == IceState.WAITING) {
            state = IceState.CHECKED;
        }
        Path path = path(from);
        path.priority = message.priority().orElseThrow();
        path.checkedNs = nowNs;
        if (message.useCandidate()) {
            nominate(path, completeRestart(ours), nowNs);
        } else if (selected == null) {
            select(path);
        }
    }

    private Path path(PeerAddress from) {
        Path known = paths.get(from);
        if (known != null) {
            return known;
        }
        if (paths.size() == MAX_PATHS) {
            paths.values().stream().filter(path -> path != selected).min(Comparator.comparingLong(path -> path.checkedNs))
                    .ifPresent(this::remove);
        }
        Path path = new Path(from);
        paths.put(from, path);
        events.add(new IceEvent.AddressAdded(from));
        return path;
    }

    /** Whether {@code ours} is the new generation, which is the current one from here on. */
    private boolean completeRestart(IceCredentials ours) {
        if (ours != next) {
            return false;
        }
        events.add(new IceEvent.Retired(current));
        current = next;
        next = null;
        return true;
    }

    private void nominate(Path path, boolean restarted, long nowNs) {
        Path old = selected;
        boolean held = nominated && !restarted && old != null && old != path && path.priority < old.priority
                && nowNs - old.nominatedNs < NOMINATION_HOLD_NS;
        path.nominatedNs = nowNs;
        nominated = true;
        state = IceState.NOMINATED;
        if (!held) {
            select(path);
        }
    }

    private void select(Path path) {
        if (path != selected) {
            selected = path;
            events.add(new IceEvent.Selected(path.address));
        }
    }

    private void remove(Path path) {
        paths.remove(path.address);
        events.add(new IceEvent.AddressRemoved(path.address));
    }

    /** Gives up silent addresses and, when all are silent, the peer. */
    public void handleTimeout(long nowNs) {
        if (state == IceState.FAILED) {
            return;
        }
        if (expired(lastCheckNs, nowNs)) {
            fail();
            return;
        }
        for (Path path : paths.values().toArray(new Path[0])) {
            if (expired(path.checkedNs, nowNs)) {
                remove(path);
            }
        }
        if (selected != null && !paths.containsValue(selected)) {
            nominated = false;
            paths.values().stream().max(Comparator.comparingLong(path -> path.checkedNs)).ifPresent(this::select);
        }
    }

    /** The stream of this address has closed: nothing comes from there any more. */
    public void handleClosed(PeerAddress address) {
        Path path = paths.get(address);
        if (path == null) {
            return;
        }
        remove(path);
        if (path == selected) {
            selected = null;
            nominated = false;
            paths.values().stream().max(Comparator.comparingLong(other -> other.checkedNs)).ifPresent(this::select);
        }
    }

    private void fail() {
        IceFailure reason = state == IceState.WAITING ? IceFailure.NEVER_CHECKED : IceFailure.CONSENT_LOST;
        paths.values().forEach(path -> events.add(new IceEvent.AddressRemoved(path.address)));
        paths.clear();
        state = IceState.FAILED;
        events.add(new IceEvent.Failed(reason));
    }

    private static boolean expired(long sinceNs, long nowNs) {
        return nowNs - sinceNs >= CONSENT.toNanos();
    }

    /** Bytes to send; null when there are none. */
    public @Nullable Transmit pollTransmit() {
        return transmits.poll();
    }

    /** News; null when there are none. */
    public @Nullable IceEvent pollEvent() {
        return events.poll();
    }

    /** When {@link #handleTimeout} is due next; {@code Long.MAX_VALUE} when never. */
    public long nextDeadlineNs() {
        if (state == IceState.FAILED) {
            return Long.MAX_VALUE;
        }
        // Asked on every tick of every transport: a loop, because a stream would be garbage each time
        long oldest = Long.MAX_VALUE;
        for (Path path : paths.values()) {
            oldest = Math.min(oldest, path.checkedNs);
        }
        return (paths.isEmpty() ? lastCheckNs : oldest) + CONSENT.toNanos();
    }
}
