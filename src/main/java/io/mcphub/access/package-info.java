/** Who makes a request and how far their credential reaches. */
package io.mcphub.access;
