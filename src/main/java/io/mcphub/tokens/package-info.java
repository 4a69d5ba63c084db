/** What opens a door: login tokens, refresh tokens, personal access tokens and the keys that sign them. */
package io.mcphub.tokens;
