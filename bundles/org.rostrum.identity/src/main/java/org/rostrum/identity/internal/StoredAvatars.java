// SPDX-License-Identifier: Apache-2.0
package org.rostrum.identity.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.rostrum.audit.AuditEvent;
import org.rostrum.audit.AuditLog;
import org.rostrum.base.error.CommonError;
import org.rostrum.base.error.RostrumException;
import org.rostrum.base.id.AccountKey;
import org.rostrum.base.thread.Failures;
import org.rostrum.base.thread.Threads;
import org.rostrum.identity.AvatarService;
import org.rostrum.identity.IdentityError;
import org.rostrum.store.JpaUnit;

/** Pictures in a table of their own, decoded on the computing pool: as many at once as there are cores. Thread-safe. */
@Component(service = AvatarService.class)
public final class StoredAvatars implements AvatarService {

    private final JpaUnit unit;
    private final StoredAccounts accounts;
    private final Threads threads;
    private final AuditLog audit;
    private final Clock clock;

    @Activate
    public StoredAvatars(
            @Reference IdentityUnit unit, @Reference StoredAccounts accounts, @Reference Threads threads, @Reference AuditLog audit) {
        this(unit, accounts, threads, audit, Clock.systemUTC());
    }

    StoredAvatars(IdentityUnit unit, StoredAccounts accounts, Threads threads, AuditLog audit, Clock clock) {
        this.unit = unit.jpa();
        this.accounts = accounts;
        this.threads = threads;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<byte[]> find(AccountKey account) {
        return Optional.ofNullable(unit.<AvatarEntity>read(em -> em.find(AvatarEntity.class, account.value()))).map(AvatarEntity::png);
    }

    @Override
    public void set(AccountKey account, byte[] image, String by) {
        if (image.length > MAX_BYTES) {
            throw new RostrumException(CommonError.TOO_LARGE, "A picture has at most " + MAX_BYTES + " bytes.", "image");
        }
        byte[] png = normalised(image);
        change(account, png, Token.randomId(), by, "avatar.changed");
    }

    private byte[] normalised(byte[] image) {
        try {
            return CompletableFuture.supplyAsync(() -> AvatarImages.normalised(image), threads.cpu()).join();
        } catch (CompletionException e) {
            throw Failures.cause(e) instanceof RuntimeException refusal ? refusal : e;
        }
    }

    @Override
    public void remove(AccountKey account, String by) {
        change(account, new byte[0], "", by, "avatar.deleted");
    }

    private void change(AccountKey account, byte[] png, String tag, String by, String type) {
        AccountEntity changed = unit.write(em -> {
            AccountEntity row = em.find(AccountEntity.class, account.value());
            if (row == null) {
                throw new RostrumException(IdentityError.USER_NOT_FOUND, "There is no such account.", "user_id");
            }
            AvatarEntity former = em.find(AvatarEntity.class, account.value());
            if (png.length == 0) {
                em.createQuery("delete from Avatar a where a.account = :key").setParameter("key", account.value()).executeUpdate();
            } else if (former == null) {
                em.persist(new AvatarEntity(account.value(), png));
            } else {
                former.setPng(png);
            }
            row.setAvatar(tag);
            return row;
        });
        audit.record(new AuditEvent(clock.instant(), type, by, accounts.account(changed).id().toString(), null, Map.of()));
    }
}
