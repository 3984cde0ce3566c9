// SPDX-License-Identifier: Apache-2.0
package org.example.applause;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.rostrum.edge.PanelPage;

/** Panel page: files of the folder {@code panel} of this bundle, as they are; no build step. */
@Component(service = PanelPage.class)
public final class ApplausePage implements PanelPage {

    @Override
    public String id() {
        return "applause";
    }

    @Override
    public Map<String, String> titles() {
        return Map.of("en", "Applause", "ru", "Аплодисменты", "fr", "Applaudissements");
    }

    @Override
    public boolean forSecurityAdministrators() {
        return true;
    }

    @Override
    public @Nullable InputStream file(String path) {
        return ApplausePage.class.getResourceAsStream("/panel/" + path);
    }
}
