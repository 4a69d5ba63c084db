/**
 * Browser sessions. {@link io.mcphub.users.sessions.Sessions} opens one for a successful sign-in and finds the caller of a request
 * by its cookie. A session ends with the password and with the person's access.
 */
package io.mcphub.users.sessions;
