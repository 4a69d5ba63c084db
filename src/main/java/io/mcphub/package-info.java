/**
 * MCP Hub: doors, core, integrations. Start here.
 *
 * <p><b>Doors</b> speak a protocol and know nothing of a provider: {@code mcp} (Model Context Protocol),
 * {@code oauth} (the endpoints of the authorization server), {@code api} (REST), {@code ui} (Faces pages). {@code security} stands in front
 * of all of them and turns a credential into a {@link io.mcphub.access.Caller}.
 *
 * <p><b>Core</b>: {@code tools} (the tool API and the way of a call), {@code connections} (a user's accounts at
 * providers), {@code audit}, {@code users} (people and their sessions), {@code tokens} (what opens a door),
 * {@code authorization} (OAuth clients and what people allow them), {@code access} (who asks), {@code settings}, {@code repeats} (calls that are done once), {@code upstream} (what every call to a provider shares), {@code features} (resources, prompts and
 * completions, should an integration offer any), {@code platform} (no feature knowledge).
 *
 * <p><b>Integrations</b>: one package each below {@code integrations}; nobody outside imports them.
 *
 * <p>The way of a tool call, in the order a request visits the classes, is in {@code ARCHITECTURE.md}.
 */
package io.mcphub;
