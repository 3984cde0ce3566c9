// SPDX-License-Identifier: Apache-2.0
package org.rostrum.webrtc.internal;

import java.util.List;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** STUN and TURN servers of others for browsers (20/WRTC-2, WRTC-5). */
@Component(service = SettingGroup.class)
public final class IceSettings implements SettingGroup {

    /** RFC 7064 and RFC 7065; a name, an IPv4 address or an IPv6 address in brackets. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(stuns?:HOST(:PORT)?)|(turns?:HOST(:PORT)?(\\?transport=(udp|tcp))?)"
                    .replace("HOST", "([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\])").replace("PORT", "[0-9]{1,5}"));

    static final Setting<List<String>> SERVERS = Setting.list("webrtc.iceServers", List.of(), IceSettings::isAddress)
            .titled("STUN and TURN servers for browsers")
            .described("Addresses such as stun:stun.example.org:3478 or turn:turn.example.org:3478?transport=udp. With one or more of them the "
                    + "built-in TURN server is not offered any more.");

    static final Setting<String> USER = Setting.text("webrtc.turnUser", "", name -> name.length() <= 128)
            .titled("TURN: user name")
            .described("For all TURN servers of the list. Not used where a shared secret is set.");

    static final Setting<String> PASSWORD = Setting.secret("webrtc.turnPassword", password -> password.length() <= 128)
            .titled("TURN: password")
            .described("Browsers are told it; give the account no other use.");

    static final Setting<String> SECRET = Setting.secret("webrtc.turnSecret", secret -> secret.isEmpty() || secret.length() >= 16 && secret.length() <= 128)
            .titled("TURN: shared secret")
            .described("The secret that the TURN servers share with this server (static-auth-secret of coturn), 16 characters at least. Each "
                    + "participant gets a name and password of his own for an hour.");

    /** Whether a browser would take it. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    @Override
    public String id() {
        return "webrtc";
    }

    @Override
    public String title() {
        return "WebRTC";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(SERVERS, USER, PASSWORD, SECRET);
    }
}
