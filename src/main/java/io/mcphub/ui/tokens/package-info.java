/** Personal tokens, API clients and authorised apps of a person. */
package io.mcphub.ui.tokens;
