package io.mcphub.ui;

import io.mcphub.settings.Settings;

public final class FakeSettings extends Settings {
    private final String baseUrl;

    public FakeSettings(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }
}
