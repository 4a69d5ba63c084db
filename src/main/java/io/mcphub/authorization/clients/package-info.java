/** OAuth clients: confidential ones of people, those that registered themselves, and those that describe themselves at their own address. */
package io.mcphub.authorization.clients;
