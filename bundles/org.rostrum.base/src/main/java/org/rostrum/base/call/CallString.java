// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.call;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.ConferenceId;

/**
 * Whom or what to call, understood (80/UCS-2). {@link #text} writes it in one canonical form that parses to an equal value;
 * {@link #toString} masks what is secret, so that logs and reports may show it (80/UCS-16, UCS-24). Hosts are without square
 * brackets, names in lower case; ports are 1 to 65535. Immutable.
 */
public sealed interface CallString {

    /** The canonical form, secrets included: for storing and dialling. */
    String text();

    /** Without digits to dial after connection: what call history and aliases compare (80/UCS-24). */
    default CallString withoutPostDial() {
        return this;
    }

    /** Reads any call string; never throws. Blanks around it do not count. */
    static Parsed parse(String typed) {
        return CallStringParser.parse(typed);
    }

    /**
     * Reads a call string of a request.
     *
     * @param location field of the request
     * @throws RostrumException {@link CallStringError#INVALID} with the part at fault in its message (80/UCS-4)
     */
    static CallString require(String typed, String location) {
        Parsed parsed = parse(typed);
        if (parsed instanceof Parsed.Understood understood) {
            return understood.call();
        }
        Parsed.Refused refused = (Parsed.Refused) parsed;
        throw new RostrumException(CallStringError.INVALID,
                "invalid call string, " + refused.fault().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + refused.part(), location);
    }

    /** What reading gave. */
    sealed interface Parsed {

        /** It has one of the forms. */
        record Understood(CallString call) implements Parsed {}

        /**
         * It has none; nothing may be dialled.
         *
         * @param part the piece of the text at fault, shortened: for who typed it, not for logs
         */
        record Refused(Fault fault, String part) implements Parsed {}
    }

    /** What is wrong with a text. */
    enum Fault {
        EMPTY,
        TOO_LONG,
        UNKNOWN_FORM,
        NAME,
        SERVER,
        CONFERENCE_ID,
        SIP_USER,
        NUMBER,
        H323_ID,
        PORT,
        TRANSPORT,
        POST_DIAL,
        ADDRESS,
        MAIL
    }

    /** Transports of SIP (80/UCS-8). */
    enum Transport {
        UDP,
        TCP,
        TLS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A login, an alias or a group-call ID: one namespace (00/R-48).
     *
     * @param server null: this one
     */
    record Person(String name, @Nullable String server) implements CallString {
        @Override
        public String text() {
            return server == null ? name : name + "@" + CallHosts.written(server);
        }

        /** Null server if it is this one after all. */
        public Person seenFrom(Predicate<String> isThisServer) {
            return server != null && isThisServer.test(server) ? new Person(name, null) : this;
        }
    }

    /**
     * A conference by its CID, or by the address of its page (80/UCS-5).
     *
     * @param server null: this one
     */
    record Conference(ConferenceId id, @Nullable String server) implements CallString {
        @Override
        public String text() {
            return "\\c\\" + id + (server == null ? "" : "@" + CallHosts.written(server) + "#vcs");
        }

        /** Null server if it is this one after all. */
        public Conference seenFrom(Predicate<String> isThisServer) {
            return server != null && isThisServer.test(server) ? new Conference(id, null) : this;
        }
    }

    /**
     * A SIP user or device. Without address the default trunk decides, and there is a user (80/UCS-10).
     *
     * @param user null: the device at the address
     */
    record Sip(@Nullable String user, @Nullable SipAddress address, PostDial postDial) implements CallString {
        @Override
        public String text() {
            return "#sip:" + (user == null ? "" : user) + (address == null ? "" : "@" + address) + postDial.text();
        }

        @Override
        public Sip withoutPostDial() {
            return new Sip(user, address, PostDial.NONE);
        }

        @Override
        public String toString() {
            return withoutPostDial().text() + postDial;
        }
    }

    /** Where a SIP party is. */
    record SipAddress(String host, int port, Transport transport) {

        /** Port where none is written. */
        public static final int PORT = 5060;

        @Override
        public String toString() {
            return CallHosts.written(host, port, PORT) + (transport == Transport.UDP ? "" : ";transport=" + transport.word());
        }
    }

    /** A phone number: digits, {@code * #}, perhaps a leading plus. The rule "default VoIP server" decides where (80/UCS-9). */
    record Tel(String number, PostDial postDial) implements CallString {
        @Override
        public String text() {
            return "#tel:" + number + postDial.text();
        }

        @Override
        public Tel withoutPostDial() {
            return new Tel(number, PostDial.NONE);
        }

        @Override
        public String toString() {
            return withoutPostDial().text() + postDial;
        }
    }

    /**
     * An H.323 device or user. Without address the default gatekeeper decides, and there is an ID (80/UCS-14).
     *
     * @param id   null: the device at the address
     * @param e164 whether the ID is a number
     */
    record H323(@Nullable String id, boolean e164, @Nullable H323Address address, PostDial postDial) implements CallString {
        @Override
        public String text() {
            return "#h323:" + (e164 ? "\\e\\" : "") + (id == null ? "" : id) + (address == null ? "" : "@" + address) + postDial.text();
        }

        @Override
        public H323 withoutPostDial() {
            return new H323(id, e164, address, PostDial.NONE);
        }

        @Override
        public String toString() {
            return withoutPostDial().text() + postDial;
        }
    }

    /** Where an H.323 party is: an IP address (80 §3). */
    record H323Address(String host, int port) {

        /** Port where none is written. */
        public static final int PORT = 1720;

        @Override
        public String toString() {
            return CallHosts.written(host, port, PORT);
        }
    }

    /**
     * An RTSP source; its address is kept byte for byte (80/UCS-15).
     *
     * @param user null: none
     * @param path with query; starts with a slash or is empty
     */
    record Rtsp(String url, @Nullable String user, String host, int port, String path) implements CallString {

        /** Port where none is written. */
        public static final int PORT = 554;

        private static final String PATH = "/c/";

        @Override
        public String text() {
            return url;
        }

        /** The conference whose broadcast this is, if its server is the one named (80/UCS-17). */
        public Optional<ConferenceId> broadcast() {
            String tail = path.startsWith(PATH) ? path.substring(PATH.length()) : "";
            return ConferenceId.tryParse(tail.endsWith("/") ? tail.substring(0, tail.length() - 1) : tail);
        }

        @Override
        public String toString() {
            return user == null ? url : "rtsp://***@" + url.substring(url.lastIndexOf('@', url.length() - path.length()) + 1);
        }
    }

    /** A person known by e-mail only (80/UCS-18). */
    record Mail(String address) implements CallString {
        @Override
        public String text() {
            return "#mailto:" + address;
        }
    }
}
