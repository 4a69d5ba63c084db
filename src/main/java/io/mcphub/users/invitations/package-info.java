/** Invitations: links by which an admin lets one person in without waiting for approval. */
package io.mcphub.users.invitations;
