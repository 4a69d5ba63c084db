/** What people allow clients: consents, codes, grants and refresh tokens. */
package io.mcphub.authorization.grants;
