package io.mcphub.settings;

/** CDI event: an admin changed settings, and every look reads the new ones. */
public record SettingsChanged() {}
