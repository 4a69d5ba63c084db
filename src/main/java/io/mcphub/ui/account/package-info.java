/** A person's own account. */
package io.mcphub.ui.account;
