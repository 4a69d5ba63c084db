/** The hub plays a client against its own public address, to find what keeps other clients out. */
package io.mcphub.doctor;
