package io.mcphub.audit;

import java.util.Locale;

/** The kinds of events in the audit log. */
public enum AuditAction {
    TOOL_CALL,
    AUTH_LOGIN,
    AUTH_LOGIN_FAILED,
    AUTH_SIGNUP,
    AUTH_PASSWORD_CHANGED,
    TOKEN_CREATED,
    TOKEN_RENAMED,
    TOKEN_REVOKED,
    CONNECTION_CONNECTED,
    CONNECTION_DISCONNECTED,
    CONNECTION_CHANGED,
    CONNECTION_NEEDS_RECONNECT,
    USER_APPROVED,
    USER_REJECTED,
    USER_BLOCKED,
    USER_ROLE_CHANGED,
    USER_ENDED,
    USER_INVITED,
    USER_UNINVITED,
    SETTINGS_CHANGED,
    OAUTH_REGISTERED,
    OAUTH_CONSENTED,
    OAUTH_DENIED,
    OAUTH_ISSUED,
    OAUTH_REFRESHED,
    OAUTH_REUSE,
    OAUTH_REVOKED,
    OAUTH_SECRET_ROTATED,
    OAUTH_CLIENT_DELETED;

    /** The name in the log and in the API: {@code tool.call}, {@code auth.login_failed}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }
}
