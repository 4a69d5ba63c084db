/** The page of the connection doctor. */
package io.mcphub.ui.doctor;
