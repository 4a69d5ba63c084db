package io.mcphub.features;

/** What all features of an integration have in common. */
public interface Feature {
    /** The integration's id: a credential that does not reach it sees nothing of the feature. */
    String integration();
}
