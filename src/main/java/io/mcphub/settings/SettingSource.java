package io.mcphub.settings;

import java.util.List;

/** Declares settings, such as the credentials of a provider. Implement it as a CDI bean. */
public interface SettingSource {
    List<Setting> settings();
}
