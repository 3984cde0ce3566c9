// SPDX-License-Identifier: Apache-2.0
package org.rostrum.push;

import java.util.List;
import java.util.regex.Pattern;
import org.rostrum.base.net.AddressNetwork;
import org.rostrum.settings.Setting;

/** Site settings of push. */
public final class PushSettings {

    /** 10/APP-10: what may leave the server. */
    public static final String NAME_AND_CONTENT = "nameAndContent";
    public static final String NAME = "name";
    public static final String ANONYMOUS = "anonymous";

    private static final String NAME_OF_HOST = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";
    private static final String PORT = ":([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    private static final Pattern HOST = Pattern.compile("(\\*\\.)?" + NAME_OF_HOST + "(" + PORT + ")?");
    private static final Pattern HOST_AND_PORT = Pattern.compile(NAME_OF_HOST + PORT);

    /** 10/APP-10. */
    public static final Setting<String> CONTENT =
            Setting.choice("push.content", NAME_AND_CONTENT, List.of(NAME_AND_CONTENT, NAME, ANONYMOUS))
                    .titled("Content of push notifications")
                    .described("What devices show and push services carry, encrypted: names and contents, names only, or neither.");

    /** 55/PSH-9: where push goes at all. */
    public static final Setting<List<String>> HOSTS =
            Setting.list("push.hosts", List.of("fcm.googleapis.com", "*.push.services.mozilla.com", "*.notify.windows.com", "*.push.apple.com"),
                            line -> HOST.matcher(line).matches())
                    .titled("Hosts of push services")
                    .described("Push goes only to these, by HTTPS: host names of browser vendors, *. for all below a name, "
                            + ":port where it is not 443. Empty: no push.");

    /** Exceptions from "never into internal networks". */
    public static final Setting<List<String>> INTERNAL_NETWORKS =
            Setting.list("push.internalNetworks", List.of(), line -> AddressNetwork.parse(line).isPresent())
                    .titled("Internal networks with push services")
                    .described("Push is never sent to addresses of internal networks and of this host, but to those listed here: "
                            + "10.1.2.0/24 or single addresses.");

    /** 55/PSH-9: how to get there. */
    public static final Setting<String> PROXY =
            Setting.text("push.proxy", "", text -> text.isEmpty() || HOST_AND_PORT.matcher(text).matches())
                    .titled("Proxy for push")
                    .described("Push goes through this HTTP proxy, which takes CONNECT without a password: host:port. The proxy then looks up "
                            + "the names of push services. Empty: straight.");

    private PushSettings() {}
}
