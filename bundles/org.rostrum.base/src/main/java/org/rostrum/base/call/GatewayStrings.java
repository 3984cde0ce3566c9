// SPDX-License-Identifier: Apache-2.0
package org.rostrum.base.call;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rostrum.base.call.CallString.Fault;
import org.rostrum.base.call.CallString.H323;
import org.rostrum.base.call.CallString.H323Address;
import org.rostrum.base.call.CallString.Sip;
import org.rostrum.base.call.CallString.SipAddress;
import org.rostrum.base.call.CallString.Tel;
import org.rostrum.base.call.CallString.Transport;
import org.rostrum.base.call.CallStringParser.Misfit;

/** SIP, phone and H.323 forms behind their prefix. Pure functions. */
final class GatewayStrings {

    private static final String TRANSPORT = ";transport=";
    private static final String E164 = "\\e\\";

    /** The user part of RFC 3261 section 25.1, without the signs that start digits to dial later (80/UCS-20). */
    private static final Pattern USER = Pattern.compile("([A-Za-z0-9_.!~*'()&=+$?/-]|%[0-9A-Fa-f]{2}){1,128}");

    /** A phone number; what people write between the digits (RFC 3966 visual separators, blanks) is taken out before. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,64}");

    private static final Pattern SEPARATORS = Pattern.compile("[-.() ]");
    private static final Pattern DIALLED_DIGITS = Pattern.compile("[0-9*#]{1,128}");
    private static final Pattern H323_ID = Pattern.compile("[^@\\s\\p{Cntrl}:;,\\\\]{1,128}");

    private GatewayStrings() {}

    static CallString sip(String rest) {
        int at = at(rest);
        if (at < 0) {
            int end = tones(rest, 0);
            return new Sip(user(rest.substring(0, end)), null, postDial(rest.substring(end)));
        }
        String user = at == 0 ? null : user(rest.substring(0, at));
        int end = tones(rest, at);
        SipAddress address = sipAddress(rest.substring(at + 1, end));
        return new Sip(user, address, postDial(rest.substring(end)));
    }

    private static String user(String text) {
        CallStringParser.require(USER.matcher(text).matches(), Fault.SIP_USER, text);
        return text;
    }

    private static SipAddress sipAddress(String text) {
        int parameter = CallStringParser.lower(text).indexOf(TRANSPORT);
        String place = parameter < 0 ? text : text.substring(0, parameter);
        Transport transport = parameter < 0 ? Transport.UDP : transport(text.substring(parameter + TRANSPORT.length()));
        CallHosts.Place cut = place(place);
        return new SipAddress(CallStringParser.host(cut, CallHosts::host), CallStringParser.port(cut.port(), SipAddress.PORT), transport);
    }

    private static CallHosts.Place place(String text) {
        return CallHosts.split(text).orElseThrow(() -> new Misfit(Fault.SERVER, text));
    }

    private static Transport transport(String word) {
        return Arrays.stream(Transport.values())
                .filter(transport -> transport.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new Misfit(Fault.TRANSPORT, word));
    }

    static CallString tel(String rest) {
        int end = tones(rest, 0);
        String number = SEPARATORS.matcher(rest.substring(0, end)).replaceAll("");
        CallStringParser.require(NUMBER.matcher(number).matches(), Fault.NUMBER, rest.substring(0, end));
        return new Tel(number, postDial(rest.substring(end)));
    }

    static CallString h323(String rest) {
        boolean e164 = CallStringParser.startsWith(rest, E164);
        String text = e164 ? rest.substring(E164.length()) : rest;
        int at = at(text);
        int end = tones(text, Math.max(at, 0));
        String name = text.substring(0, at < 0 ? end : at);
        @Nullable String id = name.isEmpty() && at >= 0 && !e164 ? null : h323Id(name, e164);
        H323Address address = at < 0 ? null : h323Address(text.substring(at + 1, end));
        return new H323(id, e164, address, postDial(text.substring(end)));
    }

    private static String h323Id(String text, boolean e164) {
        CallStringParser.require((e164 ? DIALLED_DIGITS : H323_ID).matcher(text).matches(), e164 ? Fault.NUMBER : Fault.H323_ID, text);
        return text;
    }

    private static H323Address h323Address(String text) {
        CallHosts.Place cut = place(text);
        return new H323Address(CallStringParser.host(cut, CallHosts::address), CallStringParser.port(cut.port(), H323Address.PORT));
    }

    /** The sign before the address; behind a pause there is none. */
    private static int at(String text) {
        int at = text.indexOf('@');
        return at > tones(text, 0) ? -1 : at;
    }

    /** Where the digits to dial later begin; the end of the text if there are none. The one transport is no pause (80/UCS-23). */
    private static int tones(String text, int from) {
        boolean transportSeen = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean parameter = c == ';' && !transportSeen && CallStringParser.startsWith(text.substring(i), TRANSPORT);
            transportSeen |= parameter;
            if (c == ',' || c == ';' && !parameter) {
                return i;
            }
        }
        return text.length();
    }

    private static PostDial postDial(String text) {
        return PostDial.of(text).orElseThrow(() -> new Misfit(Fault.POST_DIAL, text));
    }
}
