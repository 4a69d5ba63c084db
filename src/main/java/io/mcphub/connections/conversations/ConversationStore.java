package io.mcphub.connections.conversations;

import io.mcphub.connections.credentials.Vault;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code connect_conversations}. Whoever works on the next step holds a claim in the row. Every change is one conditional
 * UPDATE whose row count decides, so that it counts on all nodes.
 */
@ApplicationScoped
class ConversationStore {
    /** Longer than a {@link Dialogue} may take for a step. After a crash nobody can continue for this long. */
    static final Duration CLAIM = Duration.ofSeconds(60);

    /** How long an ended conversation is remembered, so that it is told apart from one that never existed. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String FIELD = "conversation";
    private static final String OPEN = "c.ended = FALSE AND c.expiresAt > :now";
    private static final String FREE = "(c.claim IS NULL OR c.claimEnds <= :now)";

    @PersistenceContext(unitName = "hub")
    EntityManager em;

    @Inject
    Vault vault;

    @Inject
    HubClock clock;

    /** How many a person has open; one more ends the oldest, as its person would. Who leaves pages behind must not be locked out by them. */
    static final int MOST_OPEN = 10;

    /** Adds a conversation with the claim of whoever begins it. Deletes conversations that have expired or are too many. */
    @Transactional
    public void add(ConversationEntity row, ConversationState current) {
        em.createQuery("UPDATE ConversationEntity c SET c.sealed = NULL, c.stateHash = NULL WHERE c.expiresAt <= :now AND c.sealed IS NOT NULL")
                .setParameter("now", clock.now())
                .executeUpdate();
        em.createQuery("DELETE FROM ConversationEntity c WHERE c.expiresAt <= :old").setParameter("old", clock.now().minus(REMEMBERED)).executeUpdate();
        endOldest(row.userId);
        row.sealed = sealed(row, current);
        row.claimEnds = clock.now().plus(CLAIM);
        em.persist(row);
    }

    private void endOldest(String userId) {
        em.createQuery("SELECT c FROM ConversationEntity c WHERE c.userId = :user AND " + OPEN + " ORDER BY c.expiresAt DESC, c.id", ConversationEntity.class)
                .setParameter("user", userId)
                .setParameter("now", clock.now())
                .setFirstResult(MOST_OPEN - 1)
                .getResultStream()
                .forEach(this::cancel);
    }

    @Transactional
    public void remove(ConversationEntity row) {
        em.createQuery("DELETE FROM ConversationEntity c WHERE c.id = :id AND c.userId = :user").setParameter("id", row.id).setParameter("user", row.userId).executeUpdate();
    }

    /** One of the user's conversations; ended ones too. */
    public Optional<ConversationEntity> find(String userId, String integration, String id) {
        return Optional.ofNullable(em.find(ConversationEntity.class, id)).filter(c -> c.userId.equals(userId) && c.integration.equals(integration));
    }

    /** Its content; empty if it was cancelled or has expired. */
    public Optional<ConversationState> state(ConversationEntity row) {
        return Optional.ofNullable(row.sealed)
                .filter(sealed -> row.expiresAt.isAfter(clock.now()))
                .map(sealed -> ConversationState.ofStored(vault.open(sealed, row.id, FIELD)));
    }

    /** Whether somebody works on the next step, as far as this row shows. */
    public boolean claimed(ConversationEntity row) {
        return row.claim != null && row.claimEnds != null && row.claimEnds.isAfter(clock.now());
    }

    /** Takes the claim and returns the present row. Empty if somebody holds it or the conversation has ended. */
    @Transactional
    public Optional<ConversationEntity> claim(ConversationEntity row) {
        String claim = Keys.random();
        int taken = update("c.claim = :claim, c.claimEnds = :ends", "c.id = :id AND c.userId = :user AND " + OPEN + " AND " + FREE)
                .setParameter("claim", claim)
                .setParameter("ends", clock.now().plus(CLAIM))
                .setParameter("id", row.id)
                .setParameter("user", row.userId)
                .setParameter("now", clock.now())
                .executeUpdate();
        return taken == 1 ? Optional.of(em.find(ConversationEntity.class, row.id)) : Optional.empty();
    }

