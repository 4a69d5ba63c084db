package io.mcphub.connections;

/**
 * The content of a link to {@code /connect/{id}}: who asked in a chat, and for what.
 *
 * @param id the sealed id, the last part of the address
 * @param userId the only user who may follow it
 * @param integration what to connect
 */
public record ConnectLink(String id, String userId, String integration) {
    /** The path of the page, on this hub. */
    public String path() {
        return "/connect/" + id;
    }
}
