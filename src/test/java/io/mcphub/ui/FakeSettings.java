package io.mcphub.ui;

import io.mcphub.settings.Settings;

final class FakeSettings extends Settings {
    private final String baseUrl;

    FakeSettings(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }
}
