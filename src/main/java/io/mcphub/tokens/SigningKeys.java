package io.mcphub.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.StartRefusal;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.nodes.Broadcast;
import io.mcphub.platform.nodes.Heard;
import io.mcphub.platform.nodes.LiveNodes;
import io.mcphub.platform.nodes.SharedSecrets;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The ES256 keys that sign tokens (RFC 7518 §3.4). Private halves are encrypted with a key derived from {@code JWT_SECRET}, and
 * again when that was changed in two steps. A key that does not open neither signs nor verifies, so a new secret in one step ends every token. A new key comes every 90 days. It is published
 * before it signs, and the old key verifies until its last token has expired.
 */
@ApplicationScoped
public class SigningKeys {
    private static final System.Logger LOG = System.getLogger(SigningKeys.class.getName());

    /** After this time the next key is created. */
    static final Duration LIFE = Duration.ofDays(90);
    /** How long a new key is published before it signs: longer than the Cache-Control of the key set. */
    static final Duration PUBLISHED_FIRST = Duration.ofHours(1);
    /** The least time that an old key verifies: if an admin shortens the lifetime of tokens, issued ones keep theirs. */
    private static final Duration LEAST_OVERLAP = Duration.ofHours(24);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final String PURPOSE = "signing-key";
    private static final String NEWS = "signing-keys";

    @Inject
    SigningKeyStore store;

    @Inject
    Keys keys;

    @Inject
    HubConfig config;

    @Inject
    HubClock clock;

    @Inject
    Broadcast broadcast;

    @Inject
    LiveNodes nodes;

    private final AtomicReference<Instant> lookedAgain = new AtomicReference<>(Instant.EPOCH);

    private volatile boolean toldOfMore;

    /** Newest first. */
    private volatile List<Dated> opened = List.of();

    private record Dated(ECKey key, Instant since) {}

    /** After {@code Migrations.PRIORITY}. */
    void start(@Observes @Priority(10) @Initialized(ApplicationScoped.class) Object start) {
        load();
    }

    /** Opens the stored keys, creates one if none opens, and rotates them if that is due. */
    void load() {
        opened = stored();
        if (opened.isEmpty() && !store.all().isEmpty() && nodes.count() > 1) {
            throw StartRefusal.configuration(SharedSecrets.differs("JWT_SECRET", "the other nodes"));
        }
        rotate();
    }

    private List<Dated> stored() {
        return opened(store.all());
    }

    private List<Dated> opened(List<SigningKeyEntity> rows) {
        List<Dated> found = new ArrayList<>();
        rows.forEach(row -> open(row).ifPresent(key -> found.add(new Dated(key, row.createdAt))));
        return List.copyOf(found);
    }

    /** Creates the next key when it is due, and deletes keys that no valid token needs. No token stops working. */
    void rotate() {
        Instant now = clock.now();
        List<Dated> next = new ArrayList<>(withNext(now));
        for (int i = next.size() - 1; i > 0; i--) {
            if (!now.isBefore(next.get(i - 1).since().plus(PUBLISHED_FIRST).plus(overlap()))) {
                store.delete(next.remove(i).key().getKeyID());
            }
        }
        opened = List.copyOf(next);
        next.forEach(each -> reseal(each.key()));
        store.deleteOlderThan(now.minus(LIFE.multipliedBy(2)), next.stream().map(k -> k.key().getKeyID()).toList());
    }

    /** The stored keys with the next one, if it is due. Of several nodes that make it at once, one stores its own, and all have that. */
    private List<Dated> withNext(Instant now) {
        List<SigningKeyEntity> rows = store.all();
        List<Dated> known = opened(rows);
        boolean due = known.isEmpty() || !now.isBefore(known.get(0).since().plus(LIFE));
        if (due && create(rows.stream().map(row -> row.kid).toList())) {
            return stored();
        }
        return due ? withNext(now) : known;
    }

    /** So that it still opens when the secret that sealed it is no longer read. */
    private void reseal(ECKey key) {
        store.find(key.getKeyID()).filter(row -> !keys.isCurrent(PURPOSE, row.privateJwk))
                .ifPresent(row -> store.reseal(row.kid, row.privateJwk, keys.seal(PURPOSE, row(row.kid), key.toJSONString())));
    }

    /** The signing key: the newest that has been published long enough. */
    public ECKey current() {
        List<Dated> all = opened;
        if (all.isEmpty()) {
            throw new IllegalStateException("signing keys are not loaded yet");
        }
        Instant known = clock.now().minus(PUBLISHED_FIRST);
        return all.stream().filter(k -> !k.since().isAfter(known)).findFirst().orElse(all.get(all.size() - 1)).key();
    }

    /** The key with this id, to verify a signature. One that is not known may have come from another node: the stored keys are read again. */
    public Optional<ECKey> find(String kid) {
        Optional<ECKey> key = known(kid);
        if (key.isEmpty() && (toldOfMore || mayLookAgain())) {
            toldOfMore = false;
            opened = stored();
            key = known(kid);
        }
        return key;
    }

    private Optional<ECKey> known(String kid) {
        return opened.stream().map(Dated::key).filter(k -> k.getKeyID().equals(kid)).findFirst();
    }

    /** Seldom enough that made-up ids cost nothing. */
    private boolean mayLookAgain() {
        Instant last = lookedAgain.get();
        Instant now = clock.now();
        return !now.isBefore(last.plus(LOOK_AGAIN)) && lookedAgain.compareAndSet(last, now);
    }

    void heard(@Observes Heard news) {
        if (news.topic().equals(NEWS)) {
            toldOfMore = true;
        }
    }

    /** The public halves as a JWK set (RFC 7517 §5). */
    public String publicSet() {
        if (toldOfMore) {
            toldOfMore = false;
            opened = stored();
        }
        return new JWKSet(opened.stream().<JWK>map(Dated::key).toList()).toPublicJWKSet().toString();
    }

    private Duration overlap() {
        Duration longest = config.accessTokenLifetime();
        return longest.compareTo(LEAST_OVERLAP) > 0 ? longest : LEAST_OVERLAP;
    }

    private Optional<ECKey> open(SigningKeyEntity row) {
        try {
            Optional<String> jwk = keys.open(PURPOSE, row(row.kid), row.privateJwk);
            if (jwk.isEmpty()) {
                LOG.log(System.Logger.Level.WARNING, "signing key {0} does not open with JWT_SECRET and is not used", row.kid);
                return Optional.empty();
            }
            return Optional.of(ECKey.parse(jwk.get()));
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + row.kid + " does not parse", e);
        }
    }

    /** False if there is a key that is not among these. */
    private boolean create(List<String> known) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256).keyIDFromThumbprint(true).generate();
            SigningKeyEntity row = new SigningKeyEntity();
            row.kid = key.getKeyID();
            row.privateJwk = keys.seal(PURPOSE, row(row.kid), key.toJSONString());
            row.createdAt = clock.now();
            boolean stored = store.insert(row, known);
            if (stored) {
                LOG.log(System.Logger.Level.INFO, "a new signing key {0}", row.kid);
                broadcast.tell(NEWS, "");
            }
            return stored;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(String kid) {
        return "signing_keys:" + kid;
    }
}
