// SPDX-License-Identifier: Apache-2.0
package org.rostrum.jdk24.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.security.AccessController;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;
import org.rostrum.jdk24.CurrentSubject;

// 00/R-22: the server runs on any Java from 17 on; the kernel's console needs this from JDK 24 on
@SuppressWarnings("removal")
class SubjectCallsTest {

    /** Asks as the kernel's classes do. */
    public static final class Asker implements Supplier<Subject> {
        @Override
        public Subject get() {
            return Subject.getSubject(AccessController.getContext());
        }
    }

    @Test
    void rewrittenClassFindsTheSubjectOfDoAs() throws Exception {
        Subject somebody = new Subject();
        Supplier<?> asker = rewritten(Asker.class);

        Object found = CurrentSubject.doAs(somebody, (java.security.PrivilegedAction<Object>) asker::get);

        assertThat(found).isSameAs(somebody);
        assertThat(asker.get()).as("after doAs").isNull();
    }

    @Test
    void threadsStartedInsideDoAsKeepTheSubject() throws Exception {
        Subject somebody = new Subject();
        AtomicReference<Object> found = new AtomicReference<>();

        Thread thread = CurrentSubject.doAs(somebody, (java.security.PrivilegedAction<Thread>)
                () -> new Thread(() -> found.set(CurrentSubject.getSubject(null))));
        thread.start();
        thread.join();

        assertThat(found.get()).isSameAs(somebody);
    }

    @Test
    void classesThatDoNotAskStayAsTheyAre() throws Exception {
        byte[] original = bytes(String.class);

        assertThat(SubjectCalls.rewrite(original)).isSameAs(original);
    }

    private static Supplier<?> rewritten(Class<?> type) throws Exception {
        byte[] changed = SubjectCalls.rewrite(bytes(type));
        ClassLoader loader = new ClassLoader(SubjectCallsTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(type.getName()) ? defineClass(name, changed, 0, changed.length) : super.loadClass(name, resolve);
            }
        };
        return (Supplier<?>) loader.loadClass(type.getName()).getDeclaredConstructor().newInstance();
    }

    private static byte[] bytes(Class<?> type) throws Exception {
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }
}
