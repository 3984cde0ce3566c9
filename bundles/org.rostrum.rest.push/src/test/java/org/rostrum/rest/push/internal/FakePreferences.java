// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.push.internal;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.push.PushPreferences;

/** Choices in memory. */
final class FakePreferences implements PushPreferences {

    final Map<AccountKey, Choice> choices = new ConcurrentHashMap<>();

    @Override
    public Choice of(AccountKey account) {
        return choices.getOrDefault(account, Choice.EVERYTHING);
    }

    @Override
    public Choice change(AccountKey account, Change change) {
        Choice now = of(account);
        QuietHours hours = new QuietHours(Objects.requireNonNullElse(change.from(), now.hours().from()),
                Objects.requireNonNullElse(change.until(), now.hours().until()), Objects.requireNonNullElse(change.zone(), now.hours().zone()));
        if (hours.from().equals(hours.until())) {
            throw new RostrumException(CommonError.INVALID_VALUE, "no", "quiet_until");
        }
        Choice wanted = new Choice(Objects.requireNonNullElse(change.calls(), now.calls()),
                Objects.requireNonNullElse(change.missedCalls(), now.missedCalls()), Objects.requireNonNullElse(change.quiet(), now.quiet()), hours);
        choices.put(account, wanted);
        return wanted;
    }
}
