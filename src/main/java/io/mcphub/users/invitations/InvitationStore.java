package io.mcphub.users.invitations;

import io.mcphub.access.Role;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditStatus;
import io.mcphub.audit.AuditTrail;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of invitations. */
@ApplicationScoped
class InvitationStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Users users;

    @Inject
    AuditTrail audit;

    @Inject
    HubClock clock;

    /** Stores an invitation, and deletes those that ended a day ago. */
    @Transactional
    public Invitation insert(String code, @Nullable String email, String admin, Duration valid) {
        Instant now = clock.now();
        em.createQuery("DELETE FROM InvitationEntity i WHERE i.expiresAt <= :day").setParameter("day", now.minus(Duration.ofDays(1))).executeUpdate();
        InvitationEntity invitation = new InvitationEntity();
        invitation.id = UUID.randomUUID().toString();
        invitation.codeHash = Keys.hash(code);
        invitation.email = email;
        invitation.invitedBy = admin;
        invitation.createdAt = now;
        invitation.expiresAt = now.plus(valid);
        em.persist(invitation);
        audit.event(AuditAction.USER_INVITED, AuditStatus.OK, admin, Map.of("invitation", invitation.id));
        return invitation.toInvitation();
    }

    /** Those that still work, newest first. */
    public List<Invitation> open() {
        return em.createQuery("SELECT i FROM InvitationEntity i WHERE i.acceptedAt IS NULL AND i.expiresAt > :now ORDER BY i.createdAt DESC, i.id", InvitationEntity.class)
                .setParameter("now", clock.now())
                .getResultStream()
                .map(InvitationEntity::toInvitation)
                .toList();
    }

    /** Deletes one; false if there is none. */
    @Transactional
    public boolean delete(String id, String admin) {
        boolean deleted = em.createQuery("DELETE FROM InvitationEntity i WHERE i.id = :id AND i.acceptedAt IS NULL").setParameter("id", id).executeUpdate() == 1;
        if (deleted) {
            audit.event(AuditAction.USER_UNINVITED, AuditStatus.OK, admin, Map.of("invitation", id));
        }
        return deleted;
    }

    /** The open invitation of a code. */
    public Optional<Invitation> find(String code) {
        return em.createQuery("SELECT i FROM InvitationEntity i WHERE i.codeHash = :hash AND i.acceptedAt IS NULL AND i.expiresAt > :now", InvitationEntity.class)
                .setParameter("hash", Keys.hash(code))
                .setParameter("now", clock.now())
                .getResultStream()
                .findFirst()
                .map(InvitationEntity::toInvitation);
    }

    /** Uses an invitation up and admits the person, both or none. Throws {@code NOT_FOUND} if somebody else used it
     * meanwhile, or if who invited is no admin any more. */
    @Transactional
    public User accept(Invitation invitation, String address, String passwordHash) {
        Instant now = clock.now();
        int used = em.createQuery("UPDATE InvitationEntity i SET i.acceptedAt = :now WHERE i.id = :id AND i.acceptedAt IS NULL AND i.expiresAt > :now")
                .setParameter("now", now)
                .setParameter("id", invitation.id())
                .executeUpdate();
        if (used != 1) {
            throw gone();
        }
        if (users.mayEnter(invitation.invitedBy()).filter(admin -> admin.role() == Role.ADMIN).isEmpty()) {
            throw gone();
        }
        return users.admit(address, passwordHash, invitation.invitedBy());
    }

    static HubException gone() {
        return HubException.notFound("This invitation does not work: it was used, withdrawn or has expired. Ask an admin for another one.");
    }
}
