package io.mcphub.access;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a person may do with the hub itself. */
public enum Role {
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("user")
    USER;

    /** The Jakarta Security group of this role: {@code admin} or {@code user}. */
    public String group() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
