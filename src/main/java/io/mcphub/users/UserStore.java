package io.mcphub.users;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.persistence.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of people. What might end the last admin has a turn, so that the number of admins cannot change before its commit. */
@ApplicationScoped
class UserStore {
    private static final String ADMINS = "admins";

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    AuditTrail audit;

    @Inject
    HubClock clock;

    @Inject
    Event<UserChanged> changed;

    @Inject
    Event<PasswordChanged> passwordChanged;

    @Inject
    Event<AccessEnded> ended;

    @Inject
    LiveProof proof;

    @Inject
    Turns turns;

    public Optional<UserEntity> find(String id) {
        return Optional.ofNullable(em.find(UserEntity.class, id));
    }

    public Optional<UserEntity> findByEmail(String email) {
        return em.createQuery("SELECT u FROM UserEntity u WHERE u.email = :email", UserEntity.class).setParameter("email", email).getResultStream().findFirst();
    }

    public Map<String, String> addresses(Set<String> ids) {
        return em.createQuery("SELECT u.id, u.email FROM UserEntity u WHERE u.id IN :ids", Object[].class).setParameter("ids", ids).getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    public boolean hasAdmin() {
        return em.createQuery("SELECT COUNT(u) FROM UserEntity u WHERE u.role = :admin", Long.class).setParameter("admin", Role.ADMIN).getSingleResult() > 0;
    }

    public Optional<UserEntity> oldestAdmin() {
        return em.createQuery("SELECT u FROM UserEntity u WHERE u.role = :admin ORDER BY u.createdAt, u.id", UserEntity.class)
                .setParameter("admin", Role.ADMIN)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Adds a person. Throws the persistence provider's exception if the address is taken. */
    @Transactional
    public User insert(String email, String passwordHash, Role role, Status status, AuditAction action, @Nullable String actor) {
        UserEntity user = new UserEntity();
        user.id = UUID.randomUUID().toString();
        user.email = email;
        user.passwordHash = passwordHash;
        user.role = role;
        user.status = status;
        user.active = true;
        user.createdAt = clock.now();
        em.persist(user);
        em.flush();
        audit.event(action, AuditStatus.OK, actor == null ? user.id : actor, Map.of("subject", user.id));
        return user.toUser();
    }

    /** Adds the first admin; empty if another node has added one meanwhile. */
    @Transactional
    public Optional<User> insertFirstAdmin(String email, String passwordHash) {
        turns.take(ADMINS);
        return hasAdmin() ? Optional.empty() : Optional.of(insert(email, passwordHash, Role.ADMIN, Status.APPROVED, AuditAction.USER_APPROVED, null));
    }

    @Transactional
    public User change(String id, UserChange change, String adminId) {
        turns.take(ADMINS);
        UserEntity user = inThisTransaction(id).orElseThrow(UserStore::unknown);
        boolean mightEnter = user.toUser().mayEnter();
        Status after = change.status() == null ? user.status : change.status();
        if (change.rejectedReason() != null && after != Status.REJECTED) {
            throw HubException.invalid("rejected_reason", "A reason belongs to the status rejected. Send both, or leave the reason out.");
        }
        if (change.role() != null && change.role() != user.role) {
            user.role = change.role();
            record(AuditAction.USER_ROLE_CHANGED, adminId, user, user.role.group());
        }
        if (change.status() != null && change.status() != user.status) {
            user.status = change.status();
            recordStatus(user, adminId);
        }
        if (user.status != Status.REJECTED) {
            user.rejectedReason = null;
        } else if (change.rejectedReason() != null) {
            user.rejectedReason = change.rejectedReason();
        }
        if (change.active() != null && change.active() != user.active) {
            user.active = change.active();
            record(user.active ? AuditAction.USER_APPROVED : AuditAction.USER_BLOCKED, adminId, user, user.active ? "unblocked" : "blocked");
        }
        em.flush();
        if (!(user.toUser().mayEnter() && user.role == Role.ADMIN)) {
            refuseLockOut(id, adminId);
        }
        if (mightEnter && !user.toUser().mayEnter()) {
            ended.fire(new AccessEnded(id, "blocked"));
        }
        changed.fire(new UserChanged(id));
        return user.toUser();
    }

    /** Replaces the hash. Throws {@code CONFLICT} if it is no longer the one that was checked. */
    @Transactional
    public void changePassword(Caller actor, String id, String oldHash, String newHash, boolean revokeTokens) {
        proof.require(actor);
        int replaced = em.createQuery("UPDATE UserEntity u SET u.passwordHash = :new WHERE u.id = :id AND u.passwordHash = :old")
                .setParameter("new", newHash)
                .setParameter("id", id)
                .setParameter("old", oldHash)
                .executeUpdate();
        if (replaced != 1) {
            throw HubException.conflict("The password was changed by somebody else just now. Try again.");
        }
        audit.event(AuditAction.AUTH_PASSWORD_CHANGED, AuditStatus.OK, actor.userId(), Map.of("subject", id));
        passwordChanged.fire(new PasswordChanged(id, revokeTokens));
        changed.fire(new UserChanged(id));
    }

    /** Replaces how pages speak to a person. */
    @Transactional
    public void prefer(String id, Preferences wanted) {
        UserEntity user = inThisTransaction(id).orElseThrow(UserStore::unknown);
        user.displayName = wanted.name();
        user.timeZone = wanted.zone();
        user.theme = wanted.theme();
        user.language = wanted.language();
    }

    /** Ends everything that lets a person in, but leaves the person as they are. */
    @Transactional
    public void endAccess(String id, String adminId) {
        UserEntity user = inThisTransaction(id).orElseThrow(UserStore::unknown);
        record(AuditAction.USER_ENDED, adminId, user, "everything ended");
        ended.fire(new AccessEnded(id, "ended"));
        changed.fire(new UserChanged(id));
    }

    /** The people who fit, in the order of the filter, after its cursor. One more than a page shows that there is another. */
    public List<UserEntity> find(PeopleFilter filter, int most) {
        TypedQuery<UserEntity> query = em.createQuery("SELECT u FROM UserEntity u WHERE" + filter.conditions() + " ORDER BY " + filter.order(), UserEntity.class).setMaxResults(most);
        filter.values().forEach(query::setParameter);
        return query.getResultList();
    }

    public long count(Status status) {
        return em.createQuery("SELECT COUNT(u) FROM UserEntity u WHERE u.status = :status", Long.class).setParameter("status", status).getSingleResult();
    }

    /** Throws {@code NOT_FOUND} or {@code CONFLICT} if the person cannot be deleted. Called before anything is given back at providers. */
    public void requireDeletable(String id, String adminId) {
        find(id).orElseThrow(UserStore::unknown);
        refuseLockOut(id, adminId);
    }

    /** Deletes the person and, by foreign keys, all that is theirs. */
    @Transactional
    public void delete(String id, String adminId) {
        turns.take(ADMINS);
        if (em.createQuery("DELETE FROM UserEntity u WHERE u.id = :id").setParameter("id", id).executeUpdate() != 1) {
            throw unknown();
        }
        refuseLockOut(id, adminId);
        audit.event(AuditAction.USER_BLOCKED, AuditStatus.OK, adminId, Map.of("subject", id, "change", "deleted"));
        changed.fire(new UserChanged(id));
    }

    /** The people with these ids. */
    public List<UserEntity> of(Set<String> ids) {
        return ids.isEmpty() ? List.of() : em.createQuery("SELECT u FROM UserEntity u WHERE u.id IN :ids", UserEntity.class).setParameter("ids", ids).getResultList();
    }

    /** The person, read now and locked until this transaction commits. */
    @Transactional
    public Optional<UserEntity> inThisTransaction(String id) {
        em.createQuery("UPDATE UserEntity u SET u.failedAttempts = u.failedAttempts WHERE u.id = :id").setParameter("id", id).executeUpdate();
        Optional<UserEntity> user = find(id);
        user.ifPresent(em::refresh);
        return user;
    }

    /** Throws {@code CONFLICT} if no other admin who may enter remains, or if the admin would lose their own access. */
    private void refuseLockOut(String id, String adminId) {
        if (id.equals(adminId)) {
            throw HubException.conflict("You cannot lock yourself out. Ask another admin.");
        }
        long others = em.createQuery("SELECT COUNT(u) FROM UserEntity u WHERE u.id <> :id AND u.role = :admin AND u.status = :approved AND u.active = TRUE", Long.class)
                .setParameter("id", id)
                .setParameter("admin", Role.ADMIN)
                .setParameter("approved", Status.APPROVED)
                .getSingleResult();
        if (others == 0) {
            throw HubException.conflict("This is the last admin. Make somebody else an admin first.");
        }
    }

    private void recordStatus(UserEntity user, String adminId) {
        switch (user.status) {
            case APPROVED -> record(AuditAction.USER_APPROVED, adminId, user, "approved");
            case REJECTED -> record(AuditAction.USER_REJECTED, adminId, user, "rejected");
            case PENDING -> record(AuditAction.USER_BLOCKED, adminId, user, "pending");
        }
    }

    private void record(AuditAction action, String adminId, UserEntity user, String change) {
        audit.event(action, AuditStatus.OK, adminId, Map.of("subject", user.id, "change", change));
    }

    private static HubException unknown() {
        return HubException.notFound("There is no such person.");
    }
}
