/** Tokens of the hub itself: login tokens, refresh tokens, personal access tokens, and the keys that sign them. */
package io.mcphub.tokens;
