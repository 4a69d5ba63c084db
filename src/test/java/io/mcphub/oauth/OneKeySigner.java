package io.mcphub.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.mcphub.platform.Secret;
import io.mcphub.tokens.JwtSigner;
import java.util.Optional;

/** Signs with one key that is not in the database. */
public final class OneKeySigner extends JwtSigner {
    private final ECKey key = key();

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Secret sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), claims);
            jwt.sign(new ECDSASigner(key));
            return Secret.of(jwt.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<JWTClaimsSet> open(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            return jwt.verify(new ECDSAVerifier(key.toPublicJWK())) ? Optional.of(jwt.getJWTClaimsSet()) : Optional.empty();
        } catch (java.text.ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}
