/**
 * Tasks, lists, projects, people and tags as the tools show them, read from Teamwork's answers. A value that an answer lacks is
 * null. Nothing here calls Teamwork.
 */
package io.mcphub.integrations.teamwork.model;
