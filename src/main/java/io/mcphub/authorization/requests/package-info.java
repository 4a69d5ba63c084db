/** Authorization requests from the client's question to the person's answer. */
package io.mcphub.authorization.requests;
