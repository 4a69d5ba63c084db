package io.mcphub.users;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a person stands in the approval workflow. */
public enum Status {
    @JsonProperty("pending")
    PENDING,
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("rejected")
    REJECTED
}
