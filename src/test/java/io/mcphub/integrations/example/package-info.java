/**
 * An integration as small as one can be, with everything that one can have: signing in at the provider, a pasted token, a long way
 * to connect with a QR code, three tools, a prompt, resources and a completion. It shows that a provider is added by adding a
 * package: nothing else names it. {@link io.mcphub.testing.HubWar} adds it to a copy of the built WAR; it is test code and never ships.
 */
package io.mcphub.integrations.example;
