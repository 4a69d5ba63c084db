/**
 * Tools for what tasks stand in: projects, task lists, milestones, boards, and the people who work there.
 */
package io.mcphub.integrations.teamwork.projects;
