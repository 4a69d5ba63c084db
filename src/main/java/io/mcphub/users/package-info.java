/** People: users, their passwords and their browser sessions. */
package io.mcphub.users;
