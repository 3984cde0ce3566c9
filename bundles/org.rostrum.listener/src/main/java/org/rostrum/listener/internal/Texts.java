// SPDX-License-Identifier: Apache-2.0
package org.rostrum.listener.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.rostrum.edge.PlainHttpText;

/** All {@link PlainHttpText}s as one, in the order in which they came. Thread-safe. */
@Component(service = Texts.class)
public final class Texts implements PlainHttpText {

    private final List<PlainHttpText> texts = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(PlainHttpText text) {
        texts.add(text);
    }

    void remove(PlainHttpText text) {
        texts.remove(text);
    }

    @Override
    public Optional<String> at(String path) {
        return texts.stream().map(text -> text.at(path)).flatMap(Optional::stream).findFirst();
    }
}
