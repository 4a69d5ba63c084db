/** Derived keys, random values and sealed text. */
package io.mcphub.platform.crypto;
