/**
 * Tasks, lists, projects, people and tags as the tools show them, read from Teamwork's answers. What an answer does not tell is
 * null. Nothing here calls Teamwork.
 */
package io.mcphub.integrations.teamwork.model;
