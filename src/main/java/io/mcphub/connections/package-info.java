/** A user's accounts at providers: how one is connected ({@link io.mcphub.connections.Connector}), where its credentials rest (encrypted), how a call obtains them. */
package io.mcphub.connections;
