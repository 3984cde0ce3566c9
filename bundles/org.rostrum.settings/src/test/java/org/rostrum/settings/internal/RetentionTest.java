// SPDX-License-Identifier: Apache-2.0
package org.rostrum.settings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.test.Eventually.eventually;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rostrum.audit.ChangeReport;
import org.rostrum.audit.Deletion;
import org.rostrum.audit.EventReport;
import org.rostrum.base.internal.SharedThreads;
import org.rostrum.settings.ServerSettings;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;
import org.rostrum.test.VirtualTime;

/** The daily deletion of old records. */
class RetentionTest {

    private final VirtualTime time = new VirtualTime();
    private final SharedThreads threads = new SharedThreads();
    private final List<String> deleted = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        threads.close();
    }

    private <T> T report(Class<T> type, String name) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            assertThat(method.getName()).isEqualTo("delete");
            assertThat(arguments[1]).as("expected number").isNull();
            assertThat(arguments[3]).isEqualTo(new Deletion("server", null, null));
            String until = arguments[0] instanceof EventReport.Filter filter ? filter.span().to().toString()
                    : ((ChangeReport.Filter) arguments[0]).span().to().toString();
            deleted.add(name + " until " + until + ": " + arguments[2]);
            return 0L;
        }));
    }

    private record Fixed(Map<Setting<?>, Object> values) implements SiteSettings {
        @Override
        @SuppressWarnings("unchecked")
        public <T> T get(Setting<T> setting) {
            return (T) values.getOrDefault(setting, setting.fallback());
        }

        @Override
        public <T> void set(Setting<T> setting, T value, String by) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> AutoCloseable onChange(Setting<T> setting, Consumer<T> listener) {
            return () -> {};
        }
    }

    @Test
    void deletesWhatIsOldEnoughOnceADay() {
        Retention retention = new Retention(new Fixed(Map.of(ServerSettings.CHANGE_DAYS, 30)), report(EventReport.class, "events"),
                report(ChangeReport.class, "changes"), threads, time, time);
        time.advance(Duration.ofMinutes(4));
        assertThat(deleted).isEmpty();
        time.advance(Duration.ofMinutes(1));
        eventually(() -> deleted.size() == 2 ? "" : "deleted " + deleted);
        assertThat(deleted).containsExactly("events until 2025-01-01T00:05:00Z: older than 365 days",
                "changes until 2025-12-02T00:05:00Z: older than 30 days");
        time.advance(Duration.ofDays(1));
        eventually(() -> deleted.size() == 4 ? "" : "deleted " + deleted);
        retention.close();
        assertThat(time.pending()).isZero();
    }

    @Test
    void zeroKeepsThemForEver() {
        new Retention(new Fixed(Map.of(ServerSettings.EVENT_DAYS, 0, ServerSettings.CHANGE_DAYS, 0)),
                report(EventReport.class, "events"), report(ChangeReport.class, "changes"), threads, time, time).prune();
        assertThat(deleted).isEmpty();
    }
}
