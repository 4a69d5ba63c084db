/** Tools over people: the account itself, its contacts, and the members of chats. */
package io.mcphub.integrations.telegram.people;
