/** OAuth clients: confidential ones of people, registered ones, and those that describe themselves at their own address. */
package io.mcphub.authorization.clients;
