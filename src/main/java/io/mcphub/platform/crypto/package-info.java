/** Keys for one purpose each, and sealed text. */
package io.mcphub.platform.crypto;
