/** What people allow clients: requests, consents, codes, grants and the tokens that follow from them. */
package io.mcphub.authorization.grants;
