package io.mcphub.tokens;

import io.mcphub.accounts.CredentialsChanged;
import io.mcphub.accounts.TestAccounts;
import io.mcphub.settings.Settings;
import java.io.IOException;
import java.lang.invoke.MethodHandles;

/** The tokens room beside {@link TestAccounts}, wired by hand. */
final class TestTokens implements AutoCloseable {
    static final String BASE = "https://hub.example.com";

    final TestAccounts accounts = new TestAccounts();
    final SigningKeys signingKeys = signingKeys();
    final LoginTokens loginTokens = new LoginTokens();
    final RefreshTokens refreshTokens = new RefreshTokens();
    final PersonalAccessTokens personalTokens = new PersonalAccessTokens();
    final TokenUses uses = new TokenUses();
    final PersonalTokenStore personalStore;
    final TestAccounts.FakeEvent<CredentialsChanged> changed = new TestAccounts.FakeEvent<>();
    boolean withoutExpiry;

    private final Settings settings = new Settings() {
        @Override
        public String baseUrl() {
            return BASE;
        }

        @Override
        public boolean flag(String name, boolean defaultValue) {
            return withoutExpiry;
        }
    };

    TestTokens() {
        signingKeys.load();
        JwtSigner signer = new JwtSigner();
        signer.keys = signingKeys;
        loginTokens.signer = signer;
        loginTokens.settings = settings;
        loginTokens.config = accounts.config;
        loginTokens.clock = accounts.clock;
        loginTokens.users = accounts.users;
        RefreshTokenStore refreshStore = accounts.transactional(RefreshTokenStore.class, MethodHandles.lookup());
        refreshStore.em = accounts.database.entityManager();
        refreshStore.clock = accounts.clock;
        refreshTokens.store = refreshStore;
        refreshTokens.users = accounts.users;
        refreshTokens.config = accounts.config;
        personalStore = accounts.transactional(PersonalTokenStore.class, MethodHandles.lookup());
        personalStore.em = accounts.database.entityManager();
        personalStore.audit = accounts.audit;
        uses.store = personalStore;
        uses.clock = accounts.clock;
        personalTokens.store = personalStore;
        personalTokens.uses = uses;
        personalTokens.users = accounts.users;
        personalTokens.settings = settings;
        personalTokens.clock = accounts.clock;
        personalTokens.changed = changed;
        accounts.passwordChanged.observe(refreshStore::end);
        accounts.passwordChanged.observe(personalStore::end);
        accounts.passwordChanged.observe(personalTokens::forget);
    }

    /** As after a restart: on the same table, nothing loaded. */
    SigningKeys signingKeys() {
        SigningKeyStore store = accounts.transactional(SigningKeyStore.class, MethodHandles.lookup());
        store.em = accounts.database.entityManager();
        SigningKeys keys = new SigningKeys();
        keys.store = store;
        keys.keys = accounts.keys;
        keys.clock = accounts.clock;
        keys.config = accounts.config;
        return keys;
    }

    @Override
    public void close() throws IOException {
        accounts.close();
    }
}
