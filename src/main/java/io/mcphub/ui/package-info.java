/** Door 4: the Faces pages. A view holds ids and records, never entities. */
package io.mcphub.ui;
