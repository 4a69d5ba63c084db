package io.mcphub.settings;

/** CDI event: an admin changed settings. From now on {@link Settings} returns the new ones. */
public record SettingsChanged() {}
