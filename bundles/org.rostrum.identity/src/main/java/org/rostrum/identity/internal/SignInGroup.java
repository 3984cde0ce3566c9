// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.rostrum.identity.PasswordRules;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SettingGroup;

/** Settings of signing in: rules of passwords (30/PWD-1) and lock (30/LCK-1). The address filter of administrators is not here: it has a page of its own that asks before it locks out. */
@Component(service = SettingGroup.class)
public final class SignInGroup implements SettingGroup {

    @Override
    public String id() {
        return "sign-in";
    }

    @Override
    public String title() {
        return "Sign-in";
    }

    @Override
    public List<Setting<?>> settings() {
        return Stream.concat(PasswordRules.SETTINGS.stream(), Stream.of(
                        LockoutRule.AUTOMATIC, LockoutRule.MAXIMUM, LockoutRule.RESET_MINUTES, LockoutRule.DURATION_MINUTES))
                .toList();
    }
}
