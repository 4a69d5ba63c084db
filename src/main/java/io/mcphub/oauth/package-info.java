/** The hub as OAuth 2.1 authorization server: clients, consent, codes and the tokens that AI clients present at {@code /mcp}. */
package io.mcphub.oauth;
