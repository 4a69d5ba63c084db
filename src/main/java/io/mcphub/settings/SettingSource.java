package io.mcphub.settings;

import java.util.List;

/** Settings that are declared elsewhere, such as the credentials of providers. Found through CDI. */
public interface SettingSource {
    List<Setting> settings();
}
