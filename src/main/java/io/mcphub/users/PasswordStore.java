package io.mcphub.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The stored passwords of people and how often somebody tried a wrong one. For the rooms that sign people in. */
@ApplicationScoped
public class PasswordStore {
    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    UserStore users;

    /** The person with this id. */
    public Optional<StoredPassword> find(String userId) {
        return users.find(userId).map(UserEntity::toStoredPassword);
    }

    /** The person with this address in comparable form ({@link EmailAddress#normalise}). */
    public Optional<StoredPassword> findByEmail(String email) {
        return users.findByEmail(email).map(UserEntity::toStoredPassword);
    }

    /** The person, read now and locked until this transaction commits. */
    @Transactional
    public Optional<StoredPassword> inThisTransaction(String userId) {
        return users.inThisTransaction(userId).map(UserEntity::toStoredPassword);
    }

    /** Counts a wrong password. Does as much work for an address that nobody has. */
    @Transactional
    public void countFailure(String email) {
        em.createQuery("UPDATE UserEntity u SET u.failedAttempts = u.failedAttempts + 1 WHERE u.email = :email").setParameter("email", email).executeUpdate();
    }

    /** Returns the number of wrong passwords since the last call, and sets it to 0. */
    @Transactional
    public int takeFailures(String id) {
        int failures = em.createQuery("SELECT u.failedAttempts FROM UserEntity u WHERE u.id = :id", Integer.class).setParameter("id", id).getSingleResult();
        if (failures > 0) {
            em.createQuery("UPDATE UserEntity u SET u.failedAttempts = u.failedAttempts - :told WHERE u.id = :id").setParameter("told", failures).setParameter("id", id).executeUpdate();
        }
        return failures;
    }
}
