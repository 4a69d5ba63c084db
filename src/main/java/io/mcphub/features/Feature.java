package io.mcphub.features;

/** What all features of an integration share. */
public interface Feature {
    /** The integration's id. A credential that does not reach the integration does not see the feature. */
    String integration();
}