    /** As {@link #claim}, for a browser of this session that came back with this state. The state works once. */
    @Transactional
    public Optional<ConversationEntity> claimReturned(String userId, String session, String integration, String stateHash) {
        String claim = Keys.random();
        int taken = update("c.claim = :claim, c.claimEnds = :ends, c.stateHash = NULL",
                        "c.stateHash = :hash AND c.userId = :user AND c.sessionId = :session AND c.integration = :integration AND " + OPEN + " AND " + FREE)
                .setParameter("claim", claim)
                .setParameter("ends", clock.now().plus(CLAIM))
                .setParameter("hash", stateHash)
                .setParameter("user", userId)
                .setParameter("session", session)
                .setParameter("integration", integration)
                .setParameter("now", clock.now())
                .executeUpdate();
        return taken == 1
                ? em.createQuery("SELECT c FROM ConversationEntity c WHERE c.claim = :claim", ConversationEntity.class).setParameter("claim", claim).getResultStream().findFirst()
                : Optional.empty();
    }

    /** Binds a redirect to the session that follows it. False if another session did or there is no redirect. */
    @Transactional
    public boolean bind(ConversationEntity row, String session) {
        return update("c.sessionId = :session", "c.id = :id AND c.userId = :user AND c.stateHash IS NOT NULL AND " + OPEN + " AND (c.sessionId IS NULL OR c.sessionId = :session)")
                .setParameter("session", session)
                .setParameter("id", row.id)
                .setParameter("user", row.userId)
                .setParameter("now", clock.now())
                .executeUpdate() == 1;
    }

    /** Stores the next step and returns the claim. False if the claim is lost, because of a cancellation or because it took too long. */
    @Transactional
    public boolean keep(ConversationEntity row, ConversationState current, Instant expiresAt, @Nullable String stateHash, @Nullable String session) {
        return held(row, "c.sealed = :sealed, c.stateHash = :hash, c.sessionId = :session, c.expiresAt = :expires, c.claim = NULL, c.claimEnds = NULL", "c.ended = FALSE")
                .setParameter("sealed", sealed(row, current))
                .setParameter("hash", stateHash)
                .setParameter("session", session)
                .setParameter("expires", expiresAt)
                .executeUpdate() == 1;
    }

    /** Ends the conversation and keeps the claim, so that nobody can cancel it any more. False if the claim is lost. */
    @Transactional
    public boolean settle(ConversationEntity row) {
        return held(row, "c.ended = TRUE, c.stateHash = NULL", "c.ended = FALSE").executeUpdate() == 1;
    }

    /** Stores the result and returns the claim. False if the claim is lost. */
    @Transactional
    public boolean end(ConversationEntity row, ConversationState current) {
        return held(row, "c.ended = TRUE, c.sealed = :sealed, c.stateHash = NULL, c.claim = NULL, c.claimEnds = NULL", "c.id = c.id")
                .setParameter("sealed", sealed(row, current))
                .executeUpdate() == 1;
    }

    /** Returns the claim without a change. */
    @Transactional
    public void release(ConversationEntity row) {
        held(row, "c.claim = NULL, c.claimEnds = NULL", "c.id = c.id").executeUpdate();
    }

    /** Ends the conversation and deletes its content, even while somebody holds the claim. False if it has ended already. */
    @Transactional
    public boolean cancel(ConversationEntity row) {
        return update("c.ended = TRUE, c.sealed = NULL, c.stateHash = NULL, c.claim = NULL, c.claimEnds = NULL", "c.id = :id AND c.userId = :user AND " + OPEN)
                .setParameter("id", row.id)
                .setParameter("user", row.userId)
                .setParameter("now", clock.now())
                .executeUpdate() == 1;
    }

    private Query held(ConversationEntity row, String changes, String condition) {
        return update(changes, "c.id = :id AND c.userId = :user AND c.claim = :claim AND " + condition)
                .setParameter("id", row.id)
                .setParameter("user", row.userId)
                .setParameter("claim", row.claim);
    }

    private Query update(String changes, String condition) {
        return em.createQuery("UPDATE ConversationEntity c SET " + changes + " WHERE " + condition);
    }

    private String sealed(ConversationEntity row, ConversationState current) {
        return vault.seal(current.stored(), row.id, FIELD);
    }
}
