package io.mcphub.tokens;

import io.mcphub.settings.Settings;
import io.mcphub.testing.RecordedEvents;
import io.mcphub.users.CredentialsChanged;
import io.mcphub.users.TestAccounts;

/** The tokens room beside {@link TestAccounts}. */
final class TestTokens implements AutoCloseable {
    static final String BASE = "https://hub.example.com";

    final TestAccounts accounts = new TestAccounts();
    final SigningKeys signingKeys;
    final LoginTokens loginTokens;
    final RefreshTokens refreshTokens;
    final PageTokens pageTokens;
    final PersonalAccessTokens personalTokens;
    final TokenUses uses;
    final RecordedEvents<CredentialsChanged> changed = accounts.beans.events(CredentialsChanged.class);
    boolean withoutExpiry;

    TestTokens() {
        accounts.beans.with(Settings.class, settings());
        signingKeys = accounts.beans.get(SigningKeys.class);
        signingKeys.load();
        loginTokens = accounts.beans.get(LoginTokens.class);
        refreshTokens = accounts.beans.get(RefreshTokens.class);
        pageTokens = accounts.beans.get(PageTokens.class);
        personalTokens = accounts.beans.get(PersonalAccessTokens.class);
        uses = accounts.beans.get(TokenUses.class);
    }

    private Settings settings() {
        return new Settings() {
            @Override
            public String baseUrl() {
                return BASE;
            }

            @Override
            public boolean flag(String name, boolean defaultValue) {
                return withoutExpiry;
            }
        };
    }

    /** As after a restart: on the same table, nothing loaded. */
    SigningKeys signingKeys() {
        return accounts.restarted().get(SigningKeys.class);
    }

    @Override
    public void close() {
        accounts.close();
    }
}
