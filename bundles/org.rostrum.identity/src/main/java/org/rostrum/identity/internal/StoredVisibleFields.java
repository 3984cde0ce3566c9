// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.identity.Account;
import org.rostrum.identity.ContactCard;
import org.rostrum.identity.ProfileField;
import org.rostrum.identity.VisibleFields;
import org.rostrum.settings.Setting;
import org.rostrum.settings.SiteSettings;

/**
 * The switches as two site settings a field, which audit their changes. They are in no setting group: they have a page of their
 * own (30/FLD-1). Thread-safe.
 */
@Component(service = VisibleFields.class)
public final class StoredVisibleFields implements VisibleFields {

    private static final Map<ProfileField, Setting<Boolean>> SHOWN = new EnumMap<>(ProfileField.class);
    private static final Map<ProfileField, Setting<Boolean>> FEDERATED = new EnumMap<>(ProfileField.class);

    static {
        for (ProfileField field : ProfileField.values()) {
            SHOWN.put(field, Setting.flag("profileFields." + camel(field) + "Shown", field.shownByDefault()));
            FEDERATED.put(field, Setting.flag("profileFields." + camel(field) + "Federated", field.federatedByDefault()));
        }
    }

    private final SiteSettings settings;

    @Activate
    public StoredVisibleFields(@Reference SiteSettings settings) {
        this.settings = settings;
    }

    private static String camel(ProfileField field) {
        StringBuilder name = new StringBuilder();
        for (String part : field.word().split("_")) {
            name.append(name.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return name.toString();
    }

    @Override
    public Map<ProfileField, Display> displays() {
        Map<ProfileField, Display> all = new EnumMap<>(ProfileField.class);
        for (ProfileField field : ProfileField.values()) {
            all.put(field, new Display(settings.get(SHOWN.get(field)), settings.get(FEDERATED.get(field))));
        }
        return all;
    }

    @Override
    public void change(Map<ProfileField, Display> displays, String by) {
        Map<ProfileField, Display> now = displays();
        displays.forEach((field, display) -> {
            if (display.shown() != now.get(field).shown()) {
                settings.set(SHOWN.get(field), display.shown(), by);
            }
            if (display.federated() != now.get(field).federated()) {
                settings.set(FEDERATED.get(field), display.federated(), by);
            }
        });
    }

    @Override
    public Set<ProfileField> seenBy(Viewer viewer) {
        Set<ProfileField> seen = EnumSet.noneOf(ProfileField.class);
        for (ProfileField field : ProfileField.values()) {
            if (sees(viewer, field)) {
                seen.add(field);
            }
        }
        return seen;
    }

    private boolean sees(Viewer viewer, ProfileField field) {
        return switch (viewer) {
            case OWNER -> true;
            case COLLEAGUE -> settings.get(SHOWN.get(field));
            case FEDERATED -> settings.get(SHOWN.get(field)) && settings.get(FEDERATED.get(field));
            case GUEST -> field == ProfileField.ID;
        };
    }

    @Override
    public ContactCard card(Account account, Viewer viewer) {
        Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
        for (ProfileField field : seenBy(viewer)) {
            String text = switch (field) {
                case ID -> account.id().toString();
                case EMAIL -> account.email();
                default -> account.profile().get(field);
            };
            if (!text.isEmpty()) {
                fields.put(field, text);
            }
        }
        return new ContactCard(account.displayName(), viewer == Viewer.GUEST ? null : account.avatar(), fields);
    }
}
