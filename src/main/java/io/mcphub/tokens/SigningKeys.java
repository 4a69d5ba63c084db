package io.mcphub.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.Keys;
import io.mcphub.platform.SealedText;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ES256 keys that sign tokens (RFC 7518 §3.4). Private halves are sealed under a key from {@code JWT_SECRET}; a key
 * that does not open with it neither signs nor verifies, so a new secret ends every token.
 */
@ApplicationScoped
public class SigningKeys {
    private static final System.Logger LOG = System.getLogger(SigningKeys.class.getName());

    @Inject
    SigningKeyStore store;

    @Inject
    Keys keys;

    @Inject
    HubClock clock;

    private volatile List<ECKey> opened = List.of();

    /** After {@code Migrations.PRIORITY}. */
    void start(@Observes @Priority(10) @Initialized(ApplicationScoped.class) Object start) {
        load();
    }

    /** Opens the stored keys and makes one if none opens. */
    void load() {
        List<ECKey> found = new ArrayList<>();
        store.all().forEach(row -> open(row).ifPresent(found::add));
        if (found.isEmpty()) {
            found.add(create());
        }
        opened = List.copyOf(found);
    }

    /** The key that signs: the newest. */
    public ECKey current() {
        if (opened.isEmpty()) {
            throw new IllegalStateException("signing keys are not loaded yet");
        }
        return opened.get(0);
    }

    /** A key that may have signed. */
    public Optional<ECKey> find(String kid) {
        return opened.stream().filter(k -> k.getKeyID().equals(kid)).findFirst();
    }

    /** The public halves as a JWK set (RFC 7517 §5). */
    public String publicSet() {
        return new JWKSet(new ArrayList<>(opened)).toPublicJWKSet().toString();
    }

    private Optional<ECKey> open(SigningKeyEntity row) {
        try {
            Optional<String> jwk = SealedText.open(List.of(keys.derive("signing-key")), row(row.kid), row.privateJwk);
            if (jwk.isEmpty()) {
                LOG.log(System.Logger.Level.WARNING, "signing key {0} does not open with JWT_SECRET and is not used", row.kid);
                return Optional.empty();
            }
            return Optional.of(ECKey.parse(jwk.get()));
        } catch (ParseException e) {
            throw new IllegalStateException("signing key " + row.kid + " does not parse", e);
        }
    }

    private ECKey create() {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256).keyIDFromThumbprint(true).generate();
            SigningKeyEntity row = new SigningKeyEntity();
            row.kid = key.getKeyID();
            row.publicJwk = key.toPublicJWK().toJSONString();
            row.privateJwk = SealedText.seal(keys.derive("signing-key"), row(row.kid), key.toJSONString());
            row.createdAt = clock.now();
            store.insert(row);
            return key;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(String kid) {
        return "signing_keys:" + kid;
    }
}
