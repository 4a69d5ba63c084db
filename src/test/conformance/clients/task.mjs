// What every client is asked for: list the tools, and post one message to a Slack channel. One line of JSON about what it saw.
// Usage of each client: <client>.mjs <file with its configuration> <client's name>
import { readFileSync } from 'node:fs';

const [file, client] = process.argv.slice(2);

/** The configuration, as the hub hands it out. */
export const text = readFileSync(file, 'utf8');
export const configuration = () => JSON.parse(text);
export const path = file;

/** The hub in a configuration of the usual form. */
export const server = () => configuration().mcpServers['mcp-hub'];

/** With or without a prefix of the client's own. */
export const TOOL = /slack[._]messages[._]post$/;
export const message = { channel: 'C000GENEX1', text: `from ${client}` };

export function seen(tools, answer, more = {}) {
  console.log(JSON.stringify({ tools, tool: tools.find((name) => TOOL.test(name)), answer: typeof answer === 'string' ? answer : JSON.stringify(answer), ...more }));
  process.exit(0);
}

/** Lists and calls by two functions of a client. */
export async function perform(list, call, more) {
  const tools = await list();
  const tool = tools.find((name) => TOOL.test(name));
  seen(tools, await call(tool, message), more?.());
}
