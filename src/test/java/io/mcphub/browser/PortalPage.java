package io.mcphub.browser;

/**
 * A page to be checked.
 *
 * @param name names its screenshots and its tests
 * @param path where it is, with all that decides what it shows
 * @param reader who looks at it
 */
record PortalPage(String name, String path, Reader reader) {
    /** Who looks at pages; each is a browser of their own. */
    enum Reader {
        /** Not signed in. */
        NOBODY,
        /** A member who has just begun. */
        NEWCOMER,
        /** A member with accounts and calls. */
        MEMBER,
        /** The first admin. */
        ADMIN
    }

    @Override
    public String toString() {
        return name;
    }
}
