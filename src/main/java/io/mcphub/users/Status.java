package io.mcphub.users;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The state of a person's request for an account. */
public enum Status {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("rejected")
    REJECTED
}
