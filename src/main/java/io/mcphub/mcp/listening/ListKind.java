package io.mcphub.mcp.listening;

/** The lists whose changes a client can listen for (patterns/subscriptions § Opening a Stream). */
public enum ListKind {
    TOOLS("tools"),
    PROMPTS("prompts"),
    RESOURCES("resources");

    private final String capability;

    ListKind(String capability) {
        this.capability = capability;
    }

    /** The capability that offers the list. */
    public String capability() {
        return capability;
    }

    /** The member of the subscription's filter that asks for it. */
    public String filter() {
        return capability + "ListChanged";
    }

    /** The notification that announces a change. */
    String notification() {
        return "notifications/" + capability + "/list_changed";
    }
}
