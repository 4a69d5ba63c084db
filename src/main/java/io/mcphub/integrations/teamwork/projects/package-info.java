/** Tools for projects, task lists, milestones, boards, and the people who work there. */
package io.mcphub.integrations.teamwork.projects;
