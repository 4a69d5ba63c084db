package io.mcphub.tools.calls;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import io.mcphub.testing.BeanBox;

/** The binding of arguments with a secret for tests. */
public final class TestArguments {
    private TestArguments() {}

    public static Arguments create() {
        return new BeanBox()
                .with(HubConfig.class, new HubConfig() {
                    @Override
                    public Secret jwtSecret() {
                        return Secret.of("synthetic-secret-of-the-hub-in-tests");
                    }

                    @Override
                    public java.util.List<Secret> otherJwtSecrets() {
                        return java.util.List.of();
                    }
                })
                .get(Arguments.class);
    }
}
