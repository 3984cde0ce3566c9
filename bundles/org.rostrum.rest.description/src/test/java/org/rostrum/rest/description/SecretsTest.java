// SPDX-License-Identifier: Apache-2.0
package org.rostrum.rest.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What requests and answers hold never comes into a log by being written as text. */
class SecretsTest {

    private static final String MARK = "hushhush";
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|verifier|p256dh|auth|pin)|pin");

    @Test
    void recordsWithSecretsDoNotTellThem() throws ReflectiveOperationException {
        List<String> looked = new ArrayList<>();
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> resource : Core.resources()) {
            collect(resource, types);
            for (Method method : resource.getDeclaredMethods()) {
                Arrays.stream(method.getParameterTypes()).forEach(type -> collect(type, types));
            }
        }
        for (Class<?> type : types) {
            if (type.isRecord() && Arrays.stream(type.getRecordComponents()).anyMatch(SecretsTest::isSecret)) {
                assertThat(filled(type)).as(type.getName()).asString().doesNotContain(MARK);
                looked.add(type.getSimpleName());
            }
        }
        assertThat(looked).contains("SignInRequest", "PasswordChangeRequest", "TokenBody", "PushKeysDto", "UserRequest", "TokenRequest");
    }

    /** A type of ours, those in it, and those of what a record holds. */
    private static void collect(Class<?> type, Set<Class<?>> types) {
        if (type.getName().matches("org[.]rostrum[.]rest[.](.+[.])?internal[.].+") && types.add(type)) {
            Arrays.stream(type.getDeclaredClasses()).forEach(inner -> collect(inner, types));
            if (type.isRecord()) {
                Arrays.stream(type.getRecordComponents()).forEach(component -> collect(component.getType(), types));
            }
        }
    }

    private static boolean isSecret(RecordComponent component) {
        return component.getType() == String.class && SECRET.matcher(component.getName()).matches();
    }

    private static Object filled(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
        constructor.setAccessible(true);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Class<?> of = components[i].getType();
            values[i] = isSecret(components[i]) ? MARK : of.isPrimitive() ? Array.get(Array.newInstance(of, 1), 0) : null;
        }
        return constructor.newInstance(values);
    }
}
