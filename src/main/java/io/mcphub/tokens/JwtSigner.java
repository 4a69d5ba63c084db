package io.mcphub.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.mcphub.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Optional;

/** Signs JWTs with the hub's keys, and verifies signatures. It does not look at the claims. */
@ApplicationScoped
public class JwtSigner {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    @Inject
    SigningKeys keys;

    /** The claims as a JWT access token (RFC 9068 §2.1), signed with the newest key in use. */
    public Secret sign(JWTClaimsSet claims) {
        ECKey key = keys.current();
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build(), claims);
        try {
            jwt.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return Secret.of(jwt.serialize());
    }

    /**
     * The claims of a token that one of the hub's keys signed; the claims are not checked. The token cannot choose the algorithm
     * (RFC 8725 §3.1).
     */
    public Optional<JWTClaimsSet> open(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            if (!JWSAlgorithm.ES256.equals(header.getAlgorithm()) || !TYPE.equals(header.getType()) || header.getKeyID() == null) {
                return Optional.empty();
            }
            Optional<ECKey> key = keys.find(header.getKeyID());
            return key.isPresent() && jwt.verify(new ECDSAVerifier(key.get().toPublicJWK())) ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException refused) {
            return Optional.empty();
        }
    }
}
