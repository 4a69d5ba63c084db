package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JwtSignerTest {
    @Test
    void tokenWhenSignedByUsThenOpens() throws JOSEException {
        JwtSigner signer = signer("k");

        assertThat(signer.open(signer.sign(claims()).reveal()).orElseThrow().getSubject()).isEqualTo("ada");
    }

    @Test
    void tokenWhenSignedByAnotherKeyOfTheSameNameThenEmpty() throws JOSEException {
        assertThat(signer("k").open(signer("k").sign(claims()).reveal())).isEmpty();
    }

    @Test
    void tokenWhenUnsignedOrUnreadableThenEmpty() throws JOSEException {
        assertThat(signer("k").open(new PlainJWT(claims()).serialize())).isEmpty();
        assertThat(signer("k").open("mcphub_pat_x")).isEmpty();
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder().subject("ada").build();
    }

    private static JwtSigner signer(String kid) throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        JwtSigner signer = new JwtSigner();
        signer.keys = new SigningKeys() {
            @Override
            public ECKey current() {
                return key;
            }

            @Override
            public Optional<ECKey> find(String id) {
                return Optional.of(key).filter(k -> k.getKeyID().equals(id));
            }
        };
        return signer;
    }
}
